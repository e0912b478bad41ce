import Sampling

/// What Morris' screening says of one input, or of a group that moves as one.
package struct MorrisEffect: Equatable, Sendable {

  /// The mean of the elementary effects: which way the input moves the value over its whole reach; NaN for a group, in which
  /// some may go up while others go down.
  package let mean: Double

  /// The mean of their sizes: how far it moves the value, whichever way.
  package let size: Double

  /// Their standard deviation: how much that depends on where the inputs are; NaN for a group.
  package let spread: Double

  /// Half the width of the interval that holds the size with a chance of 95 %.
  package let sizeError: Double

}

/// Elementary effects (M. D. Morris, "Factorial sampling plans for preliminary computational experiments", 1991).
///
/// A trajectory starts somewhere on a grid of four levels of each input and moves one input after another, in a random
/// order, by two thirds of its reach: each step is an effect of one input, and no run serves one effect only. All inputs of a
/// group take their steps at once, each the way that it can go (F. Campolongo, J. Cariboni, A. Saltelli, "An
/// effective screening design for sensitivity analysis of large models", 2007): then the size of an effect is all there is.
package struct MorrisDesign: Sendable {

  /// The levels of an input.
  package static let levels = 4

  /// Levels that a step goes: half of them, which makes all levels equally frequent.
  private static let jump = 2

  /// The level of each input in each run, input by input.
  package let choices: [[Int]]

  /// For each trajectory and group, the runs before and behind its step, and the sign of the step.
  private let steps: [[(before: Int, after: Int, sign: Double)]]

  /// The inputs that move as one.
  private let groups: [[Int]]

  /// The number of runs.
  package var runCount: Int { choices.first?.count ?? 0 }

  /// The design of so many `trajectories` for inputs in `groups`, which follows from `seed`.
  package init(groups: [[Int]], trajectories: Int, seed: UInt64) {
    let inputs = groups.reduce(0) { $0 + $1.count }
    let needed = trajectories * (inputs + groups.count)
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
      var order = Array(groups.indices)
      for place in order.indices.reversed() { order.swapAt(place, random(below: place + 1)) }
      var run = choices.first?.count ?? 0
      for input in 0..<inputs { choices[input].append(levels[input]) }
      var trajectory = [(before: Int, after: Int, sign: Double)](
        repeating: (0, 0, 1), count: groups.count)
      for group in order {
        var isUp = true
        for input in groups[group] {
          isUp = levels[input] < MorrisDesign.jump
          levels[input] += isUp ? MorrisDesign.jump : -MorrisDesign.jump
        }
        for input in 0..<inputs { choices[input].append(levels[input]) }
        trajectory[group] = (run, run + 1, isUp ? 1 : -1)
        run += 1
      }
      steps.append(trajectory)
    }
    (self.choices, self.steps, self.groups) = (choices, steps, groups)
  }

  /// The effects of all groups, where the runs have these `values`.
  package func effects(_ values: ArraySlice<Double>) -> [MorrisEffect] {
    let reach = Double(MorrisDesign.jump) / Double(MorrisDesign.levels - 1)
    let first = values.startIndex
    return groups.indices.map { group in
      let effects = steps.map { trajectory in
        let step = trajectory[group]
        return (values[first + step.after] - values[first + step.before]) * step.sign / reach
      }
      let count = Double(effects.count)
      let mean = effects.reduce(0, +) / count
      let size = effects.reduce(0) { $0 + abs($1) } / count
      func deviation(_ numbers: [Double], _ mean: Double) -> Double {
        (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
      }
      let isAlone = groups[group].count == 1
      return MorrisEffect(
        mean: isAlone ? mean : .nan, size: size,
        spread: isAlone ? deviation(effects, mean) : .nan,
        sizeError: SobolEstimator.quantile * deviation(effects.map { abs($0) }, size)
          / count.squareRoot())
    }
  }

}
