/// Scripts that are right by construction: every expression is made for the dimension that its place needs.
///
/// What is made is a model of a few inputs, definitions, an axis, a table, a generic function and a scenario, and some
/// questions. The maker keeps to the rules of the language, so a script that the checker refuses shows a
/// mistake of one of the two.
package struct TypedScript {

  /// What a value measures, each with a unit to write it in.
  private enum Kind: String, CaseIterable {

    case plain = ""
    case power = "MW"
    case time = "h"
    case energy = "MWh"
    case money = "$"

  }

  /// The source of chance.
  private var generator: SeededGenerator

  /// The names of values by what they measure.
  private var names: [Kind: [String]] = [:]

  /// Creates a maker whose scripts follow from `seed`.
  package init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A script.
  package mutating func make() -> String {
    var lines = [
      "axis year = 2024..2027",
      "table plant { name power cost online\n  \"A\"  5 MW  $3_000  2025\n  \"乙\"  7 MW  $4_000  2026\n}",
      "fn blend(a, b, weight = 0.5) = a * weight + b * (1 - weight)",
      "fn ratio(a, b) = if b == b * 0 then 0 else a / b",
    ]
    names = [.power: ["plant.power"], .money: ["plant.cost"]]
    for (number, kind) in Kind.allCases.enumerated() {
      lines.append("input i\(number) = \(literal(of: kind))")
      names[kind, default: []].append("i\(number)")
    }
    for number in 0..<Int.random(in: 3...8, using: &generator) {
      let kind = pick(Kind.allCases)
      let annotation = Bool.random(using: &generator) ? self.annotation(of: kind) : ""
      lines.append("let d\(number)\(annotation) = \(expression(of: kind, depth: 3))")
      names[kind, default: []].append("d\(number)")
    }
    lines.append("scenario other { i1 = \(expression(of: .power, depth: 0)) }")
    for _ in 0..<3 {
      let world = pick(["", " with i3 = 2 MWh", " under other", " with i4 = [$1, $2]"])
      lines.append("show \(expression(of: pick(Kind.allCases), depth: 2))\(world)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One of `items`.
  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: items.indices, using: &generator)]
  }

  /// A literal of `kind`.
  private mutating func literal(of kind: Kind) -> String {
    let number = Int.random(in: 1...9, using: &generator)
    switch kind {
    case .plain: return "\(number)"
    case .money: return "$\(number)"
    case .power, .time, .energy: return "\(number) \(kind.rawValue)"
    }
  }

  /// The annotation that a definition of `kind` may have.
  private func annotation(of kind: Kind) -> String {
    switch kind {
    case .plain: ": 1"
    case .power: ": Energy / Time"
    case .time: ": Time"
    case .energy: ": Power * Time"
    case .money: ": Money"
    }
  }

  /// An expression of `kind`, nested up to `depth`.
  private mutating func expression(of kind: Kind, depth: Int) -> String {
    if depth == 0 || Int.random(in: 0..<4, using: &generator) == 0 {
      if let known = names[kind], Bool.random(using: &generator) { return pick(known) }
      return literal(of: kind)
    }
    let inner = depth - 1
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return "(\(expression(of: kind, depth: inner)) + \(expression(of: kind, depth: inner)))"
    case 1: return "(\(expression(of: kind, depth: inner)) - \(expression(of: kind, depth: inner)))"
    case 2:
      return "\(expression(of: .plain, depth: inner)) * (\(expression(of: kind, depth: inner)))"
    case 3:
      return "(if \(condition(depth: inner)) then \(expression(of: kind, depth: inner))"
        + " else \(expression(of: kind, depth: inner)))"
    case 4:
      return "max(\(expression(of: kind, depth: inner)), \(expression(of: kind, depth: inner)))"
    case 5:
      return "blend(\(expression(of: kind, depth: inner)), \(expression(of: kind, depth: inner)))"
    case 6: return "sum(\(expression(of: kind, depth: inner)) * (plant.power / 1 MW) over plant)"
    case 7: return "mean((\(expression(of: kind, depth: inner))) * (year - 2020) over year)"
    case 8: return "((\(expression(of: kind, depth: inner))) * (year - 2020))[year = 2025]"
    case 9: return "-(\(expression(of: kind, depth: inner)))"
    case 10: return "sqrt((\(expression(of: kind, depth: inner)))^2)"
    default: return compound(of: kind, depth: inner)
    }
  }

  /// An expression of `kind` made of others.
  private mutating func compound(of kind: Kind, depth: Int) -> String {
    switch kind {
    case .plain:
      let other = pick(Kind.allCases)
      return "ratio(\(expression(of: other, depth: depth)), \(expression(of: other, depth: depth)))"
    case .power:
      return "(\(expression(of: .energy, depth: depth))) / (\(expression(of: .time, depth: depth)))"
    case .time:
      return
        "(\(expression(of: .energy, depth: depth))) / (\(expression(of: .power, depth: depth)))"
    case .energy:
      return "(\(expression(of: .power, depth: depth))) * (\(expression(of: .time, depth: depth)))"
    case .money:
      return "(\(expression(of: .energy, depth: depth))) * $40/MWh"
    }
  }

  /// A condition.
  private mutating func condition(depth: Int) -> String {
    let kind = pick(Kind.allCases)
    let sign = pick(["<", "<=", ">", ">=", "==", "!="])
    return "(\(expression(of: kind, depth: depth))) \(sign) (\(expression(of: kind, depth: depth)))"
  }

}
