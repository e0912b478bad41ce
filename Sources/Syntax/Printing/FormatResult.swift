import Diagnostics

/// What became of a script that was to be formatted.
package struct FormatResult {

  /// The script in its canonical form; `nil` where it could not be parsed.
  package let text: String?

  /// What is wrong with it.
  package let diagnostics: [Diagnostic]

}

/// Formats the script in `file`, known as `id`.
package func format(_ file: SourceFile, as id: SourceFileID) -> FormatResult {
  let parsed = parse(file, as: id, symbols: SymbolTable())
  guard parsed.diagnostics.isEmpty else {
    return FormatResult(text: nil, diagnostics: parsed.diagnostics)
  }
  var reader = LexemeReader(file)
  let roles = TokenRoles(parsed.tree, reader.lexemes)
  reader.dropSeparators(commas: roles.commas)
  var printer = SyntaxPrinter(reader.lexemes, roles: roles, file: file)
  return FormatResult(text: printer.print(), diagnostics: [])
}
