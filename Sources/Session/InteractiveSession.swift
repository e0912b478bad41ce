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
/// are set: that is how all that depends on a changed definition follows. What is watched is asked for after each change.
///
/// A session is a value, so what `undo` brings back is an earlier one.
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

  /// The variants of the inputs; definitions are shared by all of them.
  var branches = [Branch(name: Branch.first)]

  /// The position of the branch at hand.
  var branchIndex = 0

  /// The inputs that are set in the branch at hand.
  var settings: [Setting] {
    get { branches[branchIndex].settings }
    set { branches[branchIndex].settings = newValue }
  }

  /// What is asked for after each change.
  var watches: [Watch] = []

  /// Grows with each change of what questions are asked of.
  var changes = 0

  /// The states before the latest changes, the last one newest.
  var past: [Moment] = []

  /// The states that were undone, the last one nearest.
  var future: [Moment] = []

  /// The declarations in force as they were checked, where that is known.
  var revised: RevisedModel?

  /// The modules in use.
  var modules: ModuleSet

  /// How they are used, the latest statement for each.
  var uses: [(tree: SyntaxTree, use: UseStatement)] = []

  /// The questions asked so far, as statements.
  var questions: [String] = []

  /// The number of questions about branches, which no script can ask.
  var questionsAboutBranches = 0

  /// Creates a session.
  package init(_ options: RunOptions = RunOptions()) {
    self.options = options
    modules = ModuleSet(symbols: symbols)
    symbols.isUnit = { UnitRegistry.standard.unit(named: $0) != nil }
  }

  /// Takes one entry and returns what it comes to.
  package mutating func step(_ entry: String, _ services: SessionServices) -> [SessionOutput] {
    let before = self
    let output = perform(entry, services)
    guard changes != before.changes else { return output }
    remember(before, entry)
    return output + changesOfWatches(announcing: command(in: entry)?.movesInputs ?? false, services)
  }

  /// Does what `entry` says.
  private mutating func perform(_ entry: String, _ services: SessionServices) -> [SessionOutput] {
    if let command = command(in: entry) {
      let words = entry.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      return run(command, words.count > 1 ? String(words[1]) : "", services)
    }
    let first = entry.split(maxSplits: 1, whereSeparator: \.isWhitespace).first ?? ""
    if first.isEmpty { return [] }
    if first.hasPrefix(":") { return [.diagnostic(.unknownCommand(String(first)))] }
    if let names = comparedBranches(in: entry) { return compareBranches(names, services) }
    let text = withBranchesNamed(entry)
    if text != entry, branches.count == 1 { return [.diagnostic(.oneBranch())] }
    return take(SourceFile(name: "<input>", text: text), isEntry: true, services)
  }

  /// The command that `entry` begins with, if any. A word that names a value is a command only behind a colon: `inputs * 2`
  /// is an expression then.
  func command(in entry: String) -> SessionCommand? {
    let words = entry.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    if first.hasPrefix(":") { return SessionCommand(rawValue: String(first.dropFirst())) }
    guard let command = SessionCommand(rawValue: String(first)), !isDeclared(String(first)) else {
      return nil
    }
    guard command.isStatement else { return command }
    let argument = words.count > 1 ? String(words[1]) : ""
    let isCode = words.count == 2 && DiagnosticCode(spelled: argument) != nil
    return isCode && !isDeclared(argument) ? command : nil
  }

  /// `true` iff `word` names a value or function in an entry.
  func isDeclared(_ word: String) -> Bool { entry(named: word) != nil }

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
        if let clash = next.clash(of: declaration) { return [.diagnostic(clash)] }
        declared.append(declaration)
      }
    }
    let isChange = !declared.isEmpty || tree.statements.contains { $0.isNameless }
    let warnings = isChange ? next.revise(declared, tree) : []
    var checked = next.check(asked, parsed.expression, of: tree)
    let isOfBranches = !isChange && checked.asksForBranches(next.branchesNamed(in: file))
    if isOfBranches { checked = next.checkAmongBranches(asked, parsed.expression, of: tree) }
    var output = (warnings + checked.diagnostics)
      .filter { $0.level == .error || $0.labels.contains { $0.span.file == id } }
      .map { SessionOutput.diagnostic($0) }
    if checked.hasErrors {
      sources = next.sources
      return output
    }
    if isOfBranches {
      next.questionsAboutBranches += 1
    } else {
      next.questions += asked.map { sources.text(of: $0.span) }
      if parsed.expression != nil { next.questions.append("show \(file.text(from: 0, to: .max))") }
    }
    if isChange { next.changes += 1 }
    self = next
    output += answers(to: checked.model, checksAll: isChange, services)
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
      var request = RevisedModel.Request(
        questions: questions, expression: expression, tree: tree,
        overrides: overrides())
      request.scenario = scenario()
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

  /// How far `entry` is from being a whole one.
  package func completeness(of entry: String) -> EntryCompleteness {
    if command(in: entry) != nil || entry.drop(while: \.isWhitespace).hasPrefix(":") {
      return .complete
    }
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
