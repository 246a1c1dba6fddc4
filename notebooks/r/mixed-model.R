#!/usr/bin/env Rscript
# The paper's beta mixed regression of a sweep by glmmTMB, from the files that the sweep leaves in RESULTS/views; what
# ./submit.sh model RESULTS --family beta --tests wald --formula FORMULA --format csv fits, in its format.
#
#   Rscript notebooks/mixed-model.R RESULTS [FORMULA] [CSV-FILE]
#
# Reads runs.parquet where the R package nanoparquet or arrow is there, else the runs.csv of
# ./submit.sh views RESULTS --csv.

stop_with <- function(...) {
  message(...)
  quit(status = 2)
}

read_runs <- function(results) {
  parquet <- file.path(results, "views", "runs.parquet")
  csv <- file.path(results, "views", "runs.csv")
  has <- function(package) requireNamespace(package, quietly = TRUE)
  if (file.exists(parquet) && has("nanoparquet")) {
    as.data.frame(nanoparquet::read_parquet(parquet))
  } else if (file.exists(parquet) && has("arrow")) {
    as.data.frame(arrow::read_parquet(parquet))
  } else if (file.exists(csv)) {
    utils::read.csv(csv, na.strings = "", colClasses = c(run_id = "character"))
  } else if (file.exists(parquet)) {
    stop_with(parquet, " needs the R package nanoparquet or arrow; install one, or write CSV files by",
              " ./submit.sh views ", results, " --csv")
  } else {
    stop_with("there is no ", parquet, "; write it by ./submit.sh views ", results)
  }
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1 || length(arguments) > 3) {
  stop_with("usage: Rscript mixed-model.R RESULTS [FORMULA] [CSV-FILE]")
}
if (!requireNamespace("glmmTMB", quietly = TRUE)) {
  stop_with("the R package glmmTMB is missing; on Debian and Ubuntu: apt-get install r-cran-glmmtmb")
}

runs <- read_runs(arguments[1])
# what a statistic counts: runs that ended well, each simulation once
runs <- runs[runs$counted %in% c(TRUE, "true", "TRUE"), ]
runs <- runs[order(runs$run_id), ]
without <- runs$regulariser == "none" & is.na(runs$sleep_ratio)
runs$sleep_ratio[without] <- 0
runs$accuracy <- runs$test_accuracy
n <- nrow(runs)
if (n == 0) {
  stop_with("no run that ended well is there to be modelled")
}
# a beta density has no 0 and no 1 (Smithson and Verkuilen 2006)
if (any(runs$accuracy %in% c(0, 1))) {
  runs$accuracy <- (runs$accuracy * (n - 1) + 0.5) / n
}

varies <- function(column) length(unique(runs[[column]])) > 1
given <- length(arguments) > 1 && nzchar(arguments[2])
text <- if (given) {
  arguments[2]
} else {
  fixed <- c(if (varies("sleep_ratio")) "factor(sleep_ratio)", if (varies("learner")) "learner")
  paste(
    "accuracy ~", if (is.null(fixed)) "1" else paste(fixed, collapse = " * "),
    if (varies("dataset")) "+ (1|dataset) + (1|dataset:seed)" else "+ (1|seed)"
  )
}
for (name in c("seed", "dataset", "learner")) {
  runs[[name]] <- factor(runs[[name]])
}
fit <- glmmTMB::glmmTMB(stats::as.formula(text), data = runs, family = glmmTMB::beta_family())
coefficients <- summary(fit)$coefficients$cond
variances <- glmmTMB::VarCorr(fit)$cond

# a variance component has no test of its own here
figures <- rbind(
  data.frame(
    part = "coefficient", name = rownames(coefficients), estimate = coefficients[, "Estimate"],
    standard_error = coefficients[, "Std. Error"], z = coefficients[, "z value"], p = coefficients[, "Pr(>|z|)"]
  ),
  data.frame(
    part = "random", name = names(variances), estimate = vapply(variances, function(v) sqrt(v[1, 1]), 0),
    standard_error = NA, z = NA, p = NA
  ),
  data.frame(
    part = c("precision", "log_likelihood", "rows"), name = "",
    estimate = c(stats::sigma(fit), as.numeric(stats::logLik(fit)), n), standard_error = NA, z = NA, p = NA
  )
)
cat(text, "\n")
print(figures, row.names = FALSE, digits = 6)
if (length(arguments) == 3) {
  utils::write.csv(figures, arguments[3], row.names = FALSE, na = "")
}
