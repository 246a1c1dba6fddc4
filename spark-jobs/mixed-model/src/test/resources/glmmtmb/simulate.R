# Makes the small data sets of this folder. Deterministic: R 4.2.2 writes the committed files again, byte for byte.
#   Rscript simulate.R
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

draw <- function(eta, phi) {
  mu <- plogis(eta)
  round(rbeta(length(mu), mu * phi, (1 - mu) * phi), 6)
}
keep <- function(name, data) write.csv(data, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

# two factors, crossed random effects, a third of the cells without a run
set.seed(101)
d <- expand.grid(ratio = c(0, 0.1, 0.2, 0.5), target = c("group", "post", "static"), wiring = 1:12, images = letters[1:7])
d <- d[sort(sample(nrow(d), 660)), ]
wiring <- rnorm(12, sd = 0.5)
images <- rnorm(7, sd = 0.3)
eta <- 0.4 + c(0, 0.5, 0.3, -0.4)[match(d$ratio, c(0, 0.1, 0.2, 0.5))] +
  c(0, -0.2, 0.3)[match(d$target, c("group", "post", "static"))] +
  ifelse(d$ratio == 0.5 & d$target == "static", 0.6, 0) + wiring[d$wiring] + images[match(d$images, letters)]
d$accuracy <- draw(eta, 25)
keep("crossed", d)

# a continuous covariate, seeds nested in data sets
set.seed(102)
d <- expand.grid(decay = c(0.9, 0.99, 0.997, 0.999, 0.9999), learner = c("stdp", "surrogate-gradient"),
                 dataset = c("fashion-mnist", "geomfig", "kmnist", "mnist", "notmnist"), seed = 1:4)
dataset <- rnorm(5, sd = 0.6)
seed <- matrix(rnorm(20, sd = 0.25), 5)
k <- match(d$dataset, levels(d$dataset))
eta <- 0.5 + 8 * log(d$decay) + ifelse(d$learner == "stdp", 0, 0.9 - 6 * log(d$decay)) + dataset[k] + seed[cbind(k, d$seed)]
d$accuracy <- draw(eta, 40)
keep("decay", d)

# exact zeros and ones: 20 test images a run
set.seed(103)
d <- expand.grid(ratio = c(0, 0.1, 0.3), dataset = c("a", "b", "c", "d"), seed = 1:8)
dataset <- c(-2.2, -0.5, 0.8, 2.6)
eta <- dataset[d$dataset] + c(0, 0.7, -0.3)[match(d$ratio, c(0, 0.1, 0.3))] + rep(rnorm(32, sd = 0.9), each = 3)
d$accuracy <- rbinom(nrow(d), 20, draw(eta, 15)) / 20
keep("boundary", d)

# a factor's cell that was never run, a column that repeats another, no seed-to-seed spread
set.seed(104)
d <- expand.grid(ratio = c(0, 0.1, 0.2), learner = c("nap", "sleep", "stay-awake"), batch = 1:10)
d <- d[!(d$learner == "stay-awake" & d$ratio == 0.2), ]
d$percent <- 100 * d$ratio
d$accuracy <- draw(0.2 + 3 * d$ratio + ifelse(d$learner == "nap", 0.4, 0), 60)
keep("deficient", d)

# two continuous covariates at points of their own, as a random sweep has them, and few test images
set.seed(105)
d <- data.frame(run = 1:120, dataset = rep(c("fashion-mnist", "geomfig", "kmnist", "mnist"), each = 30), seed = rep(1:6, 20))
d$ratio <- round(exp(runif(120, log(0.01), log(0.5))), 5)
d$decay <- round(runif(120, 0.995, 0.9999), 6)
dataset <- rnorm(4, sd = 0.5)
seed <- matrix(rnorm(24, sd = 0.3), 4)
k <- match(d$dataset, levels(factor(d$dataset)))
eta <- 0.6 - 0.4 * log(d$ratio) + 150 * (d$decay - 0.9975) + 60 * log(d$ratio) * (d$decay - 0.9975) + dataset[k] + seed[cbind(k, d$seed)]
d$accuracy <- draw(eta, 12)
keep("continuous", d)
