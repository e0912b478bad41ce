/// A step that looks into the amounts along one axis of an array, such as for the rate at which they are worth nothing.
///
/// The step's extents are those of all other axes, draws among them. What is looked for is found by bisection, which no
/// fixed sequence of operations says, so each lane has a search of its own. A lane without an answer is NaN; the
/// tracer asks again for the reason.
package struct CashFlowSearch: Sendable {

  /// What is looked for.
  package enum Target: Sendable {

    /// The internal rate of return.
    case internalRate

    /// The time at which what was spent is paid back.
    case payback

  }

  /// What is looked for.
  package let target: Target

  /// The amounts, with the distances of the first ones along the step's extents.
  package let flow: ArrayAccess

  /// The distance between the amounts of one flow.
  package let stride: Int

  /// The number of amounts.
  package let count: Int

  /// The rates at which the amounts are discounted.
  package let rate: ArrayAccess

  /// The array that is filled.
  package let destination: ArrayAccess

  /// The number of the formula that asks for it.
  package let place: Int

  /// Creates a search.
  package init(
    _ target: Target, flow: ArrayAccess, stride: Int, count: Int, rate: ArrayAccess,
    destination: ArrayAccess, place: Int
  ) {
    self.target = target
    self.flow = flow
    self.stride = stride
    self.count = count
    self.rate = rate
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
  ) -> Result<Double, CashFlow.Failure> {
    let first = Cursor(flow, extents: extents).element(of: lane)
    let amounts = CashFlow((0..<count).map { memory[flow.array][first + $0 * stride] })
    switch target {
    case .internalRate: return amounts.internalRate()
    case .payback:
      let rate = Cursor(rate, extents: extents).element(of: lane)
      return amounts.payback(rate: memory[self.rate.array][rate])
    }
  }

  /// The elements that `lane` of a step of `extents` reads, each with its array.
  func sources(of lane: Int, extents: [Int]) -> [(array: Int, element: Int)] {
    let first = Cursor(flow, extents: extents).element(of: lane)
    let amounts = (0..<count).map { (flow.array, first + $0 * stride) }
    switch target {
    case .internalRate: return amounts
    case .payback: return amounts + [(rate.array, Cursor(rate, extents: extents).element(of: lane))]
    }
  }

}
