# What R says, for the tests beside. Made with R 4.2.2, packages base and stats only; from this folder:
#   Rscript oracle.R > oracle-r.json && npx pnpm exec biome format --write oracle-r.json

options(digits = 17)

number <- function(x) ifelse(is.infinite(x), ifelse(x > 0, '"Infinity"', '"-Infinity"'), sprintf("%.17g", x))
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
row <- function(...) {
  fields <- list(...)
  paste0("{", paste(sprintf('"%s":%s', names(fields), fields), collapse = ","), "}")
}
rows <- function(all) paste0("[\n", paste(unlist(all), collapse = ",\n"), "\n]")
grid <- function(f, ...) {
  cases <- expand.grid(..., KEEP.OUT.ATTRS = FALSE)
  Map(f, cases[[1]], cases[[2]], if (ncol(cases) > 2) cases[[3]] else NA)
}

set.seed(1986)
series <- list(
  c(1, 2, 3), c(3, 2, 1), c(2, 2, 5), c(1, 3, 2, 4), c(0, 0, 0, 1, 0, 2, 0, 3),
  c(5, 4, 4, 3, 3, 3, 2, 1, 1, 0), round(rnorm(10), 3), round(rnorm(25), 3), round(rnorm(60), 3),
  rpois(25, 2), rpois(40, 1) + (1:40) %/% 8, 25:1 + rpois(25, 4)
)

beta_shapes <- list(c(0.5, 0.5), c(1, 1), c(1, 1000), c(2, 3), c(3, 2), c(0.1, 5), c(12, 1), c(30, 70), c(500, 1500), c(4000, 10))
counts <- c(0, 1, 2, 3, 7, 12, 40, 365)
times <- list(c(1, 1), c(2, 1), c(3, 7), c(1, 9.5), c(10, 0.25))

poisson_case <- function(after, before, index) {
  if (after + before == 0) return(NULL)
  time <- times[[index]]
  for_level <- function(level) poisson.test(c(after, before), time, conf.level = level)
  test <- for_level(0.95)
  wide <- for_level(0.8)
  row(
    after = number(after), before = number(before), times = list_of(time), ratio = number(unname(test$estimate)),
    interval = list_of(test$conf.int), interval80 = list_of(wide$conf.int), p = number(test$p.value)
  )
}

# Order statistics of the interval for a median: the largest rank at which coverage still reaches the level.
median_interval <- function(n, level) {
  rank <- qbinom((1 - level) / 2, n, 0.5)
  while (rank > 0 && 1 - 2 * pbinom(rank - 1, n, 0.5) < level) rank <- rank - 1
  while (1 - 2 * pbinom(rank, n, 0.5) >= level && rank + 1 <= n / 2) rank <- rank + 1
  row(n = number(n), asked = number(level), rank = number(rank), level = number(1 - 2 * pbinom(rank - 1, n, 0.5)))
}

parts <- list(
  quantile = rows(lapply(series, function(y) {
    p <- c(0, 0.01, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.975, 1)
    row(values = list_of(y), p = list_of(p), quantiles = list_of(unname(quantile(y, p, type = 7))), median = number(median(y)))
  })),
  medianInterval = rows(Map(median_interval, rep(c(1, 2, 5, 6, 7, 8, 9, 10, 25, 60, 100, 190, 1000, 5000), 4),
    rep(c(0.5, 0.9, 0.95, 0.99), each = 14))),
  kendall = rows(lapply(series, function(y) {
    time <- seq_along(y)
    s <- sum(sign(outer(y, y, "-"))[lower.tri(diag(length(y)))])
    # R takes both ties and continuity into account here, and gives z.
    test <- suppressWarnings(cor.test(time, y, method = "kendall", exact = FALSE, continuity = TRUE))
    row(values = list_of(y), s = number(s), z = number(unname(test$statistic)), p = number(test$p.value),
      tau = number(unname(test$estimate)))
  })),
  beta = rows(lapply(beta_shapes, function(shape) {
    p <- c(1e-10, 1e-4, 0.025, 0.2, 0.5, 0.9, 0.975, 0.9999)
    x <- c(1e-6, 0.001, 0.02, 0.25, 0.3, 0.5, 0.7, 0.99)
    row(a = number(shape[1]), b = number(shape[2]), p = list_of(p), quantiles = list_of(qbeta(p, shape[1], shape[2])),
      x = list_of(x), probabilities = list_of(pbeta(x, shape[1], shape[2])))
  })),
  binomial = rows(lapply(c(0.01, 0.3, 0.5, 0.9), function(p) {
    k <- c(-1, 0, 1, 5, 12, 19, 20, 21)
    row(n = "20", p = number(p), k = list_of(k), lower = list_of(pbinom(k, 20, p)),
      upper = list_of(pbinom(k - 1, 20, p, lower.tail = FALSE)))
  })),
  poisson = rows(Filter(Negate(is.null), grid(poisson_case, counts, counts, seq_along(times)))),
  lnGamma = rows(lapply(c(1e-300, 1e-8, 0.1, 0.5, 0.99, 1, 1.0001, 1.4616321449683623, 1.5, 1.9999, 2, 2.0001, 2.5, 3, 4.5,
    7.99, 8, 8.01, 10, 33.3, 171, 1000, 1e5, 1e10, 1e300), function(x) row(x = number(x), value = number(lgamma(x))))),
  normal = rows(lapply(c(-37, -20, -8, -5, -3.0001, -3, -2.9999, -1.96, -1, -0.1, 0, 1e-9, 0.5, 1, 1.6448536, 2.5, 3, 6, 9),
    function(z) row(z = number(z), lower = number(pnorm(z)), upper = number(pnorm(z, lower.tail = FALSE))))),
  normalQuantile = rows(lapply(c(1e-300, 1e-20, 1e-8, 0.001, 0.025, 0.07, 0.0751, 0.3, 0.5, 0.6, 0.9249, 0.93, 0.975, 0.999999),
    function(p) row(p = number(p), z = number(qnorm(p)))))
)
cat(paste0("{\n", paste(sprintf('"%s": %s', names(parts), unlist(parts)), collapse = ",\n"), "\n}\n"))
