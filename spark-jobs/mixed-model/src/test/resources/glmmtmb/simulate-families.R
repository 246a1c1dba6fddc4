# Writes counts.csv and drift.csv, the data of FamilyAgreementTest, with R 4.2.2: Rscript simulate-families.R
set.seed(20261126)
d <- expand.grid(ratio = c(0, 0.05, 0.1, 0.2, 0.4), seed = 1:6, dataset = c("digits", "clothes", "letters", "shapes"))
d$learner <- ifelse(d$seed %% 2 == 0, "even", "odd")
offset <- c(0.2, 1.4, -0.3, 1)[as.integer(d$dataset)]
slope <- c(3, -0.5, 1, 2.5)[as.integer(d$dataset)]
seed <- rnorm(24, 0, 0.3)[as.integer(d$dataset) * 6 - 6 + d$seed]
eta <- offset + slope * d$ratio + seed + ifelse(d$learner == "odd", 0.2, 0)
phi <- exp(4.5 - 4 * d$ratio)
n <- c(200, 500, 1000)[1 + (d$seed + as.integer(d$dataset)) %% 3]
d$test_samples <- n
p <- rbeta(nrow(d), plogis(eta) * phi, (1 - plogis(eta)) * phi)
d$k <- rbinom(nrow(d), n, p)
d$accuracy <- d$k / n
write.csv(d[-c(7, 31, 90), ], "counts.csv", row.names = FALSE, quote = FALSE)

g <- expand.grid(seed = 1:5, ratio = c(0, 0.1, 0.3), dataset = c("digits", "clothes", "letters", "shapes"))
g$drift <- c(2, 4, 3, 5.2)[as.integer(g$dataset)] + c(-4, 0, -1, -6)[as.integer(g$dataset)] * g$ratio +
  rnorm(20, 0, 0.5)[as.integer(g$dataset) * 5 - 5 + g$seed] + rnorm(nrow(g), 0, 0.4)
write.csv(g[-c(4, 22, 23, 57), ], "drift.csv", row.names = FALSE, quote = FALSE)
