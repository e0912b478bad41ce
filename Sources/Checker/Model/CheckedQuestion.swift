import Diagnostics
import Dimensions
import Syntax

/// A formula to be evaluated and shown.
package struct Shown: Sendable {

  /// The formula.
  package let formula: FormulaID

  /// The type of its values.
  package let type: ValueType

  /// The unit that its author asked for or wrote it in.
  package let unit: MeasuringUnit?

  /// The formula as it was written, for a heading.
  package internal(set) var text: String

  /// Where it stands.
  package let span: SourceSpan

  /// `true` iff its author asked for the unit with `to`.
  package let isConverted: Bool

  /// `true` iff it was typed by itself, without `show`.
  package var isBare = false

}

/// A question that can be asked without a mistake.
package struct CheckedQuestion: Sendable {

  /// What is asked.
  package let kind: Kind

  /// Where the question stands.
  package let span: SourceSpan

  /// The question as it was written, on one line.
  package let text: String

  /// Where its answer is to be saved, if anywhere.
  package var file: ResultFile?

  /// The kinds of question.
  package enum Kind: Sendable {

    /// The values of a formula.
    case show(Shown)

    /// The values of several formulas, one under another.
    case list([Shown])

    /// A chart of a formula.
    case plot(Shown)

    /// How the draws of a formula spread, in at most so many bins.
    case histogram(Shown, bins: Int)

    /// Whether a condition holds.
    case expect(Condition)

    /// Whether a published figure is reproduced.
    case claim(Claim)

    /// What all claims come to, or how those of some modules stand.
    case audit(of: [AuditedModule])

    /// The values of inputs at which as many equations hold.
    case solve(Solve)

    /// The values of one or two inputs at which the winner of a contest changes.
    case flip(Flip)

    /// What each input alone does to a value.
    case tornado(Study)

    /// Values compared between scenarios.
    case compare(ScenarioComparison)

    /// Which inputs a value's uncertainty comes from.
    case importance(Study, ignoresCorrelations: Bool)

    /// What makes the difference between two worlds.
    case bridge(WorldBridge)

    /// The worst and the best that a value can come to.
    case stress(Study)

    /// Where a value comes from.
    case explain(Derivation)

    /// The inputs at which a value is least or greatest.
    case optimize(Optimization)

    /// What knowing more is worth to a choice.
    case information(Decision)

    /// Values over a design of inputs.
    case sweep(Sweep)

  }

  /// A module whose claims are counted.
  package struct AuditedModule: Sendable {

    /// Its name.
    package let name: String

    /// Its claims.
    package let claims: [CheckedQuestion]

  }

  /// A published figure.
  package struct Claim: Sendable {

    /// Where it was published.
    package let source: String

    /// What is claimed; `nil` where it cannot be checked.
    package let condition: Condition?

    /// What is claimed, as it was written, on one line.
    package let text: String

    /// What is known of it that is not simply reproduced.
    package let mark: ClaimMark?

  }

  /// A condition, or a comparison of two values.
  package enum Condition: Sendable {

    /// A formula that is to be true.
    case holds(Shown)

    /// Two formulas that are to compare so.
    case compares(Shown, Comparison, Shown, Nearness)

  }

  /// The comparisons of two values.
  package enum Comparison: String, Sendable {

    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

  }

  /// How near two values must be to count as equal.
  package enum Nearness: Sendable {

    /// Equal when rounded to so many significant digits.
    case digits(Int)

    /// Within this share of the expected value.
    case relative(FormulaID)

    /// Within this quantity of the expected value.
    case absolute(FormulaID)

  }

  /// An input or the cells of a column, with the text that names it.
  package struct Target: Sendable {

    /// The input or column.
    package let definition: DefinitionID

    /// The cells, as an element of each axis named; empty for all.
    package let cells: [AxisID: Int]

    /// How it was written.
    package let text: String

    /// Creates a target.
    package init(definition: DefinitionID, cells: [AxisID: Int] = [:], text: String) {
      (self.definition, self.cells, self.text) = (definition, cells, text)
    }

  }

}
