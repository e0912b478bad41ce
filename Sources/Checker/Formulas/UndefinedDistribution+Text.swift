import Diagnostics
import Dimensions
import Sampling

extension UndefinedDistribution {

  /// What is wrong, in words, with values as the author of the input in `model` would write them.
  package func text(in model: CheckedModel) -> String {
    let definition = model[input]
    return error.description { value in
      guard isMeasured, case .quantity(let dimension) = definition.type else {
        return NumberFormat.significant(value)
      }
      let unit = definition.unit ?? model.units.readableUnit(for: dimension, magnitude: abs(value))
      return unit.reading(value)
    }
  }

  /// The way out, where there is one for all distributions.
  package var wayOut: String? { error.requirement.wayOut }

}

extension ParameterError {

  /// What is wrong, in words; `reading` shows a value of the parameter.
  func description(_ reading: (Double) -> String) -> String {
    let name = "`\(parameter)`"
    let found = "\(name) is \(reading(value)), and"
    switch requirement {
    case .finite: return value.isNaN ? "\(name) has no value" : "\(name) must be finite"
    case .above(let bound): return "\(found) must be above \(reading(bound))"
    case .atLeast(let bound): return "\(found) must be at least \(reading(bound))"
    case .below(let bound): return "\(found) must be below \(reading(bound))"
    case .atMost(let bound): return "\(found) must be at most \(reading(bound))"
    case .aboveParameter(let other, let bound):
      return "\(found) must be above `\(other)`, which is \(reading(bound))"
    case .atLeastParameter(let other, let bound):
      return "\(found) must be at least `\(other)`, which is \(reading(bound))"
    case .atMostParameter(let other, let bound):
      return "\(found) must be at most `\(other)`, which is \(reading(bound))"
    case .belowParameter(let other, let bound):
      return "\(found) must be below `\(other)`, which is \(reading(bound))"
    case .whole: return "\(found) must be a whole number"
    case .notEmpty: return "there are no \(parameter) to draw from"
    case .sameCount(let other, let count):
      return "\(name) must be as many as `\(other)`, which are \(count)"
    case .sum(let total):
      let sum = NumberFormat.significant(value, digits: 10)
      return "the \(parameter) add up to \(sum), and must add up to \(reading(total))"
    case .count(let least, let most): return "\(name) must be \(least) to \(most) in number"
    case .density(let from, let to):
      let shares = [from, to].map { MeasuringUnit.percent.reading($0) }
      return "the density through these would be negative between \(shares[0]) and \(shares[1])"
    case .possible: return "nothing of the distribution is left between these bounds"
    case .feasible: return "no distribution of the family has these quantiles"
    }
  }

}

extension ParameterError.Requirement {

  /// The way out, where there is one for all distributions.
  var wayOut: String? {
    switch self {
    case .finite: "check what goes into it: show it by itself"
    case .above: "what is known for certain stands behind `=`"
    case .aboveParameter, .atLeastParameter, .atMostParameter, .belowParameter:
      "exchange the two, or check their figures"
    case .whole: "round it: `round(x)`"
    case .notEmpty: "check the table's rows and the condition behind `where`"
    case .sum: "correct one, or make the last one the rest: `1 - …`"
    case .density: "move the quantiles in the middle nearer to the line between their neighbours"
    case .possible: "widen the bounds, or move the distribution between them"
    case .feasible: "check the quantiles, or take another family, such as `metalog`"
    case .atLeast, .below, .atMost, .sameCount, .count: nil
    }
  }

}
