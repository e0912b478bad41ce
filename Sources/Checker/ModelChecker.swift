import Calendars
import Diagnostics
import Dimensions
import Syntax

/// What became of a model that was checked.
package struct CheckResult {

  /// The model; what is wrong in it has the type `failed`, and questions that touch it are left out.
  package let model: CheckedModel

  /// The problems, errors and warnings, by their places.
  package let diagnostics: [Diagnostic]

  /// Creates a result.
  package init(model: CheckedModel, diagnostics: [Diagnostic]) {
    self.model = model
    self.diagnostics = diagnostics
  }

  /// `true` iff nothing may run.
  package var hasErrors: Bool { diagnostics.contains { $0.level == .error } }

}

/// Finds every mistake of name, dimension, axis or override in a model, and erases its units.
///
/// Input: the statements of a `ModelText`, in any order. Output: a `CheckedModel`, whose formulas name
/// definitions by number and hold plain numbers, and all independent problems at once.
///
/// The passes, each over the whole text:
///
///  1. `declareUnits`: dimensions and units, which later passes look up by name.
///  2. `declareNames`: axes, tables, inputs, definitions, functions and scenarios get their numbers; a
///     name that is declared twice is reported here.
///  3. `sortDefinitions`: who names whom, by walking the syntax; a cycle is reported as its path.
///  4. `checkDefinitions`, in that order: each expression is typed and turned into a formula in one
///     walk, so that a definition's type is known before its users ask. Functions are generic: what
///     their bodies leave open is left to each call (`Unification`).
///  5. `checkCorrelations`, `checkAssertions` and `checkQuestions`, likewise.
///  6. `AxisInference`: which axes each formula has, over the formulas; this needs worlds, because an
///     override may bring axes with it.
///
/// An expression with a mistake gets the type `failed`, which agrees with everything: one mistake makes
/// one diagnostic.
package final class ModelChecker {

  /// The statements.
  var text: ModelText

  /// The names of declarations that could not be read, or whose meaning could not be told.
  var unreadNames: Set<Symbol>

  /// The names of the trees.
  let symbols: SymbolTable

  /// The files, for the wording of questions.
  var sources: SourceMap

  /// The model under construction.
  var model: CheckedModel

  /// The problems found so far.
  var diagnostics: [Diagnostic] = []

  /// What each name of the model's values stands for.
  var values: [Symbol: ValueName] = [:]

  /// The axes by name: declared ones come first, sweeps of one input may share a name.
  ///
  /// Modules share the name space of axes: one that two of them declare with the same elements is one axis, and two
  /// that differ never meet in a formula.
  var axes: [String: [AxisID]] = [:]

  /// The axes that are declared as such, and so are no tables and no sweeps.
  var declaredAxes: Set<AxisID> = []

  /// The table that each declaration of more rows adds to, with the trees that the rows lie in.
  var addedRows: [Symbol: [(tree: Int, declaration: Declaration)]] = [:]

  /// The parts of each table: its own rows and those that are added, each with its tree.
  var tableParts: [Symbol: [(tree: Int, table: TableDeclaration)]] = [:]

  /// Where each unit and dimension is declared, by its names.
  var unitPlaces: [String: SourceSpan] = [:]

  /// The functions by name.
  var functions: [Symbol: FunctionID] = [:]

  /// The fiscal calendars by name, with the places of their names.
  var calendars: [Symbol: (calendar: FiscalCalendar, span: SourceSpan)] = [:]

  /// The scenarios by name: their declarations, and what they set once that is known.
  var scenarios: [Symbol: ScenarioEntry] = [:]

  /// The scenarios in the order of their declarations.
  var scenarioOrder: [Symbol] = []

  /// Where each declared name stands.
  var places: [Symbol: SourceSpan] = [:]

  /// What is known of the types that are still open.
  var unification = Unification()

  /// The position of each text in the model's texts.
  var textPositions: [String: Int] = [:]

  /// The columns of the script's own tables: their trees and cells.
  var scriptColumns: [DefinitionID: [(tree: Int, expression: ExpressionID)]] = [:]

  /// Those of them that are checked already, because a table is made of theirs.
  var settledColumns: Set<DefinitionID> = []

  /// The columns that tell the rows of their table apart.
  var labelColumns: Set<DefinitionID> = []

  /// For each column of a table that is made of another, the column that it comes from.
  var derivedColumns: [DefinitionID: DefinitionID] = [:]

  /// The inputs and columns whose overrides are reported to have no effect.
  var ineffectiveTargets: Set<DefinitionID> = []

  /// What leads from one currency, and from one year's money, to another.
  var bridges = MoneyBridges()

  /// The curves through data.
  var fits = FitTable()

  /// Where each tag of a unit or dimension stands.
  var tagPlaces: [Symbol: [SourceSpan]] = [:]

  /// Errors that can be put into words only when all types are known.
  var deferred: [() -> Diagnostic] = []

  /// The names that nothing has, in the order in which they were met.
  var unknownNames: [UnknownName] = []

  /// What to say of each place of an unknown name.
  var unknownPlaces: [UnknownName: [() -> Diagnostic]] = [:]

  /// The type that the expression at hand should have, where what stands beside it tells.
  var expectedType: ValueType?

  /// The recurrence whose formula is being checked, if any.
  var recurrence: OpenRecurrence?

  /// The first values of recurrences that were checked ahead of them.
  var firstValues: [DefinitionID: Typed] = [:]

  /// The axes that the delays and smoothings of each item name.
  var axesOfLevels: [Item: [Name]] = [:]

  /// The items that have delays or smoothings in them.
  var itemsWithLevels: Set<Item> = []

  /// What each function and scenario needs.
  var needsOfItems: [Item: [Item]] = [:]

  /// For each group of recurrences, the levels that are needed at an element before only.
  var lateLevels: [Int: [DefinitionID]] = [:]

  /// The item that is being checked, if any.
  var currentItem: Item?

  /// The axes of definitions in the base world, as far as they are known from an earlier check.
  var knownAxes: [DefinitionID: [AxisID]]?

  /// The pairs of correlated inputs.
  var correlatedPairs: [CorrelatedPair] = []

  /// The definitions with a mistake in them.
  var broken: Set<DefinitionID> = []

  /// `true` iff a function or scenario has a mistake in it, which leaves all axes uncertain.
  var hasBrokenItems = false

  /// The number of errors found so far.
  var errorCount = 0

  /// The number of warnings found so far.
  private var warningCount = 0

  /// Errors, and warnings, at the most: nobody reads more.
  static let diagnosticLimit = 100

  /// What a name stands for as a value.
  enum ValueName {

    /// An input or a definition.
    case definition(DefinitionID)

    /// An axis.
    case axis(AxisID)

    /// A table: its axis and its columns.
    case table(AxisID, [Symbol: DefinitionID])

    /// A fit: its parameters, and what is derived from them.
    case fit([Symbol: DefinitionID])

  }

  /// A scenario that is declared.
  struct ScenarioEntry {

    /// The tree of its declaration.
    let tree: Int

    /// Its declaration.
    let declaration: Declaration

    /// What it sets.
    var steps: [[WorldOverride]]?

    /// How probable it is, where that is said and known.
    var weight: Double?

  }

  /// Creates a checker of `text`.
  private init(_ text: ModelText, symbols: SymbolTable, sources: SourceMap) {
    self.text = text
    unreadNames = text.trees.reduce(into: []) { $0.formUnion($1.unreadNames) }
    self.symbols = symbols
    self.sources = sources
    model = CheckedModel(units: .standard)
    model.sampling = text.sampling
    let start = SourceSpan(file: SourceFileID(index: 0), start: 0, end: 0)
    _ = model.formulas.add(.constant(.nan), at: start)
  }

  /// Creates a checker that goes on from where `other` stands, without its problems.
  ///
  /// Arrays and dictionaries are shared until one of the two writes to them, so this costs next to nothing.
  init(continuing other: ModelChecker, sources: SourceMap) {
    text = other.text
    unreadNames = other.unreadNames
    symbols = other.symbols
    self.sources = sources
    model = other.model
    values = other.values
    axes = other.axes
    functions = other.functions
    calendars = other.calendars
    scenarios = other.scenarios
    scenarioOrder = other.scenarioOrder
    places = other.places
    unification = other.unification
    textPositions = other.textPositions
    tagPlaces = other.tagPlaces
    declaredAxes = other.declaredAxes
    addedRows = other.addedRows
    tableParts = other.tableParts
    unitPlaces = other.unitPlaces
    bridges = other.bridges
    fits = other.fits
    knownAxes = other.knownAxes
    correlatedPairs = other.correlatedPairs
    needsOfItems = other.needsOfItems
  }

  /// Checks `text`, whose names are in `symbols` and whose files are in `sources`.
  package static func check(_ text: ModelText, symbols: SymbolTable, sources: SourceMap)
    -> CheckResult
  {
    let checker = ModelChecker(text, symbols: symbols, sources: sources)
    checker.checkDeclarations()
    return checker.conclude()
  }

  /// Creates a checker of the declarations and assertions of `text`, whose questions are still to come.
  static func ofDeclarations(_ text: ModelText, symbols: SymbolTable, sources: SourceMap)
    -> ModelChecker
  {
    let checker = ModelChecker(text, symbols: symbols, sources: sources)
    checker.checkDeclarations()
    return checker
  }

  /// Passes 1 to 4, the correlations and the assertions.
  private func checkDeclarations() {
    declareUnits()
    declareNames()
    declareDeflators()
    let order = sortDefinitions()
    checkDefinitions(in: order)
    checkBridges()
    checkScenarios()
    checkCorrelations()
    checkValidity()
    checkAssertions()
  }

  /// The passes that see the questions, and what all of them found.
  func conclude() -> CheckResult {
    checkQuestions()
    checkAssertionsInWorlds()
    inferAxes()
    warnOfUnusedInputs()
    warnOfLonelyTags()
    reportDeferred()
    reportUnknownNames()
    // What is worth knowing of a module is for its author, not for those who use it.
    diagnostics.removeAll { diagnostic in
      diagnostic.level == .warning
        && diagnostic.labels.first.map { text.moduleFiles.contains($0.span.file) } ?? false
    }
    let sorted = diagnostics.enumerated().sorted { lhs, rhs in
      (place(of: lhs.element), lhs.offset) < (place(of: rhs.element), rhs.offset)
    }
    return CheckResult(model: model, diagnostics: sorted.map(\.element))
  }

  /// A number by which diagnostics are sorted: files in order, then places.
  private func place(of diagnostic: Diagnostic) -> UInt64 {
    guard let span = diagnostic.labels.first?.span else { return 0 }
    return UInt64(span.file.index) << 32 | UInt64(span.start)
  }

  /// Adds an error to the problems; one beyond the limit is not even put into words, which takes time.
  func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    errorCount += 1
    if errorCount <= ModelChecker.diagnosticLimit { diagnostics.append(diagnostic()) }
  }

  /// Adds a warning to the problems.
  func warn(_ diagnostic: @autoclosure () -> Diagnostic) {
    warningCount += 1
    if warningCount <= ModelChecker.diagnosticLimit { diagnostics.append(diagnostic()) }
  }

  /// The spelling of `symbol`.
  func spelling(_ symbol: Symbol) -> String { symbols.text(of: symbol) }

  /// The name of the axis that `symbol` says: what a module declares is called the same inside and outside of it.
  func axisName(_ symbol: Symbol) -> String {
    let name = spelling(symbol)
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// The scenarios that the text in the tree with number `tree` declares, in their order.
  func ownScenarios(ofTree tree: Int) -> [Symbol] {
    let module = text.modules[tree]
    return scenarioOrder.filter { symbol in
      scenarios[symbol].map { text.modules[$0.tree] == module } ?? false
    }
  }

  /// The text at `span` on one line, without comments.
  func line(at span: SourceSpan) -> String {
    let text = sources.text(of: span)
    if isOneLine(text) { return String(text) }
    let lines = text.split(whereSeparator: \.isNewline)
    let words = lines.map { line in
      var isQuoted = false
      var end = line.startIndex
      while end < line.endIndex {
        if line[end] == "\"" { isQuoted.toggle() }
        if !isQuoted, line[end...].hasPrefix("//") { break }
        end = line.index(after: end)
      }
      return line[..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `true` iff `text` is visible ASCII with single blanks and no comment, as most questions are.
  private func isOneLine(_ text: some StringProtocol) -> Bool {
    let blank = UInt8(ascii: " ")
    var last = blank
    for byte in text.utf8 {
      let isPair = byte == last && (byte == blank || byte == UInt8(ascii: "/"))
      if byte < blank || byte > 126 || isPair { return false }
      last = byte
    }
    return last != blank
  }

}
