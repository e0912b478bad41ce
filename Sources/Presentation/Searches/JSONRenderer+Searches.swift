import Dimensions

/// Searches as objects.
extension JSONRenderer {

  /// The object of a search; what was found stands in it where there is one cell, and in `cells` where there are axes.
  static func object(_ search: SearchAnswer) -> String {
    var fields: [(String, String)]
    switch search.kind {
    case .solve(let text):
      fields = [("kind", string("solve")), ("text", string(text))]
    case .flip(let contest):
      fields = [("kind", string("flip"))] + self.fields(of: contest)
    }
    fields += targets(search.unknowns)
    if search.axes.isEmpty {
      fields += search.cells.flatMap { self.fields(of: $0, search) }
    } else {
      fields.append(("axes", array(search.axes.map { object($0) })))
      fields.append(
        ("cells", array(search.cells.map { object(self.fields(of: $0, search), indent: "") })))
    }
    return object(fields + [("notes", array(search.notes.map(string)))])
  }

  /// What is told of a contest.
  private static func fields(of contest: SearchAnswer.Contest) -> [(String, String)] {
    [
      ("text", string(contest.text)), ("contenders", array(contest.contenders.map(string))),
      ("wins", string(contest.distinction + (contest.isUncertain ? " most often" : ""))),
    ]
  }

  /// What is told of the inputs: by name where there is one, else as a list.
  private static func targets(_ unknowns: [SearchAnswer.Unknown]) -> [(String, String)] {
    let fields = unknowns.map { unknown in
      [
        ("target", string(unknown.name)), ("unit", unit(unknown.unit)),
        (
          "range",
          array([unknown.exact(unknown.range.lowerBound), unknown.exact(unknown.range.upperBound)])
        ),
      ]
    }
    return fields.count == 1
      ? fields[0] : [("targets", array(fields.map { object($0, indent: "") }))]
  }

  /// What was found in `cell`.
  private static func fields(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> [(
    String, String
  )] {
    var fields: [(String, String)] = []
    switch search.kind {
    case .solve:
      let found = cell.places.map { place in
        object(
          [("at", numbers(place.values, search)), ("kind", string(place.kind.rawValue))]
            + (place.through.map { [("to", search.unknowns[0].exact($0))] } ?? [])
            + (place.errors.isEmpty ? [] : [("standardError", errors(place.errors, search))]),
          indent: "")
      }
      fields = [
        ("found", array(found)), ("everyValue", cell.isIdentity ? "true" : "false"),
        ("fixed", cell.isFixed ? "true" : "false"),
      ]
    case .flip:
      let unknown = search.unknowns[0]
      let stretches = cell.stretches.map { stretch in
        object(
          [
            ("from", unknown.exact(stretch.lower)), ("to", unknown.exact(stretch.upper)),
            ("winner", stretch.winner.map(string) ?? "null"),
          ]
            + (stretch.error.map {
              [("standardError", $0.isFinite ? unknown.exactError($0) : "null")]
            } ?? []), indent: "")
      }
      fields = [("stretches", array(stretches))]
    }
    if let closest = cell.closest, cell.places.isEmpty, !cell.isIdentity {
      let values =
        closest.values.count == 1
        ? string(closest.values[0]) : array(closest.values.map(string))
      fields.append(
        (
          "closest",
          object([("at", numbers(closest.place, search)), ("value", values)], indent: "")
        ))
    }
    return fields + [("remarks", array(cell.remarks.map(string)))]
  }

  /// The values of the inputs: one number where there is one input, else a list.
  private static func numbers(_ values: [Double], _ search: SearchAnswer) -> String {
    let texts = zip(search.unknowns, values).map { $0.exact($1) }
    return texts.count == 1 ? texts[0] : array(texts)
  }

  /// The standard errors of the inputs, as their values.
  private static func errors(_ errors: [Double], _ search: SearchAnswer) -> String {
    let texts = zip(search.unknowns, errors).map { $1.isFinite ? $0.exactError($1) : "null" }
    return texts.count == 1 ? texts[0] : array(texts)
  }

  /// The object of a map.
  static func object(_ map: WinnerMap) -> String {
    let cells = map.cells.map { cell in
      let border = cell.border.map { point in
        let moved = map.unknowns[point.direction]
        return object(
          [
            ("at", array(zip(map.unknowns, point.place).map { $0.exact($1) })),
            ("before", map.name(point.before).map(string) ?? "null"),
            ("after", map.name(point.after).map(string) ?? "null"), ("moved", string(moved.name)),
          ]
            + (point.error.map {
              [("standardError", $0.isFinite ? moved.exactError($0) : "null")]
            } ?? []), indent: "")
      }
      let picture = cell.picture.map { row in
        array(row.map { map.name($0).map(string) ?? "null" })
      }
      return object(
        [
          ("border", array(border)), ("picture", array(picture)),
          ("remarks", array(cell.remarks.map(string))),
        ], indent: "")
    }
    return object(
      [("kind", string("flip"))] + fields(of: map.contest) + targets(map.unknowns) + [
        ("axes", array(map.axes.map { object($0) })), ("cells", array(cells)),
        ("notes", array(map.notes.map(string))),
      ])
  }

}
