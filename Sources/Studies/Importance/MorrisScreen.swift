import Sampling

/// What Morris' screening says of one input.
package struct MorrisEffect: Equatable, Sendable {

  /// The mean of the elementary effects: which way the input moves the value over its whole reach.
  package let mean: Double

  /// The mean of their sizes: how far it moves the value, whichever way.
  package let size: Double

  /// Their standard deviation: how much that depends on where the inputs are.
  package let spread: Double

  /// Half the width of the interval that holds the size with a chance of 95 %.
  package let sizeError: Double

}

/// Elementary effects (M. D. Morris, "Factorial sampling plans for preliminary computational experiments", 1991).
///
/// A trajectory starts somewhere on a grid of four levels of each input and moves one input after another, in a random
/// order, by two thirds of its reach: each step is an effect of one input, and no run serves one effect only.
package struct MorrisDesign: Sendable {

  /// The levels of an input.
  package static let levels = 4

  /// Levels that a step goes: half of them, which makes all levels equally frequent.
  private static let jump = 2

  /// The level of each input in each run, input by input.
  package let choices: [[Int]]

  /// For each trajectory and input, the runs before and behind its step, and the sign of the step.
  private let steps: [[(before: Int, after: Int, sign: Double)]]

  /// The number of runs.
  package var runCount: Int { choices.first?.count ?? 0 }

  /// The design of so many `trajectories` for `inputs` inputs, which follows from `seed`.
  package init(inputs: Int, trajectories: Int, seed: UInt64) {
    let needed = trajectories * 2 * inputs
    var numbers = [Double](repeating: 0, count: max(1, needed))
    RandomStream(
      .plain, name: StreamName(input: "Morris"), dimension: 0, seed: seed, draws: numbers.count
    ).fill(into: &numbers, start: 0, count: numbers.count)
    var next = 0
    func random(below limit: Int) -> Int {
      defer { next += 1 }
      return min(limit - 1, Int(numbers[next] * Double(limit)))
    }
    var choices = [[Int]](repeating: [], count: inputs)
    var steps: [[(before: Int, after: Int, sign: Double)]] = []
    for _ in 0..<trajectories {
      var levels = (0..<inputs).map { _ in random(below: MorrisDesign.levels) }
      var order = Array(0..<inputs)
      for place in order.indices.reversed() { order.swapAt(place, random(below: place + 1)) }
      var run = choices.first?.count ?? 0
      for input in 0..<inputs { choices[input].append(levels[input]) }
      var trajectory = [(before: Int, after: Int, sign: Double)](
        repeating: (0, 0, 1), count: inputs)
      for input in order {
        let isUp = levels[input] < MorrisDesign.jump
        levels[input] += isUp ? MorrisDesign.jump : -MorrisDesign.jump
        for input in 0..<inputs { choices[input].append(levels[input]) }
        trajectory[input] = (run, run + 1, isUp ? 1 : -1)
        run += 1
      }
      steps.append(trajectory)
    }
    (self.choices, self.steps) = (choices, steps)
  }

  /// The effects of all inputs, where the runs have these `values`.
  package func effects(_ values: ArraySlice<Double>) -> [MorrisEffect] {
    let reach = Double(MorrisDesign.jump) / Double(MorrisDesign.levels - 1)
    let first = values.startIndex
    return choices.indices.map { input in
      let effects = steps.map { trajectory in
        let step = trajectory[input]
        return (values[first + step.after] - values[first + step.before]) * step.sign / reach
      }
      let count = Double(effects.count)
      let mean = effects.reduce(0, +) / count
      let size = effects.reduce(0) { $0 + abs($1) } / count
      func deviation(_ numbers: [Double], _ mean: Double) -> Double {
        (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
      }
      return MorrisEffect(
        mean: mean, size: size, spread: deviation(effects, mean),
        sizeError: SobolEstimator.quantile * deviation(effects.map { abs($0) }, size)
          / count.squareRoot())
    }
  }

}
