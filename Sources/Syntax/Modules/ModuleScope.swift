/// What the names of one text mean: its own, those of the modules it uses, and nothing else.
///
/// The names of a model are those of its script as they stand, and those of a module with the module's name before
/// them. A text may say the names of the modules that it uses in full, `chips.chip`; names that it imports, and its
/// own, in short.
package struct ModuleScope {

  /// The name spaces of a model, less those of units and dimensions, which all texts share.
  package enum Space: CaseIterable, Sendable {
    case values, functions, scenarios
  }

  /// The name of the model that each written name stands for.
  private(set) var names: [Space: [Symbol: Symbol]] = [:]

  /// The tables, by their names in the model.
  private(set) var tables: Set<Symbol> = []

  /// The axes and tables of used modules by their names in short, `nil` where several have one.
  private(set) var axes: [Symbol: Symbol?] = [:]

  /// The modules that are used, and the groups that their names and the text's own are in.
  private(set) var owners: Set<Symbol> = []

  /// The modules that are used.
  private(set) var modules: [Symbol: ModuleExports] = [:]

  /// Modules that cannot be used, and names that are imported and that no module has.
  private(set) var unread: Set<Symbol> = []

  /// The module that the text is, or `nil` for a script.
  let module: Symbol?

  /// The names met so far.
  let symbols: SymbolTable

  /// Creates the scope of a text that is `module`, or a script, and declares `own` names.
  package init(of own: ModuleExports, module: Symbol?, symbols: SymbolTable) {
    self.module = module
    self.symbols = symbols
    for space in Space.allCases {
      for name in own.names[space] ?? [] { names[space, default: [:]][name] = qualified(name) }
    }
    for table in own.tables { tables.insert(qualified(table)) }
    for name in own.all { addOwners(of: name) }
  }

  /// The name in the model of what the text itself calls `name`.
  func qualified(_ name: Symbol) -> Symbol { module.map { symbols.join($0, name) } ?? name }

  /// `true` iff every name stands for itself, so that nothing has to be looked up.
  package var isPlain: Bool {
    module == nil && modules.isEmpty && owners.isEmpty && unread.isEmpty
  }

  /// Takes note that the module that `use` names cannot be used, so that nobody reports what leads into it.
  package mutating func fail(_ use: UseStatement) {
    unread.insert(use.module.symbol)
    for name in use.imports { unread.insert(name.symbol) }
  }

  /// Lets the text say the names of `module`, which exports `exports`.
  package mutating func use(_ module: Symbol, _ exports: ModuleExports) {
    modules[module] = exports
    owners.insert(module)
    for space in Space.allCases {
      for name in exports.names[space] ?? [] where !exports.isPrivate(name, symbols) {
        let full = symbols.join(module, name)
        names[space, default: [:]][full] = full
        addOwners(of: full)
      }
    }
    for table in exports.tables { tables.insert(symbols.join(module, table)) }
    for axis in exports.axes where !exports.isPrivate(axis, symbols) {
      axes[axis] = axes[axis] == nil ? .some(symbols.join(module, axis)) : .some(nil)
    }
  }

  /// What becomes of a name that a text imports.
  package enum Import {
    case done, unknown, taken
  }

  /// Lets the text say the name `name` of `module` in short.
  package mutating func importName(_ name: Symbol, of module: Symbol) -> Import {
    let full = symbols.join(module, name)
    let spaces = Space.allCases.filter { names[$0]?[full] != nil }
    if spaces.isEmpty {
      unread.insert(name)
      return .unknown
    }
    for space in spaces {
      if let other = names[space]?[name], other != full { return .taken }
      names[space, default: [:]][name] = full
    }
    addOwners(of: name)
    return .done
  }

  /// Adds what stands before the dots of `name` to the owners.
  private mutating func addOwners(of name: Symbol) {
    let text = symbols.text(of: name)
    var group = text.utf8[...]
    while let dot = group.lastIndex(of: UInt8(ascii: ".")) {
      group = group[..<dot]
      owners.insert(symbols.intern(String(text[..<dot])))
    }
  }

  /// The name in the model that `name` stands for in `space`, if any.
  package func meaning(of name: Symbol, in space: Space) -> Symbol? { names[space]?[name] }

  /// `true` iff `name` leads into a module that cannot be used.
  func leadsNowhere(_ name: Symbol) -> Bool {
    unread.contains(name) || !unread.isEmpty && firstPart(of: name).map(unread.contains) ?? false
  }

  /// What stands before the first dot of `name`, which has one.
  private func firstPart(of name: Symbol) -> Symbol? {
    let text = symbols.text(of: name)
    return text.firstIndex(of: ".").map { symbols.intern(String(text[..<$0])) }
  }

  /// The module that the first part of `name`, which has dots, is, unless a value of the text is called so.
  func module(of name: Symbol) -> Symbol? {
    guard let first = firstPart(of: name) else { return nil }
    return modules[first] != nil && names[.values]?[first] == nil ? first : nil
  }

}

/// The names that a text declares.
package struct ModuleExports: Sendable {

  /// The names in each space, in the order of their declarations.
  package private(set) var names: [ModuleScope.Space: [Symbol]] = [:]

  /// Those of tables.
  package private(set) var tables: Set<Symbol> = []

  /// Those of axes and tables.
  package private(set) var axes: [Symbol] = []

  /// Creates a list of no names.
  package init() {}

  /// Creates the list of the names that `tree` declares.
  package init(of tree: SyntaxTree) {
    for statement in tree.statements {
      switch statement {
      case .declaration(let declaration): add(declaration)
      case .use, .assertion, .correlation, .question: break
      }
    }
  }

  /// Adds the name of `declaration`.
  package mutating func add(_ declaration: Declaration) {
    let name = declaration.name.symbol
    switch declaration.kind {
    case .axis:
      names[.values, default: []].append(name)
      axes.append(name)
    case .table:
      names[.values, default: []].append(name)
      tables.insert(name)
      axes.append(name)
    case .input, .let: names[.values, default: []].append(name)
    case .function: names[.functions, default: []].append(name)
    case .scenario: names[.scenarios, default: []].append(name)
    case .fit:
      // A fit has parameters as a table has columns, and is called as a function is.
      names[.values, default: []].append(name)
      names[.functions, default: []].append(name)
      tables.insert(name)
    case .rows, .calendar, .unit, .dimension, .deflator: break
    }
  }

  /// All names.
  package var all: [Symbol] { ModuleScope.Space.allCases.flatMap { names[$0] ?? [] } }

  /// `true` iff `name` or its group begins with `_`, which keeps it inside its module.
  package func isPrivate(_ name: Symbol, _ symbols: SymbolTable) -> Bool {
    var isFirst = true
    for byte in symbols.text(of: name).utf8 {
      if isFirst, byte == UInt8(ascii: "_") { return true }
      isFirst = byte == UInt8(ascii: ".")
    }
    return false
  }

}
