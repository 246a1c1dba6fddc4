# Writes runs.csv, the data of MultcompAgreementTest, with R 4.2.2: Rscript simulate.R
# Families of points that share seeds with the baseline, point 0, all spreading alike, and so told by F in this sample.
set.seed(1)
family <- function(name, effects, seeds, error) {
  d <- expand.grid(seed = 1:seeds, point = seq_along(effects) - 1)
  d$accuracy <- round(0.6 + effects[d$point + 1] + rnorm(seeds, 0, 0.05)[d$seed] + rnorm(nrow(d), 0, error), 4)
  data.frame(family = name, d)
}
write.csv(rbind(
  family("one", c(0, 0.03), 5, 0.02),
  family("three", c(0, 0.03, 0.05, -0.01), 5, 0.02),
  family("ten", c(0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.05, 0.03, 0, -0.02, -0.04), 3, 0.02),
  family("small", c(0, 0.005, 0.02, 0.01, 0), 10, 0.01)), "runs.csv", row.names = FALSE, quote = FALSE)
