import Diagnostics
import Syntax

/// Gathers the cells of a column and finds out what they are.
///
/// The first cell that says something decides: numbers, truths or texts. Until then, and in a column of texts, each cell
/// is kept as the number of its text, so nothing has to be read twice. A cell of another kind is noted with its
/// place; which of the two kinds is the mistake is told at the end, when it is known how many there are of each.
struct ColumnBuilder {

  /// What the column's cells are, as far as they are known.
  private enum Mode {
    case undecided, numbers, truths, texts, periods
  }

  /// The heading.
  let heading: DataHeading

  /// The file.
  private let file: SourceFileID

  /// The values so far: numbers, truths, or the numbers of texts.
  private var values: [Double] = []

  /// The texts so far.
  private var texts = TextTable()

  /// The kind of the cells so far.
  private var mode: Mode

  /// How many cells of each kind there are, and where the first few are.
  private var numbers = Sightings()
  private var truths = Sightings()
  private var words = Sightings()
  private var periods = Sightings()

  /// What periods the cells have.
  private var dates: ColumnDates

  /// The marks of numbers, each with its first place.
  private var marks: [(mark: CellMark, place: SourceSpan)] = []

  /// Cells of one kind.
  private struct Sightings {

    /// How many there are.
    var count = 0

    /// Where the first of them are.
    var places: [SourceSpan] = []

    /// Counts a cell at `place`.
    @inline(__always)
    mutating func add(_ place: SourceSpan) {
      count += 1
      if count <= DataFile.diagnosticLimit { places.append(place) }
    }

  }

  /// Creates a builder of the column below `heading`.
  init(_ heading: DataHeading) {
    self.heading = heading
    file = heading.span.file
    dates = ColumnDates(heading)
    mode =
      heading.isText
      ? .texts : heading.order != nil ? .periods : heading.unit == nil ? .undecided : .numbers
  }

  /// Takes the cell that says `bytes` and stands at `place`; in a quoted one, blanks count.
  @inline(__always)
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, at place: SourceSpan) {
    if heading.isText {
      values.append(bytes.isEmpty ? .nan : Double(texts.intern(bytes)))
      return
    }
    switch Cell(bytes) {
    case .number(let value, let mark):
      if mode == .undecided { decide(.numbers) }
      numbers.add(place)
      if marks.last?.mark != mark { note(mark, at: place) }
      values.append(mode == .texts ? .nan : value)
    case .empty:
      values.append(.nan)
    case .missing:
      let isText = mode == .texts || mode == .undecided
      values.append(isText ? Double(texts.intern(bytes)) : .nan)
    case .truth(let value):
      if mode == .undecided { decide(.truths) }
      truths.add(place)
      values.append(value ? 1 : 0)
    case .period(let period): take(period, bytes, at: place)
    case .impossiblePeriod(let isCertain): takeImpossible(bytes, at: place, isCertain: isCertain)
    case .text: takeText(bytes, at: place)
    }
  }

  /// Takes the cell that says `bytes`, which is a text.
  @inline(__always)
  private mutating func takeText(_ bytes: UnsafeBufferPointer<UInt8>, at place: SourceSpan) {
    if mode == .undecided { mode = .texts }
    words.add(place)
    values.append(mode == .texts ? Double(texts.intern(bytes)) : .nan)
  }

  /// Takes the cell that says `bytes`, which is `period`; among texts and numbers, it is a text.
  private mutating func take(
    _ period: CellPeriod, _ bytes: UnsafeBufferPointer<UInt8>, at place: SourceSpan
  ) {
    if mode == .undecided { decide(.periods) }
    guard mode == .periods else { return takeText(bytes, at: place) }
    periods.add(place)
    values.append(dates.take(period, at: place))
  }

  /// Takes the cell that says `bytes`, which would be a date or period if there was such a one.
  private mutating func takeImpossible(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: SourceSpan, isCertain: Bool
  ) {
    if mode == .undecided, isCertain { decide(.periods) }
    guard mode == .periods else { return takeText(bytes, at: place) }
    periods.add(place)
    dates.takeImpossible(at: place)
    values.append(.nan)
  }

  /// Makes a column of `mode` of one whose cells said nothing so far.
  private mutating func decide(_ mode: Mode) {
    self.mode = mode
    for index in values.indices { values[index] = .nan }
  }

  /// Notes a mark of a number at `place`, unless it is known.
  private mutating func note(_ mark: CellMark, at place: SourceSpan) {
    if !marks.contains(where: { $0.mark == mark }) { marks.append((mark, place)) }
  }

  /// The column, and what is wrong with its cells.
  func column() -> (column: DataColumn, diagnostics: [Diagnostic]) {
    let kind: DataColumn.Kind
    var values = values
    switch mode {
    case .numbers: kind = .numbers(marks.first { $0.mark != .none }?.mark ?? .none)
    case .truths: kind = .truths
    case .texts: kind = .texts((0..<texts.count).map { texts.text(of: $0) })
    case .periods: (kind, values) = dates.column(values)
    case .undecided:
      kind = .numbers(.none)
      values = values.map { _ in .nan }
    }
    return (DataColumn(heading: heading, kind: kind, values: values), diagnostics())
  }

  /// What is wrong with the cells.
  private func diagnostics() -> [Diagnostic] {
    if heading.isText { return [] }
    var found: [Diagnostic] = []
    let strangers = numbers.count + truths.count + words.count
    if mode == .periods, heading.order != nil || periods.count > strangers {
      found += (words.places + truths.places + numbers.places).map { place in
        .badDate(at: place, of: heading, example: periods.places.first)
      }
    } else if heading.unit != nil || numbers.count > truths.count + words.count + periods.count {
      found += (words.places + truths.places + periods.places).map { place in
        .badNumber(at: place, of: heading, example: numbers.places.first)
      }
    } else if numbers.count > 0 || truths.count > 0 && words.count > 0 || mode == .periods {
      let kinds = [
        ("a number", numbers), ("a truth value", truths), ("a text", words), ("a date", periods),
      ].filter { $0.1.count > 0 }
      found.append(
        .mixedColumn(heading, kinds: kinds.map { ($0.0, $0.1.count, $0.1.places[0]) }))
    }
    // Where the heading has a unit, a sign that agrees with it only says it again.
    let telling = heading.unit == nil ? marks : marks.filter { $0.mark != .none }
    if telling.count > 1 { found.append(.mixedMarks(heading, telling)) }
    return found + dates.diagnostics()
  }

}
