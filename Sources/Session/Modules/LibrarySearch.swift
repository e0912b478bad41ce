import Diagnostics
import ModelLibrary
import Syntax

/// Finding declarations in the whole library, in use or not.
enum LibrarySearch {

  /// A declaration of a module.
  struct Found {

    /// The module.
    let module: Library.Module

    /// The name with the module's before it.
    let name: String

  }

  /// The declarations called `name`, in full, `inference.decode_time`, or by what stands behind the module's name.
  static func declarations(named name: String) -> [Found] {
    guard let last = name.split(separator: ".").last.map({ Array($0.utf8) }) else { return [] }
    return Library.modules.flatMap { module -> [Found] in
      // Parsing all modules takes far longer than looking for a word in them.
      guard contains(module.file.bytes, last) else { return [] }
      return names(in: module).filter { $0 == name || $0 == "\(module.name).\(name)" }
        .map { Found(module: module, name: $0) }
    }
  }

  /// The names that `module` declares for others, in full.
  static func names(in module: Library.Module) -> [String] {
    let symbols = SymbolTable()
    let parsed = parse(module.file, as: SourceFileID(index: 0), symbols: symbols)
    return parsed.tree.statements.compactMap { statement -> String? in
      guard case .declaration(let declaration) = statement, declaration.kind.word != nil else {
        return nil
      }
      let name = symbols.text(of: declaration.name.symbol)
      return name.hasPrefix("_") || name.contains("._") ? nil : "\(module.name).\(name)"
    }
  }

  /// `true` iff `word` stands somewhere in `bytes`.
  private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, bytes.count >= word.count else { return false }
    return (0...bytes.count - word.count).contains { start in
      bytes[start] == first && bytes[start..<start + word.count].elementsEqual(word)
    }
  }

}
