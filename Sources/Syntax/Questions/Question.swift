import Diagnostics

/// A question asked of the model.
package struct Question: Sendable {

  /// What is asked.
  package let kind: Kind

  /// Where the answer is to be saved, if anywhere.
  package let file: SaveClause?

  /// The whole question.
  package let span: SourceSpan

  /// The kinds of question.
  package enum Kind: Sendable {

    /// `show gap`, or several values one under another, `show gap to GW, cost across scenarios`.
    case show([ExpressionID])

    /// `plot gap`.
    case plot(ExpressionID)

    /// `histogram gap in 20 bins`.
    case histogram(ExpressionID, bins: Int)

    /// `expect capacity == 56_756 MW ± 0.5%`.
    case expect(ExpressionID, Precision?)

    /// `claim "report §3.3" 417 TWh / 29.92 PWh == 1.4% to 2 digits`.
    case claim(source: String, ExpressionID, Precision?, ClaimMark?)

    /// `audit`: what all claims come to; or how those of some modules stand, `audit chips, energy`.
    case audit(of: [Name])

    /// `solve added == 40 GW, cost == $3bn across scenarios for growth, price in $1..$9`.
    case solve([ExpressionID], WorldClauses, for: [Mover])

    /// `flip x against y along price in $10_000..$60_000`, or `flip argmin(cost over chip) along price, power`.
    case flip(ExpressionID, against: ExpressionID?, WorldClauses, along: [Mover])

    /// `tornado gap for growth, slip in 0 yr..3 yr`.
    case tornado(ExpressionID, for: [Mover])

    /// `compare gap, cost across scenarios`.
    case compare([ExpressionID], [WorldClause])

    /// `importance cost without correlations for capex, finance = (wacc, tax)`.
    case importance(ExpressionID, for: [MoverGroup], ignoresCorrelations: Bool)

    /// `bridge gap from base to delayed + boom for demand = (growth, price)`.
    case bridge(ExpressionID, from: Overlay, to: Overlay, for: [MoverGroup])

    /// `stress gap for growth, slip`.
    case stress(ExpressionID, for: [Mover])

    /// `explain gap[year = 2028] at p95 depth 2`.
    case explain(ExpressionID, at: DrawChoice?, depth: Int?)

    /// `optimize minimize cost over size in 1..9 step 1, chip in ["A", "B"] subject to gap > 0 GW, cost < $9`.
    case optimize(ExpressionID, isMaximum: Bool, over: [Choice], conditions: [ExpressionID])

    /// `value of information in max(profit over option) for price, demand`.
    case information(ExpressionID, for: [MoverGroup])

    /// `sweep gap, cost for growth, chip in ["H100", "B200"] by sobol 512 runs`.
    case sweep(SweepRequest)

  }

}

/// What is known of a claim that is not simply reproduced.
package enum ClaimMark: Sendable {

  /// It is at odds with what the model comes to, and why; perhaps another source says what is right.
  case conflicts(String, from: String?)

  /// It cannot be checked, and why.
  case unchecked(String)

}

/// One of the draws of a value.
package struct DrawChoice: Sendable {

  /// The ways to say which.
  package enum Kind: Sendable {

    /// The one whose value is nearest to the statistic of this name: `mean`, or a percentile, such as `p95`.
    case named(Name)

    /// The one with this number, from 1.
    case number(Int)

  }

  /// Which it is.
  package let kind: Kind

  /// Where it is said.
  package let span: SourceSpan

}

/// What a study moves, and how far.
package struct Mover: Sendable {

  /// The input, column or cells.
  package let target: OverrideTarget

  /// The least and greatest value, where they are given.
  package let range: LiteralRange?

  /// Where it stands.
  package let span: SourceSpan

  /// Creates a mover.
  package init(target: OverrideTarget, range: LiteralRange?, span: SourceSpan) {
    (self.target, self.range, self.span) = (target, range, span)
  }

}

/// What an optimisation chooses, and from what.
package struct Choice: Sendable {

  /// The input, column or cells, or an axis of the value.
  package let target: OverrideTarget

  /// What it is chosen from, where that is said.
  package let values: Values?

  /// Where it stands.
  package let span: SourceSpan

  /// The ways to say what to choose from.
  package enum Values: Sendable {

    /// Numbers.
    case range(LiteralRange)

    /// Texts or quantities, each an expression that is a literal.
    case list([ExpressionID])

    /// The elements of an axis or the labels of a table.
    case axis(Name)

  }

}

/// What a study moves as one: one thing alone, things under a name, or all inputs of a module.
package struct MoverGroup: Sendable {

  /// The name of the group; `nil` where one thing moves alone.
  package let name: Name?

  /// What is in it; for a module, nothing is listed.
  package let members: [Mover]

  /// `true` iff it is all inputs of the module that it is called after.
  package let isModule: Bool

  /// Where it stands.
  package let span: SourceSpan

  /// Creates a group.
  init(name: Name?, members: [Mover], isModule: Bool, span: SourceSpan) {
    (self.name, self.members, self.isModule, self.span) = (name, members, isModule, span)
  }

  /// `mover` alone.
  package init(_ mover: Mover) {
    self.init(name: nil, members: [mover], isModule: false, span: mover.span)
  }

}

/// How near two values must be to count as equal.
package enum Precision: Sendable {

  /// Within this of each other: a percentage of the expected value, or a quantity of its dimension.
  case tolerance(ExpressionID)

  /// Equal when rounded to so many significant digits.
  case digits(Int, SourceSpan)

}
