import Checker
import DataFiles
import Diagnostics
import Dimensions
import Presentation
import Syntax

/// What a step of a session tells its user.
package enum SessionOutput: Sendable {

  /// A question was answered.
  case answer(Answer)

  /// Answers are to be saved.
  case file(SavedFile)

  /// Something is wrong, or worth knowing.
  case diagnostic(Diagnostic)

  /// A text to be shown as it is.
  case text(String)

  /// The user wants to leave.
  case leave

}

/// What a session can ask of the world around it.
package struct SessionServices {

  /// Reads the file at a path.
  package var read: (String) -> Result<SourceFile, FileFailure>

  /// Where the files come from that scripts and entries name.
  package var data: DataSource

  /// Writes a text to the file at a path, and returns what is wrong where it cannot.
  package var write: (String, String) -> Diagnostic?

  /// Asked once a block whether to stop.
  package var stopReason: () -> StopReason?

  /// Creates services.
  package init(
    read: @escaping (String) -> Result<SourceFile, FileFailure>,
    write: @escaping (String, String) -> Diagnostic?, data: DataSource = .none,
    stopReason: @escaping () -> StopReason? = { nil }
  ) {
    self.read = read
    self.data = data
    self.write = write
    self.stopReason = stopReason
  }

}

/// A file that cannot be read or written.
package struct FileFailure: Error {

  /// What to tell of it.
  package let diagnostic: Diagnostic

  /// Creates a failure.
  package init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}

