/// A formula that each contender's language can say.
indirect enum PeerFormula {

  /// A number.
  case number(Double)

  /// An input or a definition.
  case name(String)

  /// An operation between two formulas.
  case infix(PeerFormula, String, PeerFormula)

  /// A function of one formula.
  case call(PeerFunction, PeerFormula)

  /// One formula to the power of another.
  case power(PeerFormula, PeerFormula)

  /// The second formula where the first one holds, else the third.
  case choice(PeerFormula, PeerFormula, PeerFormula)

  /// The operations in it.
  var operationCount: Int {
    switch self {
    case .number, .name: 0
    case .call(_, let a): 1 + a.operationCount
    case .infix(let a, _, let b), .power(let a, let b): 1 + a.operationCount + b.operationCount
    case .choice(let a, let b, let c):
      1 + a.operationCount + b.operationCount + c.operationCount
    }
  }

  /// The formula in the words of `language`.
  func text(in language: PeerLanguage) -> String {
    func words(_ formula: PeerFormula) -> String { formula.text(in: language) }
    switch self {
    case .number(let number): return "\(number)"
    case .name(let name): return name
    case .infix(let a, let sign, let b): return "(\(words(a)) \(sign) \(words(b)))"
    case .call(let function, let a): return "\(function.name(in: language))(\(words(a)))"
    case .power(let a, let b):
      switch language {
      case .yarrow: return "(\(words(a)))^(\(words(b)))"
      case .c: return "pow(\(words(a)), \(words(b)))"
      case .arrays, .scalars, .numexpr: return "(\(words(a)))**(\(words(b)))"
      }
    case .choice(let a, let b, let c):
      switch language {
      case .yarrow: return "(if \(words(a)) then \(words(b)) else \(words(c)))"
      case .c: return "(\(words(a)) ? \(words(b)) : \(words(c)))"
      case .arrays: return "np.where(\(words(a)), \(words(b)), \(words(c)))"
      case .numexpr: return "where(\(words(a)), \(words(b)), \(words(c)))"
      case .scalars: return "(\(words(b)) if \(words(a)) else \(words(c)))"
      }
    }
  }

}

/// The functions of the generated model.
enum PeerFunction: String {

  /// They are called so in most languages.
  case exp, log, sqrt

  /// What `language` calls the function.
  func name(in language: PeerLanguage) -> String {
    switch language {
    case .yarrow: self == .log ? "ln" : rawValue
    case .arrays: "np.\(rawValue)"
    case .c, .scalars, .numexpr: rawValue
    }
  }

}

/// The languages of contenders: `arrays` is Python over whole arrays (numpy and jax), `scalars` Python over numbers (numba).
enum PeerLanguage {
  case yarrow, c, arrays, scalars, numexpr
}

extension PeerFormula: ExpressibleByFloatLiteral {

  /// The number `value`.
  init(floatLiteral value: Double) { self = .number(value) }

  static func + (a: PeerFormula, b: PeerFormula) -> PeerFormula { .infix(a, "+", b) }
  static func - (a: PeerFormula, b: PeerFormula) -> PeerFormula { .infix(a, "-", b) }
  static func * (a: PeerFormula, b: PeerFormula) -> PeerFormula { .infix(a, "*", b) }
  static func / (a: PeerFormula, b: PeerFormula) -> PeerFormula { .infix(a, "/", b) }
  static func > (a: PeerFormula, b: PeerFormula) -> PeerFormula { .infix(a, ">", b) }

}

/// The model of sixty operations that all contenders compute: 3 exponentials, 3 logarithms, 2 powers, a root, 3
/// divisions, a comparison and a choice, and 46 of + - *, over eight uniform inputs.
struct GeneratedModel {

  /// An input and its range.
  struct Input {
    let name: String
    let low: Double
    let high: Double
  }

