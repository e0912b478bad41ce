/// What letters against a number were probably meant for, where they are no magnitude.
extension Lexer {

  /// What letters against a number could mean.
  struct SuffixMeanings {

    /// `true` iff they are a unit that belongs behind a blank.
    let isUnit: Bool

    /// The magnitude that they are a spelling of, if any.
    let magnitude: String?

  }

  /// What `suffix` could mean, which ends here and stands against the number at `start`.
  ///
  /// An amount of money has its unit before it, and a number has one unit only, so a word behind the suffix speaks for a
  /// magnitude.
  func meanings(ofSuffix suffix: String, from start: Int) -> SuffixMeanings {
    let hasUnit = isAmount(at: start) || isUnitAhead
    return SuffixMeanings(
      isUnit: !hasUnit && symbols.isUnit(suffix),
      magnitude: Lexer.magnitude(meantBy: suffix))
  }

  /// `true` iff a currency sign stands against the number at `start`.
  private func isAmount(at start: Int) -> Bool {
    let before = String(decoding: bytes[max(0, start - 3)..<start], as: UTF8.self)
    return before.last.map { "$€¥£".contains($0) } ?? false
  }

  /// `true` iff a word follows on this line that can be a unit.
  private var isUnitAhead: Bool {
    var index = position
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    let start = index
    while index < bytes.count, Lexer.isNameByte(bytes[index]) || bytes[index] >= 0x80 { index += 1 }
    guard start > position, index > start else { return false }
    let word = Keyword(rawValue: String(decoding: bytes[start..<index], as: UTF8.self))
    switch word?.role {
    case .reserved, .clause: return false
    case .opening, .contextual, .magnitude, nil: return true
    }
  }

  /// The magnitude that people also write as `suffix`.
  private static func magnitude(meantBy suffix: String) -> String? {
    switch suffix {
    case "K", "千", "thousand": "k"
    case "m", "mn", "mm", "MM", "mln", "Mn", "百万", "million": "M"
    case "b", "Bn", "BN", "bln", "billion": "bn"
    case "t", "Tn", "TN", "trn", "trillion": "tn"
    default: nil
    }
  }

}
