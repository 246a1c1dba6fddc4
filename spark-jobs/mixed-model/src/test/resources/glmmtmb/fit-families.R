# Fits the models of FamilyAgreementTest with glmmTMB, lmerTest and emmeans and prints the figures the test compares with:
#   Rscript fit-families.R > families.csv
# Made with R 4.2.2, glmmTMB 1.1.5, TMB 1.9.2, lme4 1.1.31 and lmerTest 3.1.3, emmeans 1.8.4-1 (Debian 12).
suppressPackageStartupMessages({ library(glmmTMB); library(lmerTest) })
put <- function(case, kind, name, estimate, error = NA, df = NA)
  cat(sprintf("%s,%s,%s,%.10g,%.10g,%.10g\n", case, kind, name, estimate, error, df), sep = "")
strict <- glmmTMBControl(optCtrl = list(iter.max = 5000, eval.max = 5000, rel.tol = 1e-14))
glmm <- function(case, ...) {
  m <- suppressWarnings(glmmTMB(..., control = strict))
  put(case, "log_likelihood", "", as.numeric(logLik(m)))
  put(case, "fixed", names(fixef(m)$cond), fixef(m)$cond, sqrt(diag(vcov(m)$cond)))
  if (length(fixef(m)$disp) > 0 && family(m)$family != "binomial") {
    error <- sqrt(diag(vcov(m)$disp))
    put(case, "dispersion", names(fixef(m)$disp), fixef(m)$disp, if (length(error)) error else m$sdr$sd[0][1])
  }
  for (term in names(VarCorr(m)$cond)) {
    v <- VarCorr(m)$cond[[term]]
    put(case, paste("sd", term), names(attr(v, "stddev")), attr(v, "stddev"))
    if (nrow(v) > 1) put(case, paste("correlation", term), "", attr(v, "correlation")[2, 1])
  }
  p <- predict(m, type = "link", se.fit = TRUE)
  few <- unique(round(seq(1, nrow(model.frame(m)), length.out = 8)))
  put(case, "prediction", few, p$fit[few], p$se.fit[few])
}
lmm <- function(case, formula, data) {
  m <- lmer(formula, data, REML = TRUE, control = lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhoend = 1e-10)))
  s <- summary(m)$coefficients
  put(case, "fixed", rownames(s), s[, "Estimate"], s[, "Std. Error"], s[, "df"])
  a <- anova(m, type = 3)
  put(case, "term", rownames(a), a[, "F value"], a[, "NumDF"], a[, "DenDF"])
}
d <- read.csv("counts.csv")
d$f <- factor(d$ratio)
g <- read.csv("drift.csv")
g$f <- factor(g$ratio)
cat("case,kind,name,estimate,standard_error,df\n")
glmm("betabinomial", cbind(k, test_samples - k) ~ f * learner + (1 | dataset) + (1 | dataset:seed), d, family = betabinomial())
glmm("binomial", cbind(k, test_samples - k) ~ f + (1 | dataset) + (1 | dataset:seed), d, family = binomial())
glmm("dispersion", cbind(k, test_samples - k) ~ f + (1 | dataset) + (1 | dataset:seed), d, family = betabinomial(), dispformula = ~ratio + learner)
glmm("beta dispersion", accuracy ~ f + (1 | dataset) + (1 | dataset:seed), d, family = beta_family(), dispformula = ~f)
glmm("slope", cbind(k, test_samples - k) ~ ratio + (ratio | dataset) + (1 | dataset:seed), d, family = betabinomial())
glmm("uncorrelated slope", cbind(k, test_samples - k) ~ ratio + (ratio || dataset) + (1 | dataset:seed), d, family = betabinomial())
glmm("gaussian", drift ~ f + (1 | dataset) + (1 | dataset:seed), g, family = gaussian())
lmm("lmer", drift ~ f + (1 | dataset) + (1 | dataset:seed), g)
lmm("lmer slope", drift ~ ratio + (ratio | dataset), g)
lmm("lmer interaction", drift ~ f + (1 | dataset) + (1 | dataset:f) + (1 | dataset:seed), g)
# the levels of a factor against its first, with simultaneous p and intervals
suppressPackageStartupMessages(library(emmeans))
m <- lmer(drift ~ f + (1 | dataset) + (1 | dataset:seed), g, REML = TRUE)
set.seed(1)
s <- summary(emmeans(m, trt.vs.ctrl ~ f, lmer.df = "satterthwaite")$contrasts, infer = TRUE, adjust = "mvt")
put("emmeans", "contrast", levels(g$f)[-1], s$estimate, s$SE, s$df)
put("emmeans", "simultaneous", levels(g$f)[-1], s$p.value, s$lower.CL, s$upper.CL)
