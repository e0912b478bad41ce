/// The short form: `file:line:column: level[code]: message`, the column counted in characters.
enum ShortForm {

  /// The line of `diagnostic`; one without a place names the tool in the place's stead, as GNU's standard has it.
  static func line(of diagnostic: Diagnostic, in sources: SourceMap) -> String {
    let place: String
    if let span = diagnostic.labels.first?.span {
      let position = sources[span.file].position(at: span.start)
      place = "\(sources[span.file].name):\(position.line):\(position.column)"
    } else {
      place = "yarrow"
    }
    let head = "\(diagnostic.level.rawValue)[\(diagnostic.code.rawValue)]"
    let text = "\(place): \(head): \(diagnostic.message)"
    return text.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
  }

}