  /// The inputs.
  let inputs = [
    Input(name: "a", low: 0.5, high: 2), Input(name: "b", low: 0.1, high: 1),
    Input(name: "c", low: 1, high: 3), Input(name: "d", low: 0.2, high: 0.8),
    Input(name: "e", low: 0.5, high: 1.5), Input(name: "f", low: 1, high: 4),
    Input(name: "g", low: 0.05, high: 0.4), Input(name: "h", low: 2, high: 5),
  ]

  /// The definitions, each after those that it uses; the last one is asked for.
  let definitions: [(name: String, formula: PeerFormula)] = {
    func log(_ x: PeerFormula) -> PeerFormula { .call(.log, x) }
    func exp(_ x: PeerFormula) -> PeerFormula { .call(.exp, x) }
    let (a, b, c, d) = (
      PeerFormula.name("a"), PeerFormula.name("b"), PeerFormula.name("c"), PeerFormula.name("d")
    )
    let (e, f, g, h) = (
      PeerFormula.name("e"), PeerFormula.name("f"), PeerFormula.name("g"), PeerFormula.name("h")
    )
    func term(_ number: Int) -> PeerFormula { .name("term_\(number)") }
    let formulas = [
      exp(0.25 * c - a * b) * (1.0 + d),
      log(1.0 + a * c) + b * e - d * f,
      .power(1.0 + g, h) - 0.5 * e * e,
      (term(1) + term(2)) / (1.0 + term(3) * term(3)) + a * g,
      .call(.sqrt, f + d * h) * exp(g * 2.0 - b),
      .choice(term(4) > term(5) * 0.5, term(4) * term(5) - term(2), term(1) + term(3) * b),
      log(2.0 + term(5) * term(5) + b) * (term(6) - 0.3 * c),
      .power(c + d, e * 0.7) / (h + term(6) * term(6)),
      exp(0.1 * term(2)) / (f + g) + log(h),
      term(7) * 0.01 + term(8) + term(9),
    ]
    return formulas.enumerated().map { ("term_\($0.offset + 1)", $0.element) }
  }()

  /// The name of the definition that is asked for.
  var result: String { definitions.last?.name ?? "" }

  /// The names of the inputs.
  private var names: [String] { inputs.map(\.name) }

  /// The model as a script.
  var script: String {
    let inputs = inputs.map { "input \($0.name) ~ uniform(\($0.low), \($0.high))" }
    let lets = definitions.map { "let \($0.name) = \($0.formula.text(in: .yarrow))" }
    let shown = (names + [result]).map { "show \($0)" }
    return (inputs + lets + ["show mean(\(result))"] + shown).joined(separator: "\n") + "\n"
  }

  /// The model as a loop in C that returns the sum.
  var cSource: String {
    let parameters = names.map { "const double *restrict \($0)_" }.joined(separator: ", ")
    let loads = names.map { "\($0) = \($0)_[i]" }.joined(separator: ", ")
    let lines = definitions.map { "    const double \($0.name) = \($0.formula.text(in: .c));" }
    return """
      #include <math.h>
      double model(\(parameters), long count) {
        double sum = 0;
        for (long i = 0; i < count; i++) {
          const double \(loads);
      \(lines.joined(separator: "\n"))
          sum += \(result);
        }
        return sum;
      }

      """
  }

  /// The model as a Python module for `peers.py`.
  var pythonSource: String {
    let list = names.joined(separator: ", ")
    func body(_ language: PeerLanguage) -> String {
      (definitions.map { "    \($0.name) = \($0.formula.text(in: language))" }
        + ["    return \(result)"]).joined(separator: "\n")
    }
    let statements = definitions.map {
      "    (\"\($0.name)\", \"\($0.formula.text(in: .numexpr))\"),"
    }
    return """
      from math import exp, log, sqrt
      NAMES = [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]
      RANGES = [\(inputs.map { "(\($0.low), \($0.high))" }.joined(separator: ", "))]
      STATEMENTS = [
      \(statements.joined(separator: "\n"))
      ]
      def arrays(np, \(list)):
      \(body(.arrays))
      def scalars(\(list)):
      \(body(.scalars))

      """
  }

}
