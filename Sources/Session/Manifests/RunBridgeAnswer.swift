import Dimensions
import Presentation
import Studies

/// What makes the answers of two runs differ, as a study.
struct RunBridgeAnswer {

  /// The two runs.
  let first: RunSide, second: RunSide

  /// What differs.
  let changes: [RunChange]

  /// What this program comes to for both runs.
  let ends: [MixedValue]

  /// What each change makes of it, cell by cell.
  let shares: [[(share: Double, error: Double)]]

  /// `true` iff these have an error.
  let isSampled: Bool

  /// The answers that the manifests hold, cell by cell, where they are known.
  let recorded: [[Double]?]

  /// The bridge of the cell with number `index`, the last part of which is the program's, and the number of its parts.
  private func bridge(_ index: Int) -> Bridge {
    let old = ends[0].cells.firstIndex(of: ends[1].cells[index])
    let own = (old.map { ends[0].values[$0] } ?? .nan, ends[1].values[index])
    let start = old.flatMap { recorded[0]?[$0] } ?? own.0
    let end = recorded[1]?[index] ?? own.1
    var parts = shares[index] + [(own.0 - start + (end - own.1), 0)]
    let order = parts.indices.sorted { abs(parts[$0].share) > abs(parts[$1].share) }
    let settled = BridgeStudy.settled(order.map { parts[$0].share }, sum: end - start)
    for (place, share) in zip(order, settled) { parts[place].share = share }
    // A cell that only one of the runs has cannot be shared out.
    let shown = start.isNaN || end.isNaN ? [] : order.filter { parts[$0].share != 0 }
    return Bridge(start: start, end: end, parts: parts, order: shown)
  }

  /// The study.
  var study: StudyAnswer {
    let bridges = ends[1].cells.indices.map { bridge($0) }
    let unit = ResultTable.ValueUnit(reading: ends[1].reading, exact: ends[1].exact)
    let rows = bridges.indices.flatMap { cell in
      bridges[cell].order.map { (cell: cell, part: $0) }
    }
    let parts = rows.map { bridges[$0.cell].parts[$0.part] }
    let differences = rows.map { bridges[$0.cell].end - bridges[$0.cell].start }
    let sharesOfAll = zip(parts, differences).map { $1 == 0 ? .nan : $0.share / $1 }
    var columns = [
      StudyAnswer.Column("changed", .texts(rows.map { label($0.part) })),
      StudyAnswer.Column("from", .texts(rows.map { change($0.part)?.from ?? versions.from })),
      StudyAnswer.Column("to", .texts(rows.map { change($0.part)?.to ?? versions.to })),
      StudyAnswer.Column("part", .numbers(parts.map(\.share), unit)),
    ]
    if isSampled { columns.append(StudyAnswer.Column("±", .numbers(parts.map(\.error), unit))) }
    columns += [
      StudyAnswer.Column("share", .quantities(sharesOfAll, sharesOfAll.map { _ in .percent })),
      StudyAnswer.Column("", .texts(bridges.flatMap { $0.waterfall }), for: .people),
    ]
    return StudyAnswer(
      .bridge, text: "\(ends[1].shown.text) from \(first.name) to \(second.name)",
      axes: ends[1].axes, cells: rows.map(\.cell), columns: columns,
      facts: [
        StudyAnswer.Fact(first.name, bridges.map(\.start), unit),
        StudyAnswer.Fact(second.name, bridges.map(\.end), unit),
        StudyAnswer.Fact("difference", bridges.map { $0.end - $0.start }, unit),
      ], remarks: remarks(on: bridges), notes: notes(on: bridges))
  }

  /// The change with the number `part`; `nil` for the program.
  private func change(_ part: Int) -> RunChange? { part < changes.count ? changes[part] : nil }

  /// What the part with the number `part` is called.
  private func label(_ part: Int) -> String {
    if let change = change(part) { return change.label }
    let modules = changedModules
    return modules.isEmpty ? "yarrow" : "yarrow, with \(modules.joined(separator: ", "))"
  }

  /// The versions of the program that made the runs.
  private var versions: (from: String, to: String) {
    (first.manifest.version, second.manifest.version)
  }

  /// The modules of the library that are not the same in both runs.
  private var changedModules: [String] {
    let (old, new) = (first.library, second.library)
    return Set(old.keys).intersection(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  /// What is to be said of cells without an answer in one of the runs.
  private func remarks(on bridges: [Bridge]) -> [Int: [String]] {
    var remarks: [Int: [String]] = [:]
    for (index, bridge) in bridges.enumerated() {
      if bridge.start.isNaN || bridge.end.isNaN {
        let name = bridge.start.isNaN ? first.name : second.name
        remarks[index] = ["\(name) has no value here"]
      } else if bridge.parts.contains(where: \.share.isNaN) {
        remarks[index] = ["there is no value on the way, so no share can be told"]
      } else if bridge.start == bridge.end, bridge.order.isEmpty {
        remarks[index] = ["nothing has moved it"]
      }
    }
    return remarks
  }

  /// What is to be said of all.
  private func notes(on bridges: [Bridge]) -> [String] {
    var notes: [String] = []
    if ends.contains(where: \.isUncertain) {
      notes.append("it is uncertain: its mean is shared out")
    }
    if isSampled { notes.append("changes come in drawn orders; ± holds 95%") }
    let still = changes.indices.filter { index in
      bridges.allSatisfy { $0.parts[index].share == 0 }
    }
    if !still.isEmpty {
      notes.append(
        "changed without moving it: \(still.map { changes[$0].label }.joined(separator: ", "))")
    }
    for (side, known) in zip([first, second], recorded) where known == nil {
      notes.append("\(side.name) does not hold this answer: it is what this program comes to")
    }
    return notes
  }

}
