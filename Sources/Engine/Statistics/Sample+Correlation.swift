/// What the draws of two values have to do with each other.
extension Sample {

  /// The correlation of the ranks of these draws and those of `other` (Spearman's); NaN where either do not differ.
  package func rankCorrelation(with other: Sample) -> Double {
    Sample(ranks).linearCorrelation(with: Sample(other.ranks))
  }

  /// The correlation of these draws and those of `other` (Pearson's); NaN where either do not differ.
  package func linearCorrelation(with other: Sample) -> Double {
    guard draws.count == other.draws.count else { return .nan }
    let means = (mean, other.mean)
    func product(_ pairs: Zip2Sequence<[Double], [Double]>, _ m: (Double, Double)) -> Double {
      Sample.sum(pairs.map { ($0 - m.0) * ($1 - m.1) }[...])
    }
    let squares = (
      product(zip(draws, draws), (means.0, means.0)),
      product(zip(other.draws, other.draws), (means.1, means.1))
    )
    guard squares.0 > 0, squares.1 > 0 else { return .nan }
    let common = product(zip(draws, other.draws), means)
    return min(max(common / (squares.0.squareRoot() * squares.1.squareRoot()), -1), 1)
  }

  /// The rank of each draw from 1 on; those that are alike share the mean of their ranks. All are NaN where a draw is.
  private var ranks: [Double] {
    if draws.contains(where: \.isNaN) { return draws.map { _ in .nan } }
    let order = draws.indices.sorted { (draws[$0], $0) < (draws[$1], $1) }
    var ranks = [Double](repeating: 0, count: draws.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, draws[order[end]] == draws[order[start]] { end += 1 }
      for index in start..<end { ranks[order[index]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }

}