/// A what-if session: definitions that may be changed, inputs that are set, and questions.
///
/// Input: one entry after the other. Output: what each comes to. A step is a function of the session and
/// the entry; files and interruptions come in through `SessionServices`.
///
/// The session keeps the latest declaration of each name. An entry with declarations makes a new model of all
/// of them; only when that has no errors does it replace the old one, so a slip never costs what was
/// there. Nothing is recomputed until a question asks for it, and then in the world of the inputs that
/// are set: that is how all that depends on a changed definition follows.
package struct InteractiveSession {

  /// A declaration in force; an object, because a session of many is copied at each step.
  final class Entry: Sendable {

    /// The tree that its expressions lie in.
    let tree: SyntaxTree

    /// The declaration.
    let declaration: Declaration

    /// Creates the entry of `declaration`, whose expressions lie in `tree`.
    init(tree: SyntaxTree, declaration: Declaration) {
      self.tree = tree
      self.declaration = declaration
    }

  }

  /// An input that is set.
  struct Setting {

    /// The tree that the new value lies in.
    let tree: SyntaxTree

    /// The override.
    let override: Override

    /// The target as it was written.
    let target: String

  }

  /// The files met so far: each entry is one.
  package internal(set) var sources = SourceMap()

  /// The names met so far.
  let symbols = SymbolTable()

  /// What the user asks for beyond the entries.
  let options: RunOptions

  /// The declarations in force, in the order in which they came.
  var entries: [Entry] = []

  /// What the files of tables came to when their declarations were taken; they are not read again.
  var data: [SourceSpan: Result<DataFile, DataFailure>] = [:]

  /// The conditions that are to hold, each with the tree that it lies in.
  var assertions: [(tree: SyntaxTree, assertion: Assertion)] = []

  /// What drawn inputs have to do with each other, each with the tree that it lies in.
  var correlations: [(tree: SyntaxTree, correlation: Correlation)] = []

  /// The inputs that are set.
  var settings: [Setting] = []

  /// The declarations in force as they were checked, where that is known.
  var revised: RevisedModel?

  /// The modules in use.
  var modules: ModuleSet

  /// How they are used, the latest statement for each.
  var uses: [(tree: SyntaxTree, use: UseStatement)] = []

  /// The questions asked so far, as statements.
  var questions: [String] = []

  /// Creates a session.
  package init(_ options: RunOptions = RunOptions()) {
    self.options = options
    modules = ModuleSet(symbols: symbols)
    symbols.isUnit = { UnitRegistry.standard.unit(named: $0) != nil }
  }

  /// Takes one entry and returns what it comes to.
  package mutating func step(_ entry: String, _ services: SessionServices) -> [SessionOutput] {
    let words = entry.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first else { return [] }
    let rest = words.count > 1 ? String(words[1]) : ""
    if let command = SessionCommand(rawValue: String(first)), !isName(command, before: rest) {
      return run(command, rest, services)
    }
    if first.hasPrefix(":") { return [.diagnostic(.unknownCommand(String(first)))] }
    return take(SourceFile(name: "<input>", text: entry), isEntry: true, services)
  }

  /// `true` iff `command`'s word is used as a value here: `inputs * 2` is an expression.
  private func isName(_ command: SessionCommand, before rest: String) -> Bool {
    guard !command.rawValue.hasPrefix(":") else { return false }
    let symbol = symbols.intern(command.rawValue)
    return entries.contains { $0.declaration.name.symbol == symbol }
  }

  /// Takes the statements of `file`; those of an entry may also be a bare expression.
  ///
  /// Modules in files are read from `folder`, that of the script.
  mutating func take(
    _ file: SourceFile, isEntry: Bool, _ services: SessionServices
  ) -> [SessionOutput] {
    let id = sources.add(file)
    let parsed = parse(file, as: id, symbols: symbols, allowsExpression: isEntry)
    if !parsed.diagnostics.isEmpty { return parsed.diagnostics.map { .diagnostic($0) } }
    let script = isEntry ? nil : file.name
    let read = parsed.tree.data(from: services.data, beside: script, into: &sources)
    var next = self
    next.data.merge(read) { $1 }
    let (tree, problems) = next.use(modulesOf: parsed.tree, beside: script, services)
    sources = next.sources
    if !problems.isEmpty { return problems.map { .diagnostic($0) } }
    var asked: [Question] = []
    var declared: [Declaration] = []
    var keys: Set<DeclarationKey> = []
    for statement in tree.statements {
      switch statement {
      case .use: break
      case .question(let question): asked.append(question)
      case .assertion(let assertion): next.declare(assertion, tree)
      case .correlation(let correlation): next.declare(correlation, tree)
      case .declaration(let declaration):
        if let duplicate = next.declare(declaration, tree, &keys) {
          return [.diagnostic(duplicate)]
        }
        declared.append(declaration)
      }
    }
    let changes = !declared.isEmpty || tree.statements.contains { $0.isNameless }
    let warnings = changes ? next.revise(declared, tree) : []
    let checked = next.check(asked, parsed.expression, of: tree)
    var output = (warnings + checked.diagnostics)
      .filter { $0.level == .error || $0.labels.contains { $0.span.file == id } }
      .map { SessionOutput.diagnostic($0) }
    if checked.hasErrors { return output }
    next.questions += asked.map { sources.text(of: $0.span) }
    if parsed.expression != nil { next.questions.append("show \(file.text(from: 0, to: .max))") }
    self = next
    output += answers(to: checked.model, checksAll: changes, services)
    return output
  }

  /// Takes note that the declarations in force have changed by `declared`, which lie in `tree`; returns what is worth
  /// knowing of the change where it alone was checked.
  private mutating func revise(_ declared: [Declaration], _ tree: SyntaxTree) -> [Diagnostic] {
    let isAlone = declared.count == 1 && !tree.statements.contains { $0.isNameless }
    guard isAlone, let change = revised?.replacing(declared[0], of: tree, sources: sources) else {
      revised = nil
      return []
    }
    revised = change.model
    return change.warnings
  }

  /// Checks `questions` and `expression` of `tree` against the declarations in force, which are checked first where they
  /// have changed.
  mutating func check(
    _ questions: [Question], _ expression: ExpressionID?, of tree: SyntaxTree
  ) -> CheckResult {
    if revised == nil {
      revised = RevisedModel(declarations(), symbols: symbols, sources: sources)
    }
    if let revised {
      let request = RevisedModel.Request(
        questions: questions, expression: expression, tree: tree,
        overrides: overrides())
      return revised.check(request, sources: sources)
    }
    var text = modelText()
    let number = text.add(treeOnly: tree)
    for question in questions { text.add(question, of: number) }
    if let expression { text.add(shown: expression, of: number) }
    return ModelChecker.check(text, symbols: symbols, sources: sources)
  }

  /// What the assertions and questions of `model` come to.
  ///
  /// Without `checksAll`, nothing has changed and only the worlds that the questions make are worth a look.
  func answers(to model: CheckedModel, checksAll: Bool, _ services: SessionServices)
    -> [SessionOutput]
  {
    let runner = QuestionRunner(
      model, limits: options.limits, machine: options.machine, stopReason: services.stopReason)
    var output: [SessionOutput] = []
    let tell = { (event: RunEvent) in
      switch event {
      case .answer(let answer): output.append(.answer(answer))
      case .file(let file): output.append(.file(file))
      case .diagnostic(let diagnostic): output.append(.diagnostic(diagnostic))
      }
    }
    for assertion in model.assertions {
      runner.check(checksAll ? assertion : assertion.inWorldsOfQuestions, tell)
    }
    for question in model.questions where services.stopReason() == nil {
      runner.run(question, tell)
    }
    return output
  }

}

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
  private mutating func declare(
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
  private mutating func declare(_ assertion: Assertion, _ tree: SyntaxTree) {
    assertions.removeAll { earlier in
      if let name = assertion.name { return earlier.assertion.name?.symbol == name.symbol }
      return sources.text(of: earlier.assertion.span) == sources.text(of: assertion.span)
    }
    assertions.append((tree, assertion))
  }

  /// Puts `correlation` in force, in the place of those that earlier entries have among its inputs.
  private mutating func declare(_ correlation: Correlation, _ tree: SyntaxTree) {
    let names = Set(correlation.names.map(\.symbol))
    correlations.removeAll { earlier in
      earlier.tree.file != tree.file
        && names.isSuperset(of: earlier.correlation.names.map(\.symbol))
    }
    correlations.append((tree, correlation))
  }

  /// The declarations, assertions and correlations in force.
  private func declarations() -> ModelText {
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
  private func modelText() -> ModelText {
    var text = declarations()
    for (tree, override) in overrides() { text.add(override, of: text.add(treeOnly: tree)) }
    return text
  }

  /// What the inputs of modules are to be, and the inputs that are set.
  private func overrides() -> [(tree: SyntaxTree, override: Override)] {
    uses.flatMap { tree, use in use.overrides.map { (tree, $0) } }
      + settings.map { ($0.tree, $0.override) }
  }

  /// How far `entry` is from being a whole one.
  package func completeness(of entry: String) -> EntryCompleteness {
    let first = entry.split(whereSeparator: \.isWhitespace).first ?? ""
    if SessionCommand(rawValue: String(first)) != nil || first.hasPrefix(":") { return .complete }
    var sources = sources
    let file = SourceFile(name: "<input>", text: entry)
    let parsed = parse(
      file, as: sources.add(file), symbols: symbols, allowsExpression: true)
    if parsed.isIncomplete { return .incomplete }
    return parsed.diagnostics.isEmpty ? .complete : .invalid
  }

}

/// How far an entry is from being a whole one.
package enum EntryCompleteness: Sendable {

  /// It can be taken.
  case complete

  /// More lines could make it whole.
  case incomplete

  /// It is wrong already, and no more lines will help.
  case invalid

}
