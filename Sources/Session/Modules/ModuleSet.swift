import DataFiles
import Diagnostics
import ModelLibrary
import Syntax

/// The modules that the texts of a run or session use, each read and parsed once.
///
/// Input: `use` statements. Output: the trees of all modules that they lead to, each behind those that it uses itself,
/// with the model's names in them (`NameQualifier`); and for any text, the scope that its own `use` statements make.
/// A name in quotes is a file, which is read by the rules for data files; another is a module of the library.
struct ModuleSet {

  /// A module in use.
  struct Module: Sendable {

    /// Its name.
    let name: Symbol

    /// Its tree, with the model's names.
    let tree: SyntaxTree

    /// The names that it declares, as it says them.
    let exports: ModuleExports

    /// The path of its file, where it is the user's own.
    let path: String?

    /// Its declarations.
    var entries: [InteractiveSession.Entry] {
      tree.statements.compactMap { statement in
        guard case .declaration(let declaration) = statement else { return nil }
        return InteractiveSession.Entry(tree: tree, declaration: declaration)
      }
    }

  }

  /// The modules, each behind those that it uses.
  private(set) var modules: [Module] = []

  /// The modules that are being read, the outermost first.
  private var loading: [Symbol] = []

  /// The names met so far.
  private let symbols: SymbolTable

  /// Creates an empty set.
  init(symbols: SymbolTable) {
    self.symbols = symbols
  }

  /// The module called `name`, if it is in use.
  subscript(name: Symbol) -> Module? { modules.first { $0.name == name } }

  /// Loads the modules that `uses` name, from a text in `folder`; `read` reads files by their paths below the folder of
  /// the script. Returns what is wrong with the modules and with those that they use.
  mutating func load(
    _ uses: [UseStatement], from folder: String = "", sources: inout SourceMap,
    read: (String) -> Result<SourceFile, DataFailure>
  ) -> [Diagnostic] {
    uses.flatMap { load($0, from: folder, sources: &sources, read: read) }
  }

  /// Loads the module that `use` names.
  private mutating func load(
    _ use: UseStatement, from folder: String, sources: inout SourceMap,
    read: (String) -> Result<SourceFile, DataFailure>
  ) -> [Diagnostic] {
    let name = symbols.text(of: use.module.symbol)
    let path = use.path.map { $0.hasPrefix("/") ? $0 : folder + $0 }
    if let start = loading.firstIndex(of: use.module.symbol) {
      return [
        .moduleCycle(loading[start...].map { symbols.text(of: $0) }, at: use.module.span)
      ]
    }
    if let known = self[use.module.symbol] {
      return known.path == path ? [] : [.moduleNamedTwice(name, at: use.module.span)]
    }
    let file: SourceFile
    if let path {
      guard use.hasName else { return [.unnamedModule(path, at: use.module.span)] }
      switch read(path) {
      case .success(let found): file = found
      case .failure(let failure):
        return [.unreadableModule(path, at: use.module.span, failure)]
      }
    } else if let module = Library.module(name) {
      file = module.file
    } else {
      return [
        .unknownModule(name, at: use.module.span, known: Library.modules.map(\.name).sorted())
      ]
    }
    return add(file, use, path: path, sources: &sources, read: read)
  }

  /// Adds the module in `file`, and before it those that it uses.
  private mutating func add(
    _ file: SourceFile, _ use: UseStatement, path: String?, sources: inout SourceMap,
    read: (String) -> Result<SourceFile, DataFailure>
  ) -> [Diagnostic] {
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    loading.append(use.module.symbol)
    let folder = path.map { path in
      path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
    var diagnostics = parsed.diagnostics
    diagnostics += load(parsed.tree.uses, from: folder ?? "", sources: &sources, read: read)
    loading.removeLast()
    let exports = ModuleExports(of: parsed.tree)
    let (scope, problems) = scope(
      of: exports, using: parsed.tree.uses, module: use.module.symbol)
    let (tree, unknown) = NameQualifier.qualify(parsed.tree, in: scope)
    diagnostics += tree.uses.flatMap(\.overrides).map { .overrideInModule(at: $0.span) }
    modules.append(
      Module(name: use.module.symbol, tree: tree, exports: exports, path: path))
    return diagnostics + problems + unknown
  }

  /// What names mean in a text that declares `own` names and uses modules as `uses` say, and the problems with its
  /// imports; `module` is the text's own name, where it is a module.
  func scope(of own: ModuleExports, using uses: [UseStatement], module: Symbol? = nil) -> (
    scope: ModuleScope, diagnostics: [Diagnostic]
  ) {
    var scope = ModuleScope(of: own, module: module, symbols: symbols)
    var diagnostics: [Diagnostic] = []
    for use in uses {
      guard let used = self[use.module.symbol] else {
        scope.fail(use)
        continue
      }
      scope.use(used.name, used.exports)
      for name in use.imports {
        let spelling = symbols.text(of: name.symbol)
        switch scope.importName(name.symbol, of: used.name) {
        case .done: break
        case .taken:
          diagnostics.append(
            .importedTwice(spelling, of: symbols.text(of: used.name), at: name.span))
        case .unknown:
          let known = used.exports.all.filter { !used.exports.isPrivate($0, symbols) }
          diagnostics.append(
            .unknownImport(
              spelling, of: symbols.text(of: used.name), at: name.span,
              known: known.map { symbols.text(of: $0) }))
        }
      }
    }
    return (scope, diagnostics)
  }

}

extension SyntaxTree {

  /// The modules that the text uses.
  var uses: [UseStatement] {
    statements.compactMap { if case .use(let use) = $0 { use } else { nil } }
  }

}
