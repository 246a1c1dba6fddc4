# Figures that MultivariateTest compares with: P(max |T| <= c) and critical values of R's mvtnorm, and simultaneous
# comparisons of multcomp. Run in this folder: Rscript figures.R (R 4.2.2, mvtnorm 1.1-3, multcomp 1.4-22).
suppressMessages({library(mvtnorm); library(multcomp)})
set.seed(1)
out <- NULL
add <- function(kind, case, df, bound, value) out <<- rbind(out, data.frame(kind, case, df, bound, value))
precise <- GenzBretz(maxpts = 1e5, abseps = 2e-5, releps = 0)
cases <- list(
  half3 = 0.5 + 0.5 * diag(3),
  half10 = 0.5 + 0.5 * diag(10),
  none5 = diag(5),
  factors4 = { l <- c(0.2, 0.5, 0.7, 0.9); r <- l %o% l; diag(r) <- 1; r },
  tukey6 = { k <- rbind(c(1,-1,0,0), c(1,0,-1,0), c(1,0,0,-1), c(0,1,-1,0), c(0,1,0,-1), c(0,0,1,-1)); cov2cor(k %*% t(k)) },
  shared4 = { m <- c(3, 5, 4, 6); s <- outer(m, m, pmin); v <- s / outer(m, m); diag(v) <- 2 / m; cov2cor(v) })
for (case in names(cases)) {
  r <- cases[[case]]
  for (df in c(2, 20, Inf)) {
    at <- function(c) if (is.infinite(df)) pmvnorm(rep(-c, nrow(r)), rep(c, nrow(r)), corr = r, algorithm = precise)
      else pmvt(rep(-c, nrow(r)), rep(c, nrow(r)), df = df, corr = r, algorithm = precise)
    for (c in c(1, 2.5, 4)) add("probability", case, df, c, at(c))
    if (df %in% c(2, 20)) add("critical", case, df, 0.95,
      qmvt(0.95, tail = "both.tails", df = df, corr = r)$quantile)
  }
}
# a family of three points and a baseline over five seeds, as multcomp compares it
seeds <- 5
y <- data.frame(
  accuracy = round(0.6 + rnorm(20, 0, 0.03) + rep(c(0, 0.03, 0.06, -0.02), each = seeds), 3),
  point = factor(rep(0:3, each = seeds)), seed = factor(rep(1:seeds, 4)))
write.csv(y, "family.csv", row.names = FALSE, quote = FALSE)
fit <- glht(lm(accuracy ~ point + seed, y), linfct = mcp(point = "Dunnett"))
s <- summary(fit, test = adjusted("single-step", algorithm = precise))$test
ci <- confint(fit)$confint
for (i in 1:3) {
  add("t", paste0("family", i), fit$df, 0, s$tstat[i])
  add("p", paste0("family", i), fit$df, s$tstat[i], s$pvalues[i])
}
add("critical", "family", fit$df, 0.95, attr(ci, "calpha"))
write.csv(out, "figures.csv", row.names = FALSE, quote = FALSE)
