import Checker
import Diagnostics
import Engine

/// Runs of which only a part of the draws is made, and those that take their draws from such parts.
extension ScriptRunner {

  /// Makes part `part`, counted from 0, of `count` of the draws of `file`, under a program of `version`; `nil` where
  /// the script cannot be run, which `report` is told.
  package func shard(
    _ file: SourceFile, part: Int, of count: Int, version: String,
    _ report: (Diagnostic) -> Void
  ) -> (file: ShardFile?, status: Int32) {
    let ledger = DrawLedger(.part(part, of: count))
    options.machine.ledger = ledger
    let status = run(file) { event in
      if case .diagnostic(let diagnostic) = event { report(diagnostic) }
    }
    guard status == 0 || status == 1 else { return (nil, status) }
    let run = ShardFile.Run(
      version: version, fingerprint: fingerprint,
      script: [file.name, String(decoding: file.bytes, as: UTF8.self)],
      settings: options.settings, scenario: options.scenario, sampling: options.sampling,
      count: count)
    return (ShardFile(run: run, part: part, records: ledger.records), 0)
  }

  /// Answers the questions of the script that the parts of `merge` were drawn for.
  package func run(_ merge: ShardMerge, _ report: (RunEvent) -> Void) -> Int32 {
    options.machine.ledger = DrawLedger(.whole(merge.records))
    options.settings = merge.run.settings
    options.scenario = merge.run.scenario
    options.sampling = merge.run.sampling
    expectedFingerprint = merge.run.fingerprint
    return run(SourceFile(name: merge.run.script[0], text: merge.run.script[1]), report)
  }

  /// The fingerprint of all texts that were read.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint(of: [])
    for file in sources.all {
      fingerprint.add(file.name.utf8)
      fingerprint.add([0])
      fingerprint.add(file.bytes)
      fingerprint.add([0])
    }
    return fingerprint.value
  }

}

extension CheckedQuestion.Kind {

  /// `true` iff all draws of the question can be told before one is made: what looks for something draws as it goes.
  var isDivisible: Bool {
    switch self {
    case .show, .list, .expect, .claim: true
    case .audit, .solve, .flip, .histogram, .plot, .tornado, .compare, .importance, .bridge,
      .stress,
      .explain, .optimize, .information, .sweep:
      false
    }
  }

}
