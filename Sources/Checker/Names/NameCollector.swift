import Syntax

/// Collects the items of a model that an expression names.
struct NameCollector {

  /// The checker that knows the names.
  private let checker: ModelChecker

  /// The tree of the expressions.
  var tree: Int {
    didSet { if tree != oldValue { syntax = checker.text.trees[tree] } }
  }

  /// What stands in that tree.
  private var syntax: SyntaxTree

  /// The tables that some of the local names are elements of.
  var tables: [Symbol: Symbol] = [:]

  /// The names that are not the model's.
  private let locals: Set<Symbol>

  /// The items found so far, each once, in the order of their first places.
  private(set) var items: [ModelChecker.Item] = []

  /// Those of them whose value is needed at the element at hand, and not only at one before.
  private(set) var present: Set<ModelChecker.Item> = []

  /// The axes that delays and smoothings name, along which these have levels of their own.
  private(set) var axesOfLevels: [Name] = []

  /// `true` iff some delay or smoothing was found.
  private(set) var hasLevels = false

  /// How many `prev` stand around the expression at hand.
  private var lags = 0

  /// The items found so far.
  private var seen: Set<ModelChecker.Item> = []

  /// Creates a collector for expressions of `tree` in which `locals` are not the model's names.
  init(checker: ModelChecker, tree: Int, locals: Set<Symbol>) {
    self.checker = checker
    self.tree = tree
    syntax = checker.text.trees[tree]
    self.locals = locals
  }

  /// Adds `item`.
  private mutating func add(_ item: ModelChecker.Item) {
    if lags == 0 { present.insert(item) }
    if seen.insert(item).inserted { items.append(item) }
  }

  /// Adds the items that `expression` names, which it needs at an element before.
  mutating func collect(lagged expression: ExpressionID) {
    lags += 1
    collect(expression)
    lags -= 1
  }

  /// Adds the items that `expression` names.
  mutating func collect(_ expression: ExpressionID) {
    switch syntax[expression] {
    case .quantity, .period, .text, .boolean, .hole:
      break
    case .name(let symbol):
      guard !locals.contains(symbol) else { return }
      if case .definition(let id) = checker.values[symbol] { add(.definition(id)) }
    case .member(let table, let column):
      collectColumn(column, of: table)
    case .negation(let operand), .complement(let operand):
      collect(operand)
    case .conversion(let operand, let index):
      collect(operand)
      collect(syntax.displayUnits[Int(index)])
    case .binary(_, let lhs, let rhs):
      collect(lhs)
      collect(rhs)
    case .conditional(let condition, let accepted, let rejected):
      collect(condition)
      collect(accepted)
      collect(rejected)
    case .resampling(let body, _):
      collect(body)
      collectWeights()
    case .selection(let body, let index):
      collect(body)
      for selector in syntax.selections[Int(index)] { collect(selector.element) }
    case .call(let index):
      collect(syntax.calls[Int(index)])
    case .world(let body, let index):
      collect(body)
      collect(syntax.worldClauses[Int(index)])
    }
  }

  /// Adds the items that a conversion to `target` may need: the year, and where money is converted, all rates.
  private mutating func collect(_ target: DisplayUnit) {
    if let year = target.year { collect(year) }
    guard checker.isMoney(target.unit) else { return }
    for definition in checker.definitionsOfBridges { add(.definition(definition)) }
  }

  /// Adds what the rates among the items found so far are weighted by, which their values themselves do not need.
  private mutating func collectWeights() {
    for case .definition(let id) in items {
      if let weight = checker.model[id].weight { add(.definition(weight)) }
    }
  }

  /// Adds the column that `table.column` names.
  private mutating func collectColumn(_ column: Symbol, of table: ExpressionID) {
    guard case .name(let symbol) = syntax[table] else { return collect(table) }
    switch checker.values[tables[symbol] ?? symbol] {
    case .table(_, let columns), .fit(let columns):
      if let id = columns[column] { add(.definition(id)) }
    case .definition, .axis, nil: collect(table)
    }
  }

  /// Adds the items that `call` names.
  private mutating func collect(_ call: Call) {
    if let function = checker.functions[call.function.symbol] {
      add(.function(function))
    } else if case .fit(let columns) = checker.values[call.function.symbol] {
      for id in columns.values.sorted(by: { $0.index < $1.index }) { add(.definition(id)) }
    }
    var isLagged = checker.recurrenceFunction(of: call) != nil
    if checker.smoothingFunction(of: call) != nil {
      // What is taken in without an initial value is what the levels begin with.
      isLagged = call.arguments.count > 2
      hasLevels = true
      axesOfLevels += call.axes
    }
    for (index, expression) in call.arguments.flatMap(\.expressions).enumerated() {
      if isLagged, index == 0 { collect(lagged: expression) } else { collect(expression) }
    }
    if let condition = call.condition { collect(condition) }
  }

  /// Adds the items that `clause` names.
  private mutating func collect(_ clause: WorldClause) {
    switch clause {
    case .with(let overrides):
      for override in overrides { collect(override) }
    case .under(let overlay):
      collect(overlay)
    case .across(.all):
      for scenario in checker.ownScenarios(ofTree: tree) { add(.scenario(scenario)) }
    case .across(.some(let overlays)):
      for overlay in overlays { collect(overlay) }
    }
  }

  /// Adds the items that `override` names.
  mutating func collect(_ override: Override) {
    switch checker.values[override.target.name.symbol] {
    case .definition(let id): add(.definition(id))
    case .table(_, let columns), .fit(let columns):
      if let column = override.target.column, let id = columns[column.symbol] {
        add(.definition(id))
      }
    case .axis, nil: break
    }
    collectValue(of: override)
  }

  /// Adds the items that the new value of `override` names.
  mutating func collectValue(of override: Override) {
    switch override.value {
    case .formula(let expression): collect(expression)
    case .list(let expressions): for expression in expressions { collect(expression) }
    case .range: break
    }
  }

  /// Adds the scenarios that `overlay` names.
  mutating func collect(_ overlay: Overlay) {
    for name in overlay.layers.joined() where checker.scenarios[name.symbol] != nil {
      add(.scenario(name.symbol))
    }
  }

}
