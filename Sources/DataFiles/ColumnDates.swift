import Calendars
import Diagnostics

/// The dates and periods of a column on their way to one kind.
///
/// All cells of a column have one form. Where day and month stand before the year with slashes, the cells tell together which
/// of them comes first: `30/11/2024` can only be read in one way, and then `03/04/2024` beside it is read so, too. A column
/// that does not tell is refused, since half of its dates would be wrong in silence.
struct ColumnDates {

  /// The heading.
  private let heading: DataHeading

  /// The forms met so far, each with its first place.
  private var forms: [(form: CellPeriod.Form, place: SourceSpan)] = []

  /// The first cells that can only be read in one order.
  private var telling: [DataHeading.DateOrder: SourceSpan] = [:]

  /// The first cell that means another day in the other order.
  private var undecided: SourceSpan?

  /// Where the first days and periods stand that there are not.
  private var impossible: [SourceSpan] = []

  /// Creates the dates of the column below `heading`.
  init(_ heading: DataHeading) {
    self.heading = heading
  }

  /// Takes `period`, which stands at `place`, and returns its value; NaN where it is of another form than the first.
  mutating func take(_ period: CellPeriod, at place: SourceSpan) -> Double {
    if forms.first?.form != period.form {
      if !forms.contains(where: { $0.form == period.form }) { forms.append((period.form, place)) }
      if forms.count > 1 { return .nan }
    }
    if period.form == .eitherOrder { note(period.ordinal, at: place) }
    return Double(period.ordinal)
  }

  /// Notes what `packed`, a day in either order that stands at `place`, tells of the order.
  private mutating func note(_ packed: Int, at place: SourceSpan) {
    let orders = DataHeading.DateOrder.allCases.filter {
      CellPeriod.day(packed: packed, in: $0) != nil
    }
    if orders.count == 1 {
      if telling[orders[0]] == nil { telling[orders[0]] = place }
      if let order = heading.order, order != orders[0] { takeImpossible(at: place) }
    } else if undecided == nil, packed / 100 % 100 != packed % 100 {
      undecided = place
    }
  }

  /// Takes a day or period that there is not and that stands at `place`.
  mutating func takeImpossible(at place: SourceSpan) {
    if impossible.count < DataFile.diagnosticLimit { impossible.append(place) }
  }

  /// The order of the numbers in days in either order.
  private var order: DataHeading.DateOrder {
    heading.order ?? telling.keys.first ?? .monthFirst
  }

  /// The kind of the column and its values, where `values` are what was returned for each.
  func column(_ values: [Double]) -> (kind: DataColumn.Kind, values: [Double]) {
    switch forms.first?.form {
    case .period(let frequency, let name):
      let calendar = name.map { DataColumn.Named(name: $0, span: forms[0].place) }
      return (.periods(frequency, calendar: calendar), values)
    case .eitherOrder:
      let days = values.map { value in
        value.isNaN ? value : CellPeriod.day(packed: Int(value), in: order).map(Double.init) ?? .nan
      }
      return (.periods(.day, calendar: nil), days)
    case nil: return (.periods(.day, calendar: nil), values)
    }
  }

  /// What is wrong with them.
  func diagnostics() -> [Diagnostic] {
    var found = impossible.map { Diagnostic.impossibleDate(at: $0, of: heading) }
    if forms.count > 1 { found.append(.mixedPeriods(heading, forms)) }
    if heading.order != nil || forms.first?.form != .eitherOrder { return found }
    if let day = telling[.dayFirst], let month = telling[.monthFirst] {
      found.append(.twoOrders(heading, dayFirst: day, monthFirst: month))
    } else if telling.isEmpty, let undecided {
      found.append(.ambiguousDate(at: undecided, of: heading))
    }
    return found
  }

}
