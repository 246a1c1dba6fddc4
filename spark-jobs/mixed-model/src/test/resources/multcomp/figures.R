# Prints the figures that MultcompAgreementTest compares with, here and in spark-jobs:
#   Rscript figures.R > figures.csv
# Made with R 4.2.2, multcomp 1.4-22, mvtnorm 1.1-3, emmeans 1.8.4-1, lme4 1.1.31, lmerTest 3.1.3 (Debian 12).
suppressPackageStartupMessages({ library(multcomp); library(emmeans); library(lmerTest) })
set.seed(1)
precise <- GenzBretz(maxpts = 1e5, abseps = 1e-5, releps = 0)
put <- function(family, kind, name, value) cat(sprintf("%s,%s,%s,%.10g\n", family, kind, name, value), sep = "")
runs <- read.csv("runs.csv")
runs$point <- factor(runs$point)
runs$seed <- factor(runs$seed)
cat("family,kind,name,value\n")
for (name in unique(runs$family)) {
  d <- droplevels(runs[runs$family == name, ])
  m <- lm(accuracy ~ point + seed, d)
  # Dunnett: every point against the baseline
  g <- glht(m, mcp(point = "Dunnett"))
  s <- summary(g, test = adjusted("single-step", algorithm = precise))$test
  points <- levels(d$point)[-1]
  put(name, "degrees", "", m$df)
  put(name, "estimate", points, s$coefficients)
  put(name, "error", points, s$sigma)
  put(name, "dunnett", points, s$pvalues)
  e <- emmeans(m, trt.vs.ctrl ~ point)$contrasts
  for (adjust in c("none", "holm", "fdr")) put(name, adjust, points, summary(e, adjust = adjust)$p.value)
  # Tukey: all pairs, exactly by emmeans' studentized range
  p <- summary(emmeans(m, pairwise ~ point)$contrasts, adjust = "tukey")
  pairs <- gsub("point", "", gsub(" ", "", p$contrast))
  put(name, "pair", pairs, p$t.ratio)
  put(name, "tukey", pairs, p$p.value)
  if (name == "three") put(name, "glht", pairs,
    summary(glht(m, mcp(point = "Tukey")), test = adjusted("single-step", algorithm = precise))$test$pvalues)
  # the same by a mixed model of the seeds
  r <- lmer(accuracy ~ point + (1 | seed), d, REML = TRUE)
  s <- summary(emmeans(r, trt.vs.ctrl ~ point, lmer.df = "satterthwaite")$contrasts, adjust = "none")
  put(name, "mixed error", points, s$SE)
  put(name, "mixed degrees", points, s$df)
}
