import Checker
import Diagnostics
import Syntax

/// What a session has declared, and the model that this makes.
extension InteractiveSession {

  /// The name space that a name is declared in, with the name.
  struct DeclarationKey: Hashable {

    /// The name spaces.
    enum Space: Hashable {
      case values, functions, scenarios, units, dimensions, calendars, deflators

      /// That of one addition of rows to a table: a later one stands beside it.
      case rows(SourceSpan)
    }

    /// The name space.
    let space: Space

    /// The name.
    let name: Symbol

    /// The key of `declaration`.
    init(_ declaration: Declaration) {
      name = declaration.name.symbol
      switch declaration.kind {
      case .axis, .table, .input, .let, .fit: space = .values
      case .rows: space = .rows(declaration.span)
      case .function: space = .functions
      case .scenario: space = .scenarios
      case .unit: space = .units
      case .dimension: space = .dimensions
      case .deflator: space = .deflators
      case .calendar: space = .calendars
      }
    }

  }

  /// Puts `declaration` in force, in the place of an earlier one of its name; returns what is wrong where its own text
  /// has `declared` the name already.
  mutating func declare(
    _ declaration: Declaration, _ tree: SyntaxTree, _ declared: inout Set<DeclarationKey>
  ) -> Diagnostic? {
    let key = DeclarationKey(declaration)
    let entry = Entry(tree: tree, declaration: declaration)
    let earlier = entries.firstIndex { DeclarationKey($0.declaration) == key }
    if !declared.insert(key).inserted, let earlier {
      return .declaredTwice(
        symbols.text(of: key.name), at: declaration.name.span,
        first: entries[earlier].declaration.name.span)
    }
    if let earlier {
      if let file = entries[earlier].declaration.file { data[file.span] = nil }
      entries[earlier] = entry
      settings.removeAll { $0.override.target.name.symbol == key.name }
    } else {
      entries.append(entry)
    }
    return nil
  }

  /// Puts `assertion` in force, in the place of an earlier one of its name or text.
  mutating func declare(_ assertion: Assertion, _ tree: SyntaxTree) {
    assertions.removeAll { earlier in
      if let name = assertion.name { return earlier.assertion.name?.symbol == name.symbol }
      return sources.text(of: earlier.assertion.span) == sources.text(of: assertion.span)
    }
    assertions.append((tree, assertion))
  }

  /// Puts `correlation` in force, in the place of those that earlier entries have among its inputs.
  mutating func declare(_ correlation: Correlation, _ tree: SyntaxTree) {
    let names = Set(correlation.names.map(\.symbol))
    correlations.removeAll { earlier in
      earlier.tree.file != tree.file
        && names.isSuperset(of: earlier.correlation.names.map(\.symbol))
    }
    correlations.append((tree, correlation))
  }

  /// The declarations, assertions and correlations in force.
  func declarations() -> ModelText {
    var text = ModelText()
    text.sampling = options.sampling
    for module in modules.modules { text.add(module.tree, module: module.name) }
    text.data = data
    var numbers: [SourceFileID: Int] = [:]
    for entry in entries {
      let tree = numbers[entry.tree.file] ?? text.add(treeOnly: entry.tree)
      numbers[entry.tree.file] = tree
      text.add(entry.declaration, of: tree)
    }
    for (tree, assertion) in assertions { text.add(assertion, of: text.add(treeOnly: tree)) }
    for (tree, correlation) in correlations {
      text.add(correlation, of: text.add(treeOnly: tree))
    }
    return text
  }

  /// The model of all declarations in force, with the inputs that are set.
  mutating func modelText() -> ModelText {
    var text = declarations()
    for (tree, override) in overrides() { text.add(override, of: text.add(treeOnly: tree)) }
    if let (tree, overlay) = scenario() { text.scenario = (text.add(treeOnly: tree), overlay) }
    return text
  }

  /// The scenario under which the command asks all questions, if any.
  mutating func scenario() -> (tree: SyntaxTree, overlay: Overlay)? {
    guard let name = options.scenario else { return nil }
    let file = SourceFile(name: "--scenario \(name)", text: name)
    let parsed = parseOverlay(file, as: sources.add(file), symbols: symbols)
    return parsed.overlay.map {
      (parsed.tree, NameQualifier.qualify($0, of: parsed.tree, in: scope()).overlay)
    }
  }

  /// What the inputs of modules are to be, and the inputs that are set.
  func overrides() -> [(tree: SyntaxTree, override: Override)] {
    overridesOfUses() + settings.map { ($0.tree, $0.override) }
  }

  /// What the inputs of modules are to be.
  func overridesOfUses() -> [(tree: SyntaxTree, override: Override)] {
    uses.flatMap { tree, use in use.overrides.map { (tree, $0) } }
  }

  /// What is wrong with `declaration` if it is a scenario with the name of a branch, which questions could not tell apart.
  func clash(of declaration: Declaration) -> Diagnostic? {
    guard case .scenario = declaration.kind else { return nil }
    let name = symbols.text(of: declaration.name.symbol)
    return branches.contains { $0.name == name }
      ? .scenarioIsBranch(name, at: declaration.name.span) : nil
  }

}
