import Diagnostics
import ModelLibrary
import Syntax

/// The modules of a session.
extension InteractiveSession {

  /// Takes the modules that `tree`, whose script lies in `folder`, uses into the session, and returns the tree with the
  /// model's names in it and what is wrong.
  mutating func use(modulesOf tree: SyntaxTree, from folder: String, _ services: SessionServices)
    -> (tree: SyntaxTree, problems: [Diagnostic])
  {
    let added = tree.uses
    var problems = modules.load(added, sources: &sources) { services.read(folder + $0) }
    if !problems.isEmpty { return (tree, problems) }
    for use in added {
      uses.removeAll { $0.use.module.symbol == use.module.symbol }
      uses.append((tree, use))
    }
    var own = exports()
    for case .declaration(let declaration) in tree.statements { own.add(declaration) }
    let (scope, wrong) = modules.scope(of: own, using: uses.map(\.use))
    let (qualified, unknown) = NameQualifier.qualify(tree, in: scope)
    problems = wrong + unknown
    for use in qualified.uses {
      guard let index = uses.firstIndex(where: { $0.use.module.symbol == use.module.symbol })
      else { continue }
      uses[index] = (qualified, use)
    }
    return (qualified, problems)
  }

  /// The names that the session itself declares.
  func exports() -> ModuleExports {
    var exports = ModuleExports()
    for entry in entries { exports.add(entry.declaration) }
    return exports
  }

  /// What names mean in an entry.
  func scope() -> ModuleScope { modules.scope(of: exports(), using: uses.map(\.use)).scope }

}
