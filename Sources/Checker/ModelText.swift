import DataFiles
import Diagnostics
import Syntax

/// The statements that make up a model, each with the tree that its expressions lie in.
package struct ModelText: Sendable {

  /// The trees.
  package private(set) var trees: [SyntaxTree] = []

  /// The declarations.
  package private(set) var declarations: [(tree: Int, declaration: Declaration)] = []

  /// The conditions that are to hold in every world.
  package private(set) var assertions: [(tree: Int, assertion: Assertion)] = []

  /// What drawn inputs have to do with each other.
  package private(set) var correlations: [(tree: Int, correlation: Correlation)] = []

  /// The questions.
  package private(set) var questions: [(tree: Int, question: Question)] = []

  /// The claims of modules, for those who audit them.
  package private(set) var moduleClaims: [(tree: Int, question: Question)] = []

  /// The expressions that are to be shown, as if each stood behind `show`.
  package private(set) var shown: [(tree: Int, expression: ExpressionID)] = []

  /// The overrides that hold in the world of all questions, each with its tree.
  package private(set) var overrides: [(tree: Int, override: Override)] = []

  /// The scenario in whose world all questions are asked, if any.
  package var scenario: (tree: Int, overlay: Overlay)?

  /// What the files of tables came to, by where their paths stand.
  package var data: [SourceSpan: Result<DataFile, DataFailure>] = [:]

  /// `true` iff all questions that will ever be asked are here, so that an input which none of them needs is worth
  /// a warning.
  package var isWholeScript = false

  /// How uncertain values are drawn.
  package var sampling = SamplingPlan()

  /// The module that each tree is of, `nil` for those of the script or session itself.
  package private(set) var modules: [Symbol?] = []

  /// The files of modules.
  package private(set) var moduleFiles: Set<SourceFileID> = []

  /// Creates a text without statements.
  package init() {}

  /// Adds all statements of `tree`.
  package mutating func add(_ tree: SyntaxTree) {
    let index = add(treeOnly: tree)
    for statement in tree.statements {
      switch statement {
      case .use: break
      case .declaration(let declaration): declarations.append((index, declaration))
      case .assertion(let assertion): assertions.append((index, assertion))
      case .correlation(let correlation): correlations.append((index, correlation))
      case .question(let question): questions.append((index, question))
      }
    }
  }

  /// Adds the declarations and assertions of `tree`, which is that of `module`; its questions are its own, but for its
  /// claims, which `audit` may ask about.
  package mutating func add(_ tree: SyntaxTree, module: Symbol) {
    let index = add(treeOnly: tree, module: module)
    moduleFiles.insert(tree.file)
    for statement in tree.statements {
      switch statement {
      case .declaration(let declaration): declarations.append((index, declaration))
      case .assertion(let assertion): assertions.append((index, assertion))
      case .correlation(let correlation): correlations.append((index, correlation))
      case .question(let question):
        if case .claim = question.kind { moduleClaims.append((index, question)) }
      case .use: break
      }
    }
  }

  /// Adds `tree` without its statements and returns its number.
  package mutating func add(treeOnly tree: SyntaxTree, module: Symbol? = nil) -> Int {
    trees.append(tree)
    modules.append(module)
    return trees.count - 1
  }

  /// Puts `declaration` of the tree with number `tree` in the place of the one with number `index`.
  mutating func replace(_ index: Int, by declaration: Declaration, of tree: Int) {
    declarations[index] = (tree, declaration)
  }

  /// Adds `declaration` of the tree with number `tree`.
  package mutating func add(_ declaration: Declaration, of tree: Int) {
    declarations.append((tree, declaration))
  }

  /// Adds `assertion` of the tree with number `tree`.
  package mutating func add(_ assertion: Assertion, of tree: Int) {
    assertions.append((tree, assertion))
  }

  /// Adds `correlation` of the tree with number `tree`.
  package mutating func add(_ correlation: Correlation, of tree: Int) {
    correlations.append((tree, correlation))
  }

  /// Adds `question` of the tree with number `tree`.
  package mutating func add(_ question: Question, of tree: Int) {
    questions.append((tree, question))
  }

  /// Adds a request to show `expression` of the tree with number `tree`.
  package mutating func add(shown expression: ExpressionID, of tree: Int) {
    shown.append((tree, expression))
  }

  /// Adds `override` of the tree with number `tree` to the world of all questions.
  package mutating func add(_ override: Override, of tree: Int) {
    overrides.append((tree, override))
  }

}
