import Diagnostics

/// A number with its unit, as written: `28_240 MW`, `$15 per Mtoken`, `19%`.
package struct Quantity: Sendable {

  /// The number, its magnitude multiplied in.
  package let value: Double

  /// The unit; one without factors where the number stands alone.
  package let unit: UnitExpression

}

/// A product of powers of units, as written: `$/(GPU·h)`.
package struct UnitExpression: Sendable {

  /// One unit and the power it is raised to.
  package struct Factor: Sendable {

    /// The name of the unit with its prefix, or a sign (`$`, `%`).
    package let name: Symbol

    /// The tag that keeps it apart from the same unit with another: `IT` in `W[IT]`, `@2024` in `USD@2024`.
    package internal(set) var tag: Name?

    /// The power, negative behind a `/` or `per`.
    package let exponent: Int

    /// Where the unit stands.
    package let span: SourceSpan

  }

  /// The units, in the order in which they stand.
  package var factors: [Factor]

}

/// The unit that an answer is asked in: `to million device`, `to CNY at 2023`.
package struct DisplayUnit: Sendable {

  /// The word before the unit, if any.
  package let magnitude: Keyword?

  /// The unit.
  package let unit: UnitExpression

  /// Where both stand.
  package let span: SourceSpan

  /// The formula of the year whose money is converted, where one is named.
  package internal(set) var year: ExpressionID?

}
