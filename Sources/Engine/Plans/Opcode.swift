/// The operations of the machine, each on all lanes of a block.
///
/// `r` are registers, blocks of numbers. Truth is 1 and falsehood 0. A lane without a value holds NaN, and every
/// operation but `known` passes it on, comparisons and choices included: so a failure can be hidden by nothing but a
/// choice that did not take it. An operation whose exact result no `Double` holds makes NaN, never an
/// infinity.
package enum Opcode: UInt8, CaseIterable, Sendable {

  /// r[d] <- the elements of load a
  case load

  /// r[d] <- -r[a]
  case negate

  /// r[d] <- 1 - r[a]
  case not

  /// r[d] <- |r[a]|
  case absolute

  /// r[d] <- whether r[a] has a value
  case known

  /// r[d] <- √r[a]
  case squareRoot

  /// r[d] <- e^r[a]
  case exponential

  /// r[d] <- ln r[a]
  case logarithm

  /// r[d] <- log2 r[a]
  case logarithm2

  /// r[d] <- log10 r[a]
  case logarithm10

  /// r[d] <- the greatest whole number up to r[a]
  case floor

  /// r[d] <- the least whole number from r[a] on
  case ceiling

  /// r[d] <- the whole number nearest to r[a], halves away from zero
  case round

  /// r[d] <- sin r[a]
  case sine

  /// r[d] <- cos r[a]
  case cosine

  /// r[d] <- tan r[a]
  case tangent

  /// r[d] <- r[a], where it is a whole number
  case wholeNumber

  /// r[d] <- 12 times the year of the day that is r[a] days after 1970-01-01, and its month from 0
  case monthOfDay

  /// r[d] <- the number of days from 1970-01-01 to the first day of the month r[a], which is counted so
  case firstDayOfMonth

  /// r[d] <- r[a] + r[b]
  case add

  /// r[d] <- r[a] - r[b]
  case subtract

  /// r[d] <- r[a] * r[b]
  case multiply

  /// r[d] <- r[a] / r[b]
  case divide

  /// r[d] <- r[a] ^ r[b]
  case power

  /// r[d] <- the lesser of r[a] and r[b]
  case minimum

  /// r[d] <- the greater of r[a] and r[b]
  case maximum

  /// r[d] <- r[a] == r[b]
  case equal

  /// r[d] <- r[a] != r[b]
  case notEqual

  /// r[d] <- r[a] < r[b]
  case less

  /// r[d] <- r[a] <= r[b]
  case lessOrEqual

  /// r[d] <- r[a] and r[b]; false where one is false, whatever the other is
  case and

  /// r[d] <- r[a] or r[b]; true where one is true, whatever the other is
  case or

  /// r[d] <- r[a] where r[c] is true, else r[b]
  case select

  /// The number of registers that the operation reads.
  package var operandCount: Int {
    switch self {
    case .load: 0
    case .negate, .not, .absolute, .known, .squareRoot, .exponential, .logarithm, .logarithm2,
      .logarithm10, .floor, .ceiling, .round, .sine, .cosine, .tangent, .wholeNumber, .monthOfDay,
      .firstDayOfMonth:
      1
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .equal, .notEqual,
      .less, .lessOrEqual, .and, .or:
      2
    case .select: 3
    }
  }

}
