/// The form for programs: JSON Lines, one object for each diagnostic.
///
///     {"code": "E201", "name": "unknownName", "level": "error", "message": "…",
///      "labels": [{"file": "a.yarrow", "range": {"start": …, "end": …}, "message": "…", "primary": true}],
///      "help": [{"message": "…", "edits": [{"file": "a.yarrow", "range": …, "replacement": "…"}]}]}
///
/// Each end of a range is `{"byte": 8, "line": 2, "column": 9, "utf16Column": 9}`: bytes from 0, lines and columns from
/// 1. The edits of one help are applied together; two helps are alternatives.
enum JSONForm {

  /// The line of `diagnostic`.
  static func line(of diagnostic: Diagnostic, in sources: SourceMap) -> String {
    let labels = diagnostic.labels.enumerated().map { index, label in
      JSONText.object(
        place(of: label.span, in: sources) + [
          ("message", JSONText.string(label.message)), ("primary", index == 0 ? "true" : "false"),
        ])
    }
    let help = diagnostic.help.map { help in
      let edits = help.edits.map { edit in
        JSONText.object(
          place(of: edit.span, in: sources) + [("replacement", JSONText.string(edit.replacement))])
      }
      return JSONText.object([
        ("message", JSONText.string(help.message)), ("edits", JSONText.array(edits)),
      ])
    }
    return JSONText.object([
      ("code", JSONText.string(diagnostic.code.rawValue)),
      ("name", JSONText.string("\(diagnostic.code)")),
      ("level", JSONText.string(diagnostic.level.rawValue)),
      ("message", JSONText.string(diagnostic.message)),
      ("labels", JSONText.array(labels)), ("help", JSONText.array(help)),
    ]) + "\n"
  }

  /// The file and range of `span`.
  private static func place(of span: SourceSpan, in sources: SourceMap) -> [(String, String)] {
    let file = sources[span.file]
    let range = JSONText.object([
      ("start", end(file.position(at: span.start))), ("end", end(file.position(at: span.end))),
    ])
    return [("file", JSONText.string(file.name)), ("range", range)]
  }

  /// The object of one end of a range.
  private static func end(_ position: SourcePosition) -> String {
    JSONText.object([
      ("byte", "\(position.byte)"), ("line", "\(position.line)"), ("column", "\(position.column)"),
      ("utf16Column", "\(position.utf16Column)"),
    ])
  }

}
