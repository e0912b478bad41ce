import Diagnostics

/// `use inference`, `use chips: chip`, `use "mine.yarrow"` or `use inference with batch = 8`: a module whose names the text may say.
package struct UseStatement: Sendable {

  /// The module's name; that of a file's is the file's name without its folders and its ending.
  package let module: Name

  /// The path of the module's file, where it is the user's own.
  package let path: String?

  /// The names of the module that stand for themselves, without the module's before them.
  package let imports: [Name]

  /// What the inputs of the module are to be wherever the text asks about them.
  package let overrides: [Override]

  /// The whole statement.
  package let span: SourceSpan

  /// The name of the module in the file at `path`; what is no name where the file's is none.
  static func moduleName(ofFile path: String) -> String {
    let file = String(path.split(separator: "/").last ?? "")
    let ending = ".yarrow"
    return file.hasSuffix(ending) ? String(file.dropLast(ending.count)) : file
  }

  /// `true` iff the module's file, where it has one, is called by a name and `.yarrow`.
  package var hasName: Bool {
    guard let path else { return true }
    let name = UseStatement.moduleName(ofFile: path)
    guard path.hasSuffix("\(name).yarrow"), let first = name.unicodeScalars.first else {
      return false
    }
    return !("0"..."9").contains(first) && Keyword(rawValue: name)?.role != .reserved
      && name.unicodeScalars.allSatisfy { $0 == "_" || Lexer.isNameScalar($0) }
  }

}
