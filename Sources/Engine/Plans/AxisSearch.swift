/// A step that looks into the values along one axis of an array: for the rate at which amounts are worth nothing, or for a
/// percentile.
///
/// The step's extents are those of all other axes, draws among them. A search is no fixed sequence of operations, so each
/// lane has one of its own. A lane without an answer is NaN; the tracer asks again for the reason.
package struct AxisSearch: Sendable {

  /// What is looked for.
  package enum Target: Sendable {

    /// The internal rate of return.
    case internalRate

    /// The time at which what was spent is paid back.
    case payback

    /// The percentile below which a share of the values lies, between two of them in proportion; those that are infinite
    /// do not count.
    case percentile

  }

  /// Why there is nothing to be found.
  enum Shortage: Error {

    /// The amounts are no such flow.
    case cashFlow(CashFlow.Problem)

    /// No value counts.
    case empty

  }

  /// What is looked for.
  package let target: Target

  /// The values, with the distances of the first ones along the step's extents.
  package let values: ArrayAccess

  /// The distance between the values that belong together.
  package let stride: Int

  /// The number of values that belong together.
  package let count: Int

  /// The rates at which amounts are discounted, or the shares of percentiles.
  package let parameter: ArrayAccess

  /// The array that is filled.
  package let destination: ArrayAccess

  /// The number of the formula that asks for it.
  package let place: Int

  /// Creates a search.
  package init(
    _ target: Target, in values: ArrayAccess, stride: Int, count: Int, parameter: ArrayAccess,
    destination: ArrayAccess, place: Int
  ) {
    self.target = target
    self.values = values
    self.stride = stride
    self.count = count
    self.parameter = parameter
    self.destination = destination
    self.place = place
  }

  /// Searches in all lanes of a step of `extents`.
  func run(
    over extents: [Int], _ memory: [UnsafeMutableBufferPointer<Double>], _ signal: StopSignal,
    asking: Bool
  ) throws(Machine.Stopped) {
    let targets = Cursor(destination, extents: extents)
    for lane in 0..<extents.reduce(1, *) {
      try signal.check(asking: asking)
      memory[destination.array][targets.element(of: lane)] =
        switch result(in: lane, of: extents, memory) {
        case .success(let value): value
        case .failure: .nan
        }
    }
  }

  /// What comes of `lane` of a step of `extents`.
  func result(
    in lane: Int, of extents: [Int], _ memory: [UnsafeMutableBufferPointer<Double>]
  ) -> Result<Double, Shortage> {
    let first = Cursor(values, extents: extents).element(of: lane)
    let found = (0..<count).map { memory[values.array][first + $0 * stride] }
    let parameter = memory[parameter.array][Cursor(parameter, extents: extents).element(of: lane)]
    switch target {
    case .internalRate:
      return CashFlow(found).internalRate().mapError { .cashFlow($0.problem) }
    case .payback:
      return CashFlow(found).payback(rate: parameter).mapError { .cashFlow($0.problem) }
    case .percentile: return percentile(parameter, of: found)
    }
  }

  /// The percentile of `values` at `share`: the definition that spreadsheets and numpy use.
  private func percentile(_ share: Double, of values: [Double]) -> Result<Double, Shortage> {
    if share.isNaN || values.contains(where: \.isNaN) { return .success(.nan) }
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return .failure(.empty) }
    let place = share * Double(sorted.count - 1)
    let below = min(max(Int(place), 0), sorted.count - 1)
    let above = min(below + 1, sorted.count - 1)
    let part = place - Double(below)
    return .success(sorted[below] * (1 - part) + sorted[above] * part)
  }

  /// The elements that `lane` of a step of `extents` reads, each with its array.
  func sources(of lane: Int, extents: [Int]) -> [(array: Int, element: Int)] {
    let first = Cursor(values, extents: extents).element(of: lane)
    let found = (0..<count).map { (values.array, first + $0 * stride) }
    switch target {
    case .internalRate: return found
    case .payback, .percentile:
      return found + [(parameter.array, Cursor(parameter, extents: extents).element(of: lane))]
    }
  }

}
