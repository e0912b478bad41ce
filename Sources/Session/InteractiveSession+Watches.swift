import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies
import Syntax

/// Values that are asked for after each change.
///
/// A watch is a question that the session repeats. After each change it is checked against the model as it is then, which
/// for a changed line is a check of that line alone, evaluated, and compared with what it came to before. All draws are the
/// same before and after, so the error of a difference is that of the differences of the replicates, often far below that of
/// either value.
extension InteractiveSession {

  /// Watches the expression `argument`, or lists what is watched.
  mutating func watch(_ argument: String, _ services: SessionServices) -> [SessionOutput] {
    let text = InteractiveSession.line(argument)
    if text.isEmpty { return [.text(listOfWatches())] }
    let shown = show(text, services)
    if shown.failed { return shown.events }
    let (last, _) = value(ofWatch: text, services)
    if let index = watches.firstIndex(where: { $0.text == text }) {
      watches[index].last = last
    } else {
      watches.append(Watch(text: text, last: last))
    }
    return shown.events
  }

  /// Watches what `argument` names no longer, or nothing any more.
  mutating func unwatch(_ argument: String) -> [SessionOutput] {
    let text = InteractiveSession.line(argument)
    if text.isEmpty {
      watches = []
      return []
    }
    let index =
      watches.firstIndex { $0.text == text }
      ?? Int(text).flatMap { watches.indices.contains($0 - 1) ? $0 - 1 : nil }
    guard let index else {
      return [.diagnostic(.notWatched(text, watched: watches.map(\.text)))]
    }
    watches.remove(at: index)
    return []
  }

  /// `argument` on one line, without blanks at its ends.
  private static func line(_ argument: String) -> String {
    var line = argument.split(whereSeparator: \.isNewline).joined(separator: " ")[...]
    while line.first?.isWhitespace == true { line.removeFirst() }
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }

  /// What is watched, with numbers.
  private func listOfWatches() -> String {
    if watches.isEmpty { return "nothing is watched; `watch x` shows x after each change of it\n" }
    let rows = watches.enumerated().map { [String($0.offset + 1), $0.element.text] }
    return TextGrid.render(["", "watched"], rows)
  }

  /// What the expression `text` comes to now, and what is wrong where it has no value.
  private mutating func value(ofWatch text: String, _ services: SessionServices) -> (
    value: WatchedValue, problems: [Diagnostic]
  ) {
    let checked = check(showing: text)
    let errors = checked.diagnostics.filter { $0.level == .error }
    guard errors.isEmpty, let question = checked.model.questions.first,
      case .show(let shown) = question.kind
    else { return (.missing, Array(errors.prefix(1))) }
    let runner = QuestionRunner(
      checked.model, limits: options.limits, machine: options.machine,
      stopReason: services.stopReason)
    var problems: [Diagnostic] = []
    do {
      let (value, evaluation) = try runner.watched(shown)
      runner.reportMissing(evaluation, at: shown.span) { event in
        if case .diagnostic(let diagnostic) = event { problems.append(diagnostic) }
      }
      return (value, problems)
    } catch EvaluationError.recorded {
      return (.missing, [])
    } catch {
      return (.missing, [runner.diagnostic(of: error, at: shown.span)])
    }
  }

  /// What has become of the watched values; where none has changed, that is said if the entry is `announcing` changes.
  mutating func changesOfWatches(announcing: Bool, _ services: SessionServices) -> [SessionOutput] {
    var output: [SessionOutput] = []
    var changes: [WatchedChange] = []
    var notes: [String] = []
    for index in watches.indices where services.stopReason() == nil {
      let watch = watches[index]
      let (value, problems) = value(ofWatch: watch.text, services)
      watches[index].last = value
      switch (watch.last, value) {
      case (.missing, .missing): continue
      case (.values, .missing):
        output += problems.map { .diagnostic($0) }
        notes.append("\(watch.text) has no value any more")
      case (.missing, .values(let table, _)):
        output.append(.answer(.table(table)))
      case (.values(let old, let before), .values(let new, let after)):
        guard old.isComparable(with: new) else {
          output.append(.answer(.table(new)))
          continue
        }
        let found = WatchedChange.changes(
          of: watch.text, from: (old, before), to: (new, after))
        if !found.isEmpty { output += problems.map { .diagnostic($0) } }
        changes += found.prefix(Watch.cellLimit)
        if found.count > Watch.cellLimit {
          notes.append(
            "\(watch.text): \(found.count - Watch.cellLimit) more of \(new.values.count) cells changed"
          )
        }
      }
    }
    if !changes.isEmpty || !notes.isEmpty {
      output.append(.answer(.study(WatchedChange.answer(changes, notes))))
    } else if output.isEmpty, announcing, !watches.isEmpty {
      output.append(.text("watched: no change\n"))
    }
    return output
  }

}

extension Watch {

  /// Cells of one value that are shown after a change.
  fileprivate static let cellLimit = 24

}

extension ResultTable {

  /// `true` iff this has the cells of `other`, with values of the same kind.
  fileprivate func isComparable(with other: ResultTable) -> Bool {
    guard axes.count == other.axes.count, values.count == other.values.count else { return false }
    for (axis, second) in zip(axes, other.axes) {
      guard axis.name == second.name, axis.count == second.count,
        (0..<axis.count).allSatisfy({ axis.label($0) == second.label($0) })
      else { return false }
    }
    switch (values, other.values) {
    case (.numbers(_, let unit), .numbers(_, let second)):
      return unit.exact.dimension == second.exact.dimension
    case (.truths, .truths), (.texts, .texts): return true
    case (.numbers, _), (.truths, _), (.texts, _): return false
    }
  }

}

extension WatchedChange {

