import Presentation

/// A value that is asked for after each change.
struct Watch {

  /// The expression, as it was written.
  let text: String

  /// What it came to last.
  var last: WatchedValue

  /// `true` iff it came to numbers.
  var isOfNumbers: Bool {
    guard case .values(let table, _) = last, case .numbers = table.values else { return false }
    return true
  }

}

/// What something that is watched comes to.
enum WatchedValue {

  /// It has values: for what is drawn, their means, with their standard errors.
  case values(ResultTable, replicates: [[Double]]?)

  /// It has none, because the model or the evaluation does not allow it.
  case missing

}

/// One cell of something that is watched, before and after a change.
struct WatchedChange {

  /// What is watched, and which cell of it.
  let name: String

  /// How it was and is, as people read it.
  let before: String, after: String

  /// The numbers in coherent units; NaN where there are none.
  let old: Double, new: Double

  /// The standard errors of the new value and of the difference; NaN where there are none.
  let error: Double, differenceError: Double

  /// The unit of the numbers, if they are any.
  let unit: ResultTable.ValueUnit?

}
