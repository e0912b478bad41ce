import Checker
import DataFiles
import Diagnostics

/// A run that has some things as in one run and the others as in another one.
struct MixedRun {

  /// The two runs.
  let first: RunSide, second: RunSide

  /// What is as in the second one.
  let taken: Set<RunChange.Kind>

  /// Creates a run between `first` and `second` that has `taken` from the second.
  init(_ first: RunSide, _ second: RunSide, taking taken: [RunChange.Kind]) {
    (self.first, self.second) = (first, second)
    self.taken = Set(taken.flatMap(\.parts))
  }

  /// The script, which asks `question`.
  func script(asking question: String) -> SourceFile {
    let text = self.text(first.script, second.script, module: nil)
    return SourceFile(name: first.manifest.scripts[0].files[0].path, text: text + question + "\n")
  }

  /// The text that has the statements of `old`, and those of `new` that are taken.
  private func text(_ old: ScriptPieces, _ new: ScriptPieces, module: String?) -> String {
    let keys = old.order + new.order.filter { old.pieces[$0] == nil }
    return keys.compactMap { key -> String? in
      let (before, after) = (old.pieces[key], new.pieces[key])
      let isTaken = taken.contains(.piece(module: module, key: key))
      if before != nil, after != nil { return (isTaken ? after : before)?.text }
      guard let piece = before ?? after else { return nil }
      // What says something merely by standing there belongs to its run; another declaration harms nobody.
      return !piece.speaks || isTaken == (after != nil) ? piece.text : nil
    }.map { $0 + "\n" }.joined()
  }

  /// What is asked for beside the texts, on top of `options`.
  func options(_ options: RunOptions) -> RunOptions {
    var options = options
    let targets = Set(first.settings.keys).union(second.settings.keys).sorted()
    options.settings = targets.flatMap { target in
      (taken.contains(.setting(target)) ? second : first).settings[target] ?? []
    }
    options.scenario = (taken.contains(.scenario) ? second : first).manifest.scenario
    let draws = (taken.contains(.draws) ? second : first).manifest.sampling
    let seed = (taken.contains(.seed) ? second : first).manifest.sampling.seed
    options.sampling = SamplingPlan(draws: draws.draws, seed: seed, method: draws.method)
    return options
  }

  /// The modules and data files.
  var data: DataSource {
    DataSource { path, script in
      let folder = script?.lastIndex(of: "/").flatMap { script?[...$0] } ?? ""
      let name = path.hasPrefix("/") ? path : folder + path
      if let some = first.modules[name] ?? second.modules[name] {
        let text = self.text(
          first.modules[name] ?? some, second.modules[name] ?? some, module: name)
        return .success(SourceFile(name: name, text: text))
      }
      let (old, new) = (first.data[name], second.data[name])
      guard let bytes = taken.contains(.data(name)) ? new ?? old : old ?? new else {
        return .failure(.missing)
      }
      return .success(SourceFile(name: name, bytes: bytes))
    }
  }

}