  /// The cells of what is written `text` whose values differ.
  fileprivate static func changes(
    of text: String, from old: (table: ResultTable, replicates: [[Double]]?),
    to new: (table: ResultTable, replicates: [[Double]]?)
  ) -> [WatchedChange] {
    (0..<new.table.values.count).compactMap { cell in
      let name = self.name(of: cell, in: new.table, text)
      switch (old.table.values, new.table.values) {
      case (.numbers(let before, let oldUnit), .numbers(let after, let unit)):
        if isSame(before[cell], after[cell]) { return nil }
        return WatchedChange(
          name: name, before: reading(before[cell], old.table.errors?[cell], oldUnit.reading),
          after: reading(after[cell], new.table.errors?[cell], unit.reading),
          old: before[cell], new: after[cell], error: new.table.errors?[cell] ?? .nan,
          differenceError: error(old.replicates?[cell], new.replicates?[cell]), unit: unit)
      case (.truths(let before), .truths(let after)):
        if isSame(before[cell], after[cell]) { return nil }
        return WatchedChange(name, truth(before[cell]), truth(after[cell]))
      case (.texts(let before), .texts(let after)):
        return before[cell] == after[cell] ? nil : WatchedChange(name, before[cell], after[cell])
      case (.numbers, _), (.truths, _), (.texts, _): return nil
      }
    }
  }

  /// The expression `text` with the elements at which `cell` of its `table` lies, as the language writes it.
  private static func name(of cell: Int, in table: ResultTable, _ text: String) -> String {
    if table.axes.isEmpty { return text }
    let place = zip(table.axes, table.coordinates(of: cell)).map { axis, index in
      switch axis.elements {
      case .numbers: "\(axis.name) = \(axis.label(index))"
      case .labels: "\(axis.name) = \"\(axis.label(index))\""
      }
    }
    let isPath = text.unicodeScalars.allSatisfy {
      $0 == "." || $0 == "_" || $0.properties.isXIDContinue
    }
    return (isPath ? text : "(\(text))") + "[\(place.joined(separator: ", "))]"
  }

  /// A change of something that is no number.
  private init(_ name: String, _ before: String, _ after: String) {
    self.init(
      name: name, before: before, after: after, old: .nan, new: .nan, error: .nan,
      differenceError: .nan, unit: nil)
  }

  /// `true` iff two numbers count as equal, as they do in an expectation.
  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }

  /// `number`, in coherent units, as people read it, with its standard `error` where it has one.
  private static func reading(_ number: Double, _ error: Double?, _ unit: MeasuringUnit) -> String {
    guard number.isFinite else { return NumberFormat.undefined }
    return reading(measured: unit.scale.measured(number), error, unit)
  }

  /// A standard error that is a smaller share of its number shows in none of the digits that people read.
  private static let leastShareOfError = 1e-5

  /// `number`, in `unit`, as people read it, with its standard `error` where that matters.
  private static func reading(measured number: Double, _ error: Double?, _ unit: MeasuringUnit)
    -> String
  {
    let measured = unit.measuredError(error ?? 0)
    guard measured > leastShareOfError * abs(number) else {
      return unit.amount(NumberFormat.significant(number))
    }
    return unit.amount(
      NumberFormat.significant(number, error: measured) + " ± "
        + NumberFormat.significant(measured, digits: 2))
  }

  /// The standard error of a difference, from the means of the replicates on both sides.
  private static func error(_ old: [Double]?, _ new: [Double]?) -> Double {
    guard let old, let new, old.count == new.count, old.count > 1 else { return .nan }
    let differences = zip(new, old).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(differences.count)
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double((old.count - 1) * old.count)).squareRoot()
  }

  /// A truth in words.
  private static func truth(_ value: Double) -> String {
    value.isNaN ? NumberFormat.undefined : value == 1 ? "true" : "false"
  }

  /// What is told of `changes`.
  fileprivate static func answer(_ changes: [WatchedChange], _ notes: [String]) -> StudyAnswer {
    func numbers(_ name: String, _ value: (WatchedChange) -> Double) -> StudyAnswer.Column {
      StudyAnswer.Column(
        name, .quantities(changes.map(value), changes.map { $0.unit?.exact ?? .one }), for: .files)
    }
    return StudyAnswer(
      .watch, text: "", axes: [], cells: changes.map { _ in 0 },
      columns: [
        StudyAnswer.Column("watched", .texts(changes.map(\.name))),
        StudyAnswer.Column("before", .texts(changes.map(\.before))),
        StudyAnswer.Column("after", .texts(changes.map(\.after))),
        StudyAnswer.Column("difference", .texts(changes.map(\.difference)), for: .people),
        StudyAnswer.Column("change", .texts(changes.map(\.share)), for: .people),
        StudyAnswer.Column(
          "unit", .texts(changes.map { $0.unit?.exact.label ?? "" }), for: .files),
        numbers("old", \.old), numbers("new", \.new), numbers("standard error", \.error),
        numbers("standard error of difference", \.differenceError),
      ], facts: [], notes: notes)
  }

  /// The difference as people read it, with its standard error where it has one.
  private var difference: String {
    guard let unit, (new - old).isFinite else { return "" }
    let scale = unit.reading.scale
    // Of what is measured, because some units have a zero of their own.
    return (new > old ? "+" : "")
      + WatchedChange.reading(
        measured: scale.measured(new) - scale.measured(old),
        differenceError.isNaN ? nil : differenceError, unit.reading)
  }

  /// The difference as a share of the old value, as people read it.
  private var share: String {
    let share = (new - old) / abs(old)
    guard unit != nil, share.isFinite else { return "" }
    return (share > 0 ? "+" : "") + MeasuringUnit.percent.reading(share)
  }

}
