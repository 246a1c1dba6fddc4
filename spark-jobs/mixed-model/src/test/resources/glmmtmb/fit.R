# Fits the models of GlmmTmbAgreementTest with glmmTMB and prints the figures the test compares with:
#   Rscript fit.R FOLDER_OF_published-accuracy.csv > figures.csv
# Made with R 4.2.2, glmmTMB 1.1.5 and TMB 1.9.2 (Debian 12), glmmTMB's optimiser as it comes.
suppressPackageStartupMessages(library(glmmTMB))
folder <- commandArgs(trailingOnly = TRUE)[1]
put <- function(case, kind, name, estimate, error = NA) {
  cat(sprintf("%s,%s,%s,%s,%s\n", case, kind, name, sprintf("%.10g", estimate),
              ifelse(is.na(error), "", sprintf("%.10g", error))), sep = "")
}
figures <- function(case, formula, data) {
  m <- suppressMessages(glmmTMB(formula, data = data, family = beta_family(), control = glmmTMBControl(rank_check = "adjust")))
  put(case, "rows", "", nobs(m))
  put(case, "log_likelihood", "", as.numeric(logLik(m)))
  put(case, "aic", "", AIC(m))
  b <- fixef(m)$cond
  se <- sqrt(diag(vcov(m)$cond))
  put(case, "fixed", names(b)[!is.na(b)], b[!is.na(b)], se[names(b)[!is.na(b)]])
  put(case, "log_precision", "", m$fit$par[["betad"]],
      sqrt(m$sdr$cov.fixed["betad", "betad"]))
  for (term in names(VarCorr(m)$cond)) {
    sd <- attr(VarCorr(m)$cond[[term]], "stddev")
    theta <- which(names(m$fit$par) == "theta")[match(term, names(VarCorr(m)$cond))]
    put(case, "sd", term, sd, sqrt(m$sdr$cov.fixed[theta, theta]))
    levels <- ranef(m)$cond[[term]]
    put(case, paste0("level of ", term), rownames(levels), levels[[1]],
        sqrt(attr(levels, "condVar")[1, 1, ]))
  }
  few <- unique(round(seq(1, nrow(data), length.out = 12)))
  p <- predict(m, type = "link", se.fit = TRUE)
  put(case, "prediction", few, p$fit[few], p$se.fit[few])
  # glmmTMB 1.1.5 refuses these where coefficients were dropped
  p <- try(predict(m, type = "link", se.fit = TRUE, re.form = NA), silent = TRUE)
  if (!inherits(p, "try-error")) put(case, "population", few, p$fit[few], p$se.fit[few])
}

# Smithson and Verkuilen 2006
squeezed <- function(y) (y * (length(y) - 1) + 0.5) / length(y)

cat("case,kind,name,estimate,standard_error\n")
published <- read.csv(file.path(folder, "published-accuracy.csv"))
figures("published", test_accuracy ~ factor(sleep_ratio) * learner + (1 | dataset) + (1 | dataset:seed), published)
figures("published stdp", test_accuracy ~ factor(sleep_ratio) + (1 | dataset) + (1 | dataset:seed),
        subset(published, learner == "stdp"))
figures("published surrogate-gradient", test_accuracy ~ factor(sleep_ratio) + (1 | dataset) + (1 | dataset:seed),
        subset(published, learner == "surrogate-gradient"))

crossed <- read.csv("crossed.csv")
figures("crossed", accuracy ~ factor(ratio) * target + (1 | wiring) + (1 | images), crossed)
figures("crossed three terms", accuracy ~ 0 + target:factor(ratio) + (1 | images) + (1 | wiring) + (1 | images:wiring), crossed)
figures("crossed without random terms", accuracy ~ target + sqrt(ratio), crossed)
decay <- read.csv("decay.csv")
figures("decay", accuracy ~ log(decay) * learner + (1 | dataset) + (1 | dataset:seed), decay)
figures("decay without intercept", accuracy ~ learner + decay:learner - 1 + (1 | dataset), decay)
boundary <- read.csv("boundary.csv")
boundary$accuracy <- squeezed(boundary$accuracy)
figures("boundary", accuracy ~ factor(ratio) + (1 | dataset) + (1 | dataset:seed), boundary)
deficient <- read.csv("deficient.csv")
figures("deficient", accuracy ~ factor(ratio) * learner + percent + (1 | batch), deficient)
continuous <- read.csv("continuous.csv")
continuous$accuracy <- squeezed(continuous$accuracy)
figures("continuous", accuracy ~ log(ratio) * decay + (1 | dataset) + (1 | dataset:seed), continuous)
figures("continuous with a fixed data set", accuracy ~ log10(ratio) + sqrt(ratio) + dataset + (1 | seed), continuous)
