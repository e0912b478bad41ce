/// Spearman's correlation: how far one value rises wherever another one does.
package enum RankCorrelation {

  /// The rank correlation of `x` and `y`; NaN where one of them is the same everywhere or has no value somewhere.
  package static func of(_ x: [Double], _ y: [Double]) -> Double {
    of(ranks: ranks(x), ranks(y))
  }

  /// Pearson's correlation of ranks.
  package static func of(ranks x: [Double], _ y: [Double]) -> Double {
    let middle = Double(x.count + 1) / 2
    var sums = (xy: 0.0, xx: 0.0, yy: 0.0)
    for (a, b) in zip(x, y) {
      sums.xy += (a - middle) * (b - middle)
      sums.xx += (a - middle) * (a - middle)
      sums.yy += (b - middle) * (b - middle)
    }
    return sums.xx > 0 && sums.yy > 0 ? sums.xy / (sums.xx * sums.yy).squareRoot() : .nan
  }

  /// The rank of each of `numbers`, from 1; equal ones share the mean of their ranks. All NaN where one is missing.
  package static func ranks(_ numbers: [Double]) -> [Double] {
    if numbers.contains(where: \.isNaN) {
      return [Double](repeating: .nan, count: numbers.count)
    }
    let order = numbers.indices.map { (value: numbers[$0], place: Int32($0)) }
      .sorted { $0.value < $1.value }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end].value == order[start].value { end += 1 }
      let rank = Double(start + end + 1) / 2
      for index in start..<end { ranks[Int(order[index].place)] = rank }
      start = end
    }
    return ranks
  }

}
