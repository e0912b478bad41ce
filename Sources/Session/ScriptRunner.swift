import Checker
import DataFiles
import Diagnostics
import Dimensions
import Syntax

/// Runs scripts from text to answers, through all phases.
package final class ScriptRunner {

  /// The files met so far.
  package private(set) var sources = SourceMap()

  /// The names met so far.
  private let symbols = SymbolTable()

  /// What the user asks for beyond the script.
  var options: RunOptions

  /// The fingerprint that all texts that are read must have, where the run has shards to go by.
  var expectedFingerprint: UInt64?

  /// The files that must have been read, and no others, where the run has a manifest to go by.
  package var expectedFiles: [RunManifest.File]?

  /// The files that were read.
  package let log = ReadLog()

  /// The script as it was checked last, and the question that was asked last.
  package private(set) var model: CheckedModel?, asked: CheckedQuestion?

  /// Where the files come from that scripts name.
  private let data: DataSource

  /// Asked once a block whether to stop.
  private let stopReason: () -> StopReason?

  /// Creates a runner of scripts whose tables and modules come from `data`.
  package init(
    _ options: RunOptions, data: DataSource = .none,
    stopReason: @escaping () -> StopReason? = { nil }
  ) {
    self.options = options
    self.data = data
    symbols.isUnit = { UnitRegistry.standard.unit(named: $0) != nil }
    self.stopReason = stopReason
  }

  /// Parses and checks `file`; with `allowsExpression`, the text may also be a bare expression. The `question` stands
  /// behind it, in a text of its own.
  package func check(
    _ file: SourceFile, allowsExpression: Bool = false, asking question: SourceFile? = nil
  ) -> CheckResult {
    var text = ModelText()
    text.sampling = options.sampling
    log.begin(file)
    var diagnostics: [Diagnostic] = []
    let parsed = parse(
      file, as: sources.add(file), symbols: symbols, allowsExpression: allowsExpression)
    var modules = ModuleSet(symbols: symbols)
    diagnostics += parsed.diagnostics
    let (moduleFiles, tables) = (log.noting(data, as: .module), log.noting(data, as: .data))
    diagnostics += modules.load(parsed.tree.uses, sources: &sources) { path in
      moduleFiles.read(path, file.name)
    }
    for module in modules.modules {
      text.add(module.tree, module: module.name)
      if module.path == nil {
        let source = sources[module.tree.file]
        log.add(.library, SourceFile(name: symbols.text(of: module.name), bytes: source.bytes))
      }
    }
    let (scope, problems) = modules.scope(
      of: ModuleExports(of: parsed.tree), using: parsed.tree.uses)
    let (tree, unknown) = NameQualifier.qualify(parsed.tree, in: scope)
    diagnostics += problems + unknown
    if let expression = parsed.expression {
      text.add(shown: expression, of: text.add(treeOnly: tree))
    } else {
      text.add(tree)
      for override in tree.uses.flatMap(\.overrides) {
        text.add(override, of: text.trees.count - 1)
      }
      text.isWholeScript = parsed.diagnostics.isEmpty
    }
    text.data = parsed.tree.data(from: tables, beside: file.name, into: &sources)
    for module in modules.modules where module.path != nil {
      let name = sources[module.tree.file].name
      text.data.merge(module.tree.data(from: tables, beside: name, into: &sources)) { $1 }
    }
    if let question { diagnostics += add(question, to: &text, in: scope) }
    diagnostics += addOptions(to: &text, in: scope)
    let checked = ModelChecker.check(text, symbols: symbols, sources: sources)
    return CheckResult(model: checked.model, diagnostics: diagnostics + checked.diagnostics)
  }

  /// Parses `question` into `text`.
  private func add(_ question: SourceFile, to text: inout ModelText, in scope: ModuleScope)
    -> [Diagnostic]
  {
    let parsed = parse(question, as: sources.add(question), symbols: symbols)
    let (tree, unknown) = NameQualifier.qualify(parsed.tree, in: scope)
    text.add(tree)
    return parsed.diagnostics + unknown
  }

  /// Parses the command's own overrides and scenario into `text`.
  private func addOptions(to text: inout ModelText, in scope: ModuleScope) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for setting in options.settings {
      let file = SourceFile(name: "--set \(setting)", text: setting)
      let parsed = parseOverride(file, as: sources.add(file), symbols: symbols)
      diagnostics += parsed.diagnostics
      guard let override = parsed.override else { continue }
      let qualified = NameQualifier.qualify(override, of: parsed.tree, in: scope)
      diagnostics += qualified.diagnostics
      text.add(qualified.override, of: text.add(treeOnly: qualified.tree))
    }
    if let scenario = options.scenario {
      let file = SourceFile(name: "--scenario \(scenario)", text: scenario)
      let parsed = parseOverlay(file, as: sources.add(file), symbols: symbols)
      diagnostics += parsed.diagnostics
      guard let overlay = parsed.overlay else { return diagnostics }
      let qualified = NameQualifier.qualify(overlay, of: parsed.tree, in: scope)
      diagnostics += qualified.diagnostics
      text.scenario = (text.add(treeOnly: parsed.tree), qualified.overlay)
    }
    return diagnostics
  }

  /// What answers questions of `model`; where it `divides`, their draws may be divided between runs.
  func questionRunner(of model: CheckedModel, divides: Bool = true) -> QuestionRunner {
    var machine = options.machine
    if !divides { machine.ledger = nil }
    return QuestionRunner(model, limits: options.limits, machine: machine, stopReason: stopReason)
  }

  /// Runs `file`, or of it only the `question` that is asked from outside, and hands what comes of it to `report`; returns
  /// the status for the command's end.
  package func run(
    _ file: SourceFile, allowsExpression: Bool = false, asking question: SourceFile? = nil,
    _ report: (RunEvent) -> Void
  ) -> Int32 {
    let checked = check(file, allowsExpression: allowsExpression, asking: question)
    let changed = expectedFiles.map { changes(since: $0) } ?? []
    if !changed.isEmpty {
      // What else is wrong follows from that.
      for change in changed { report(.diagnostic(change)) }
      return DiagnosticCode.changedSinceManifest.exitCode
    }
    model = checked.model
    for diagnostic in checked.diagnostics { report(.diagnostic(diagnostic)) }
    if let worst = ExitStatus.worst(of: checked.diagnostics), worst != 0 { return worst }
    if let expectedFingerprint, expectedFingerprint != fingerprint {
      report(.diagnostic(.changedSinceShards()))
      return DiagnosticCode.unfitShards.exitCode
    }
    let runner = questionRunner(of: checked.model)
    var status: Int32 = 0
    var isStopped = false
    func tell(_ event: RunEvent) {
      if case .diagnostic(let diagnostic) = event {
        isStopped =
          isStopped || diagnostic.code == .outOfTime || diagnostic.code == .interrupted
        status = ExitStatus.worse(status, diagnostic.code.exitCode)
      }
      report(event)
    }
    let questions = checked.model.questions.filter { asked in
      question == nil || sources[asked.span.file].name == question?.name
    }
    if question == nil {
      for assertion in checked.model.assertions { runner.check(assertion, tell) }
    }
    for question in questions {
      if let reason = stopReason() {
        // Time may run out between two questions, and an answer that is left out must not look like none was due.
        if !isStopped { tell(.diagnostic(.stopped(reason, at: question.span))) }
        break
      }
      asked = question
      if question.kind.isDivisible {
        runner.run(question, tell)
      } else if !options.machine.drawsPartly {
        questionRunner(of: checked.model, divides: false).run(question, tell)
      }
    }
    return status
  }

}

/// The status with which the command ends.
package enum ExitStatus {

  /// The worse of two; a higher number is nearer to not having answered at all.
  package static func worse(_ a: Int32, _ b: Int32) -> Int32 { max(a, b) }

  /// The worst that `diagnostics` ask for, or `nil` where there are none; with `isStrict`, a warning is as bad as a
  /// script that does not check.
  package static func worst(of diagnostics: [Diagnostic], isStrict: Bool = false) -> Int32? {
    diagnostics.map { diagnostic in
      isStrict && diagnostic.level == .warning ? 65 : diagnostic.code.exitCode
    }.max()
  }

}
