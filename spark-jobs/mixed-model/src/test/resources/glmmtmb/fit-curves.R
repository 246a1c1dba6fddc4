# Fits the models of CurveAgreementTest with glmmTMB and prints the figures the test compares with:
#   Rscript fit-curves.R > curves.csv
# Made with R 4.2.2 and its splines package, glmmTMB 1.1.5 and TMB 1.9.2 (Debian 12).
suppressPackageStartupMessages({ library(glmmTMB); library(splines) })
put <- function(case, kind, name, estimate, error = NA)
  cat(sprintf("%s,%s,\"%s\",%.10g,%.10g\n", case, kind, name, estimate, error), sep = "")
strict <- glmmTMBControl(optCtrl = list(iter.max = 5000, eval.max = 5000, rel.tol = 1e-14))
d <- read.csv("counts.csv")
# within the doses, and beyond the greatest
new <- expand.grid(ratio = c(0, 0.03, 0.15, 0.31, 0.4, 0.5), learner = c("even", "odd"), test_samples = 500)
fit <- function(case, fixed) {
  random <- update(fixed, cbind(k, test_samples - k) ~ . + (1 | dataset) + (1 | dataset:seed))
  m <- suppressWarnings(glmmTMB(random, d, family = betabinomial(), control = strict))
  put(case, "log_likelihood", "", as.numeric(logLik(m)))
  put(case, "fixed", names(fixef(m)$cond), fixef(m)$cond, sqrt(diag(vcov(m)$cond)))
  basis <- delete.response(terms(lm(update(fixed, k ~ .), d)))
  x <- suppressWarnings(model.matrix(basis, new))
  put(case, "prediction", seq_len(nrow(new)), x %*% fixef(m)$cond, sqrt(diag(x %*% vcov(m)$cond %*% t(x))))
}
cat("case,kind,name,estimate,standard_error\n")
fit("poly", ~ poly(ratio, 2) * learner)
fit("raw", ~ poly(ratio, 3, raw = TRUE))
fit("ns", ~ ns(ratio, df = 3) + learner)
fit("ns knots", ~ ns(sqrt(ratio), knots = c(0.25, 0.4)):learner)
fit("bs", ~ bs(ratio, df = 4))
fit("arithmetic", ~ I(ratio^2) + I(-2 * (ratio - 0.1)/test_samples) + log(ratio + 0.01))
