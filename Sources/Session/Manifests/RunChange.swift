import Checker
import Diagnostics

/// One thing in which two runs differ.
struct RunChange {

  /// What it is.
  enum Kind: Hashable {

    /// A statement of a text: of the script, or of the module at a path.
    case piece(module: String?, key: String)

    /// Several that are one change to people.
    case model([Kind])

    /// A data file.
    case data(String)

    /// The overrides of a target.
    case setting(String)

    /// The scenario of all questions.
    case scenario

    /// What random numbers follow from.
    case seed

    /// How many draws there are, and how they are spread.
    case draws

    /// What it is made of, down to what is one thing.
    var parts: [Kind] {
      switch self {
      case .model(let kinds): kinds.flatMap(\.parts)
      case .piece, .data, .setting, .scenario, .seed, .draws: [self]
      }
    }

  }

  /// What it is.
  let kind: Kind

  /// What it is called.
  let label: String

  /// What it is in the first and in the second run, in short.
  let from: String, to: String

  /// Characters of a value that are shown.
  private static let shownCharacters = 32

  /// Creates a change.
  init(_ kind: Kind, _ label: String, _ from: String, _ to: String) {
    (self.kind, self.label) = (kind, label)
    // Of two long formulas, people look for where they begin to differ.
    let alike = zip(from, to).prefix { $0 == $1 }.count
    let isLong = max(from.count, to.count) > RunChange.shownCharacters
    let skipped = isLong ? max(0, alike - RunChange.shownCharacters / 2) : 0
    self.from = RunChange.short(from, from: skipped)
    self.to = RunChange.short(to, from: skipped)
  }

  /// `text` without its first `skipped` characters, cut where it is long.
  private static func short(_ text: String, from skipped: Int) -> String {
    let rest = (skipped > 0 ? "…" : "") + text.dropFirst(skipped)
    return rest.count > shownCharacters ? rest.prefix(shownCharacters - 1) + "…" : rest
  }

  /// All in which `first` and `second` differ but the program itself.
  static func all(_ first: RunSide, _ second: RunSide) -> [RunChange] {
    var changes = pieces(first.script, second.script, module: nil)
    for path in Set(first.modules.keys).intersection(second.modules.keys).sorted() {
      guard let old = first.modules[path], let new = second.modules[path] else { continue }
      changes += pieces(old, new, module: path)
    }
    for path in Set(first.data.keys).intersection(second.data.keys).sorted() {
      guard let old = first.data[path], let new = second.data[path], old != new else { continue }
      func hash(_ bytes: [UInt8]) -> String { String(SHA256.digits(of: bytes).prefix(8)) }
      changes.append(RunChange(.data(path), path, hash(old), hash(new)))
    }
    for target in Set(first.settings.keys).union(second.settings.keys).sorted() {
      let (old, new) = (first.settings[target] ?? [], second.settings[target] ?? [])
      if old == new { continue }
      func words(_ settings: [String]) -> String {
        settings.isEmpty ? "as declared" : settings.joined(separator: ", ")
      }
      let setting = RunChange(.setting(target), "--set \(target)", words(old), words(new))
      let declared = changes.firstIndex { $0.kind == .piece(module: nil, key: target) }
      guard let declared else {
        changes.append(setting)
        continue
      }
      // What is set in one run hides what is declared there: both are one change of one input.
      let change = changes[declared]
      changes[declared] = RunChange(
        .model([change.kind, setting.kind]), target, old.isEmpty ? change.from : words(old),
        new.isEmpty ? change.to : words(new))
    }
    let (old, new) = (first.manifest, second.manifest)
    if old.scenario != new.scenario {
      changes.append(
        RunChange(.scenario, "scenario", old.scenario ?? "base", new.scenario ?? "base"))
    }
    if old.sampling.seed != new.sampling.seed {
      changes.append(
        RunChange(.seed, "seed", String(old.sampling.seed), String(new.sampling.seed)))
    }
    func draws(_ plan: SamplingPlan) -> String { "\(plan.draws) \(plan.method.rawValue)" }
    if draws(old.sampling) != draws(new.sampling) {
      changes.append(RunChange(.draws, "draws", draws(old.sampling), draws(new.sampling)))
    }
    return changes
  }

  /// The statements in which two versions of the script, or of a `module`, differ.
  private static func pieces(_ old: ScriptPieces, _ new: ScriptPieces, module: String?)
    -> [RunChange]
  {
    let keys = old.order + new.order.filter { old.pieces[$0] == nil }
    return keys.compactMap { key in
      let (before, after) = (old.pieces[key], new.pieces[key])
      guard let piece = before ?? after else { return nil }
      if let before, let after {
        if ScriptPieces.line(before.text) == ScriptPieces.line(after.text) { return nil }
      } else if !piece.speaks {
        return nil
      }
      let label = module.map { "\(piece.label) in \($0)" } ?? piece.label
      return RunChange(
        .piece(module: module, key: key), label, before?.value ?? "(not there)",
        after?.value ?? "(not there)")
    }
  }

  /// `changes` with those of texts as one.
  static func joined(_ changes: [RunChange]) -> [RunChange] {
    let pieces = changes.filter(\.isOfText)
    guard pieces.count > 1 else { return changes }
    let names = pieces.map(\.label).joined(separator: ", ")
    let whole = RunChange(.model(pieces.map(\.kind)), names, "(as it was)", "(as it is)")
    return [whole] + changes.filter { !$0.isOfText }
  }

  /// `true` iff statements are a part of it.
  private var isOfText: Bool {
    switch kind {
    case .piece, .model: true
    case .data, .setting, .scenario, .seed, .draws: false
    }
  }

}
