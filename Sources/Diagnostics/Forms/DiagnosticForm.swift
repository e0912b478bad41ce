/// The forms in which diagnostics are written.
package enum DiagnosticForm: String, CaseIterable, Sendable {

  /// For people: the source with its places underlined, and the ways out.
  case text

  /// For editors and `grep`: one line each, as the compilers of GNU write them.
  case short

  /// For programs: one JSON object a line, with edits.
  case json

  /// For code review: one SARIF 2.1.0 log of the whole run.
  case sarif

  /// `true` iff what is written is a document of its own, not a remark beside results.
  package var isDocument: Bool {
    switch self {
    case .text, .short: false
    case .json, .sarif: true
    }
  }

}

/// Turns the diagnostics of a run into the text of one form, piece by piece as they come.
package struct DiagnosticWriter: Sendable {

  /// The form.
  private let form: DiagnosticForm

  /// `true` iff the text form carries terminal colours.
  private let usesColor: Bool

  /// The log under construction, where that is the form.
  private var log: SARIFLog

  /// Creates a writer for `version` of the tool.
  package init(_ form: DiagnosticForm, usesColor: Bool = false, version: String) {
    self.form = form
    self.usesColor = usesColor
    log = SARIFLog(version: version)
  }

  /// The text of `diagnostic`, whose labels point into `sources`.
  package mutating func write(_ diagnostic: Diagnostic, of sources: SourceMap) -> String {
    switch form {
    case .text: return DiagnosticRenderer(sources: sources, usesColor: usesColor).render(diagnostic)
    case .short: return ShortForm.line(of: diagnostic, in: sources)
    case .json: return JSONForm.line(of: diagnostic, in: sources)
    case .sarif:
      log.add(diagnostic, of: sources)
      return ""
    }
  }

  /// The text that closes a run.
  package func end() -> String {
    switch form {
    case .text, .short, .json: ""
    case .sarif: log.text
    }
  }

}
