import Diagnostics
import ModelLibrary
import Presentation
import Syntax

/// The modules of a session.
extension InteractiveSession {

  /// Takes the modules that `tree`, the text of `script` or an entry, uses into the session, and returns the tree with the
  /// model's names in it and what is wrong.
  mutating func use(
    modulesOf tree: SyntaxTree, beside script: String?, _ services: SessionServices
  ) -> (tree: SyntaxTree, problems: [Diagnostic]) {
    let added = tree.uses
    let count = modules.modules.count
    var problems = modules.load(added, sources: &sources) { services.data.read($0, script) }
    if !problems.isEmpty { return (tree, problems) }
    for module in modules.modules[count...] where module.path != nil {
      let name = sources[module.tree.file].name
      let read = module.tree.data(from: services.data, beside: name, into: &sources)
      data.merge(read) { $1 }
    }
    for use in added {
      uses.removeAll { $0.use.module.symbol == use.module.symbol }
      uses.append((tree, use))
    }
    var own = exports()
    for case .declaration(let declaration) in tree.statements { own.add(declaration) }
    let (scope, wrong) = modules.scope(of: own, using: uses.map(\.use))
    let (qualified, unknown) = NameQualifier.qualify(tree, in: scope)
    problems = wrong + unknown
    for use in qualified.uses {
      guard let index = uses.firstIndex(where: { $0.use.module.symbol == use.module.symbol })
      else { continue }
      uses[index] = (qualified, use)
    }
    return (qualified, problems)
  }

  /// The names that the session itself declares.
  func exports() -> ModuleExports {
    var exports = ModuleExports()
    for entry in entries { exports.add(entry.declaration) }
    return exports
  }

  /// What names mean in an entry.
  func scope() -> ModuleScope { modules.scope(of: exports(), using: uses.map(\.use)).scope }

}

/// What a session tells of modules.
extension InteractiveSession {

  /// The names of the modules in use.
  var moduleNames: [String] { uses.map { symbols.text(of: $0.use.module.symbol) } }

  /// The names of modules, of what those in use declare for others, and of what is imported.
  func moduleWords() -> [String] {
    let members = uses.flatMap { _, use -> [String] in
      guard let module = modules[use.module.symbol] else { return [] }
      let names = module.exports.all.filter { !module.exports.isPrivate($0, symbols) }
      return names.map { symbols.text(of: symbols.join(module.name, $0)) }
        + use.imports.map { symbols.text(of: $0.symbol) }
    }
    return Library.modules.map(\.name) + moduleNames + members
  }

  /// The declaration that `name` stands for in an entry, if any.
  func entry(named name: String) -> Entry? {
    let symbol = symbols.intern(name)
    if let own = entries.last(where: { $0.declaration.name.symbol == symbol }) { return own }
    let scope = scope()
    let meanings = ModuleScope.Space.allCases.compactMap { scope.meaning(of: symbol, in: $0) }
    for module in modules.modules {
      let found = module.entries.first { meanings.contains($0.declaration.name.symbol) }
      if let found { return found }
    }
    return nil
  }

  /// What `module` has for others, each with the first line of its documentation.
  func contents(of module: ModuleSet.Module) -> String {
    let name = symbols.text(of: module.name)
    let rows = module.entries.compactMap { entry -> [String]? in
      let declaration = entry.declaration
      guard let word = declaration.kind.word else { return nil }
      let full = symbols.text(of: declaration.name.symbol)
      if full.dropFirst(name.count).contains("._") { return nil }
      let line = declaration.documentation?.split(separator: "\n").first.map(String.init) ?? ""
      return [word, full, line]
    }
    return TextGrid.render(["module \(name)", "", ""], rows)
  }

}

extension Declaration.Kind {

  /// What is declared, in a word; `nil` for rows, which are a part of something else.
  var word: String? {
    switch self {
    case .axis: "axis"
    case .calendar: "calendar"
    case .deflator: "deflator"
    case .fit: "fit"
    case .table: "table"
    case .rows: nil
    case .input: "input"
    case .let: "value"
    case .function: "function"
    case .unit: "unit"
    case .dimension: "dimension"
    case .scenario: "scenario"
    }
  }

}
