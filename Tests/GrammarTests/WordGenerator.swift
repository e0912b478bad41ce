import Syntax
import TestSupport

/// Spells tokens, the same for the same seed.
struct WordGenerator {

  /// The words of the grammar that may not stand for a name somewhere.
  enum Refusal {

    /// Every word but the reserved ones may be a name.
    case nothing

    /// No word of the grammar may be one.
    case keywords

    /// No magnitude may be one.
    case magnitudes

    /// Neither a clause word nor a magnitude may be one.
    case clausesAndMagnitudes

    /// `true` iff `keyword` may not be a name.
    func forbids(_ keyword: Keyword) -> Bool {
      switch keyword.role {
      case .reserved: true
      case .opening, .contextual: self == .keywords
      case .clause: self == .keywords || self == .clausesAndMagnitudes
      case .magnitude: self != .nothing
      }
    }

  }

  /// Where randomness comes from.
  private var random: SeededGenerator

  /// Creates a generator.
  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// A spelling of the token called `name`, which is no word that `refusal` names.
  mutating func spelling(of name: String, refusing refusal: Refusal) -> String {
    switch name {
    case "NAME": self.name(refusal)
    case "NUMBER": number()
    case "INTEGER": String(Int.random(in: 0...99, using: &random))
    case "DATE": "\(digits(4))-\(twoDigits(12))-\(twoDigits(28))"
    case "PERIOD": period()
    case "STRING": string()
    case "CURRENCY": element(of: ["$", "€", "¥", "£"]) ?? "$"
    default: preconditionFailure("the grammar has no token \(name)")
    }
  }

  /// `true` once in `count` times.
  mutating func chance(of count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  /// One of `elements`.
  mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.randomElement(using: &random)
  }

  /// Blank space between two tokens of a line.
  mutating func blank() -> String {
    chance(of: 8) ? element(of: ["  ", "\t", " \t "]) ?? " " : " "
  }

  /// An end of a statement.
  mutating func end() -> String {
    element(of: ["\n", ";", " ;\n", "\r\n", "\n\n  ", " // 注 \"x\" {\n"]) ?? "\n"
  }

  /// A name: Latin or Chinese, or a word of the grammar that `refusal` does not name.
  private mutating func name(_ refusal: Refusal) -> String {
    while true {
      let keyword = chance(of: 8) ? element(of: Keyword.allCases) : Keyword(rawValue: freshName())
      if let keyword {
        if !refusal.forbids(keyword) { return keyword.rawValue }
      } else {
        let name = freshName()
        if Keyword(rawValue: name) == nil { return name }
      }
    }
  }

  /// A name of up to six letters, digits and underscores of one script or several.
  private mutating func freshName() -> String {
    let latin = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_éßøμΩж")
    let digits = Array("0123456789")
    var name = ""
    for index in 0..<Int.random(in: 1...6, using: &random) {
      if chance(of: 3),
        let scalar = Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &random))
      {
        name.unicodeScalars.append(scalar)
      } else if index > 0, chance(of: 4) {
        name.append(element(of: digits) ?? "0")
      } else {
        name.append(element(of: latin) ?? "a")
      }
    }
    return name
  }

  /// `count` digits.
  private mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
  }

  /// A number from 1 to `last` in two digits.
  private mutating func twoDigits(_ last: Int) -> String {
    let number = Int.random(in: 1...last, using: &random)
    return number < 10 ? "0\(number)" : "\(number)"
  }

  /// A month, a quarter or a fiscal period.
  private mutating func period() -> String {
    let year = digits(4)
    let quarter = "Q\(Int.random(in: 1...4, using: &random))"
    if chance(of: 3) { return year + "M" + twoDigits(12) }
    if chance(of: 2) { return year + quarter }
    return "FY\(year)\(chance(of: 2) ? quarter : "")(\(freshName()))"
  }

  /// Up to six digits, some with an underscore before the next.
  private mutating func groupedDigits() -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in digits(chance(of: 2) ? 1 : 2) }
      .joined(separator: chance(of: 3) ? "_" : "")
  }

  /// A number that a `Double` holds, with or without point, exponent and suffix.
  private mutating func number() -> String {
    var number = groupedDigits()
    if chance(of: 3) { number += "." + groupedDigits() }
    if chance(of: 5) {
      number += (element(of: ["e", "E"]) ?? "e") + (element(of: ["", "+", "-"]) ?? "")
      number += digits(chance(of: 2) ? 1 : 2)
    }
    if chance(of: 5) {
      number += element(of: ["k", "M", "B", "bn", "T", "tn", "万", "亿", "万亿"]) ?? "k"
    }
    return number
  }

  /// A text in quotes.
  private mutating func string() -> String {
    let pieces = [
      "a", " ", "中文", "§3.3", "//", ";", "{", "}", "\\\"", "\\\\", "\\n", "\\t", "é", "🙂",
    ]
    let inner = (0..<Int.random(in: 0...5, using: &random)).map { _ in element(of: pieces) ?? "a" }
    return "\"\(inner.joined())\""
  }

}
