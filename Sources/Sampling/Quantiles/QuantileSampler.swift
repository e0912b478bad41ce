import CSampling

/// What makes blocks of draws of one distribution.
package struct QuantileSampler: Sendable {

  /// The distribution.
  private let distribution: any Distribution

  /// How its blocks are made.
  private let kernel: QuantileKernel

  /// The polynomial pieces, where blocks are made of these.
  private let table: QuantileTable?

  /// The sampler of `distribution`; a distribution without a formula costs some milliseconds here.
  package init(_ distribution: any Distribution) {
    self.distribution = distribution
    kernel = distribution.kernel
    if case .pieces = kernel { table = QuantileTable(distribution) } else { table = nil }
  }

  /// Writes the draws that belong to `count` `numbers` in (0, 1), which are somewhere else.
  package func fill(
    _ draws: UnsafeMutablePointer<Double>, from numbers: UnsafePointer<Double>, count: Int
  ) {
    switch kernel {
    case .affine(let offset, let scale): ys_affine(draws, numbers, count, offset, scale)
    case .normal(let offset, let scale):
      ys_normal_quantiles(draws, numbers, count)
      ys_affine(draws, draws, count, offset, scale)
    case .logAffine(let offset, let scale):
      ys_exponential_of_affine(draws, numbers, count, offset, scale)
    case .logNormal(let offset, let scale):
      ys_normal_quantiles(draws, numbers, count)
      ys_exponential_of_affine(draws, draws, count, offset, scale)
    case .exponential(let scale): ys_exponential_quantiles(draws, numbers, count, scale)
    case .triangular(let low, let mode, let high):
      ys_triangular_quantiles(draws, numbers, count, low, mode, high)
    case .search(let guide): guide.fill(draws, from: numbers, count: count)
    case .pieces: fillByPieces(draws, from: numbers, count: count)
    case .direct:
      for i in 0..<count { draws[i] = distribution.quantile(numbers[i]) }
    }
  }

  /// `true` iff draws are made of standard normal numbers.
  package var isOfNormals: Bool {
    switch kernel {
    case .normal, .logNormal: true
    case .affine, .logAffine, .exponential, .triangular, .search, .pieces, .direct: false
    }
  }

  /// Writes the draws that belong to `count` standard normal `numbers`, which spares finding these by their chances.
  ///
  /// - Requires: `isOfNormals`.
  package func fill(
    _ draws: UnsafeMutablePointer<Double>, fromNormals numbers: UnsafePointer<Double>, count: Int
  ) {
    switch kernel {
    case .normal(let offset, let scale): ys_affine(draws, numbers, count, offset, scale)
    case .logNormal(let offset, let scale):
      ys_exponential_of_affine(draws, numbers, count, offset, scale)
    case .affine, .logAffine, .exponential, .triangular, .search, .pieces, .direct:
      preconditionFailure("unreachable: these draws are not made of normal numbers")
    }
  }

  /// Writes draws from the table, and those that it leaves out from parts of its pieces or the distribution itself.
  private func fillByPieces(
    _ draws: UnsafeMutablePointer<Double>, from numbers: UnsafePointer<Double>, count: Int
  ) {
    guard let table, table.fill(draws, from: numbers, count: count) > 0 else { return }
    for i in 0..<count where draws[i].isNaN {
      draws[i] = table.quantileByParts(numbers[i]) ?? distribution.quantile(numbers[i])
    }
  }

}
