import Sampling

/// One distribution of each kind, with its name.
func samples() throws -> [(String, any Distribution)] {
  let normal = try NormalDistribution(mean: 3, sd: 2)
  let quartet = [
    QuantilePoint(0.05, 1), QuantilePoint(0.25, 2), QuantilePoint(0.5, 3), QuantilePoint(0.95, 9),
  ]
  return [
    ("normal", normal),
    ("lognormal", try LogNormalDistribution(mean: 10, sd: 4)),
    ("uniform", try UniformDistribution(low: -1, high: 1)),
    ("loguniform", try LogUniformDistribution(low: 1, high: 100)),
    ("triangular", try TriangularDistribution(low: 6, mode: 8, high: 11)),
    ("pert", try BetaDistribution(low: 0.8, mode: 1, high: 1.1)),
    ("beta", try BetaDistribution(mean: 0.9, sd: 0.04)),
    ("gamma", try GammaDistribution(mean: 5, sd: 3)),
    ("exponential", try ExponentialDistribution(rate: 0.2)),
    ("student-t", try StudentTDistribution(degrees: 7, location: 2, scale: 3)),
    ("poisson", try PoissonDistribution(mean: 4.5)),
    ("binomial", try BinomialDistribution(trials: 20, chance: 0.3)),
    ("bernoulli", try BinomialDistribution(bernoulli: 0.1)),
    ("discrete", try DiscreteDistribution(values: [3, 1, 2], chances: [0.2, 0.5, 0.3])),
    ("empirical", try DiscreteDistribution(observed: [5, 2, 2, 8, 13, 0.5])),
    ("weighted", try DiscreteDistribution(observed: [5, 2, 8], weights: [1, 0, 7])),
    (
      "mixture",
      try MixtureDistribution(
        [normal, GammaDistribution(shape: 9, scale: 2)], weights: [0.7, 0.3])
    ),
    (
      "gap",
      try MixtureDistribution(
        [UniformDistribution(low: 0, high: 1), UniformDistribution(low: 2, high: 3)],
        weights: [0.4, 0.6])
    ),
    (
      "mixed",
      try MixtureDistribution(
        [normal, DiscreteDistribution(values: [0, 4], chances: [0.5, 0.5])], weights: [0.5, 0.5])
    ),
    (
      "counts",
      try MixtureDistribution(
        [PoissonDistribution(mean: 2), BinomialDistribution(bernoulli: 0.5)], weights: [0.5, 0.5])
    ),
    ("metalog", try MetalogDistribution(quantiles: quartet)),
    ("metalog above", try MetalogDistribution(quantiles: quartet, low: 0)),
    ("metalog below", try MetalogDistribution(quantiles: Array(quartet.dropLast()), high: 5)),
    ("metalog between", try MetalogDistribution(quantiles: quartet, low: 0, high: 20)),
    ("truncated", try TruncatedDistribution(normal, low: 0, high: 4)),
    (
      "truncated triangular",
      try TruncatedDistribution(TriangularDistribution(low: 0, mode: 1, high: 3), low: 0.5)
    ),
    ("truncated poisson", try TruncatedDistribution(PoissonDistribution(mean: 9), high: 11)),
  ]
}
