extension SyntaxPrinter {

  /// What stands between the lexeme at `index` and the one before it on its line: a blank or nothing.
  func blank(before index: Int) -> String {
    hasBlank(before: index) ? " " : ""
  }

  /// `true` iff a blank stands between the lexeme at `index` and the one before it on its line.
  private func hasBlank(before index: Int) -> Bool {
    let (previous, token) = (lexemes[index - 1].token, lexemes[index].token)
    if roles.isInsideQuantity(token) { return hasBlankInQuantity(before: index) }
    switch previous.kind {
    case .leftParenthesis, .leftBracket, .dot, .dotDot, .atSign: return false
    case .minus where roles.isSign(previous): return false
    case .caret where !isSpacedCaret(index - 1): return false
    case .leftBrace: return token.kind != .rightBrace
    case .endOfText, .identifier, .number, .date, .period, .string, .currency, .percent, .invalid,
      .plus,
      .minus, .star, .slash, .caret, .middleDot, .equal, .plusEqual, .minusEqual, .starEqual,
      .slashEqual, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
      .rightParenthesis, .rightBracket, .rightBrace, .comma, .colon, .semicolon, .arrow,
      .plusMinus, .question, .tilde:
      break
    }
    switch token.kind {
    case .rightParenthesis, .rightBracket, .comma, .semicolon, .colon, .dot, .dotDot, .atSign:
      return false
    case .leftParenthesis: return !roles.callees.contains(previous.end)
    case .leftBracket: return !touchesBefore(index)
    case .caret: return isSpacedCaret(index)
    case .endOfText, .identifier, .number, .date, .period, .string, .currency, .percent, .invalid,
      .plus,
      .minus, .star, .slash, .middleDot, .equal, .plusEqual, .minusEqual, .starEqual,
      .slashEqual, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
      .leftBrace, .rightBrace, .arrow, .plusMinus, .question, .tilde:
      return true
    }
  }

  /// `true` iff a blank stands before the lexeme at `index`, which is in a quantity or a unit to show in.
  ///
  /// Its number, its magnitude and its unit stand apart, but for the sign `%`; in the unit, blanks would end it.
  private func hasBlankInQuantity(before index: Int) -> Bool {
    let (previous, token) = (lexemes[index - 1].token, lexemes[index].token)
    let startsUnit =
      token.kind == .identifier || token.kind == .currency || token.kind == .percent
    if previous.kind == .number, startsUnit { return token.kind != .percent }
    if previous.kind == .leftParenthesis || token.kind == .rightParenthesis { return false }
    if startsUnit, isMagnitude(index - 1) { return true }
    // A sign may touch the `per` behind or before it.
    let isSign = token.kind == .currency || token.kind == .percent
    return token.hasSpaceBefore || token.keyword == .per && endsUnit(previous)
      || previous.keyword == .per && isSign
  }

  /// `true` iff a unit may end with `token`, which is no name.
  private func endsUnit(_ token: Token) -> Bool {
    token.kind == .percent || token.kind == .currency || token.kind == .rightBracket
      || token.kind == .rightParenthesis
  }

  /// `true` iff the lexeme at `index`, which is in a quantity or a unit to show in, is a word for a power of ten.
  private func isMagnitude(_ index: Int) -> Bool {
    let token = lexemes[index].token
    let isFirst = !roles.isInsideQuantity(token)
    return token.keyword?.role == .magnitude
      && (isFirst || lexemes[index - 1].token.kind == .number)
  }

  /// `true` iff blanks stand around the `^` at `index`: against a unit, it would be part of the unit.
  private func isSpacedCaret(_ index: Int) -> Bool {
    let previous = lexemes[index - 1].token
    let endsYear = index > 1 && lexemes[index - 2].token.kind == .atSign
    return roles.isInQuantity(previous) && (previous.kind != .number || endsYear)
      && !roles.isInsideQuantity(lexemes[index].token)
  }

  /// `true` iff the `[` at `index` picks from what stands before it, or encloses a tag.
  private func touchesBefore(_ index: Int) -> Bool {
    guard index + 2 < lexemes.count else { return false }
    let name = lexemes[index + 1].token
    var next = index + 2
    while next + 2 < lexemes.count, lexemes[next].token.kind == .dot { next += 2 }
    return name.kind == .identifier && lexemes[next].token.kind == .equal
      || roles.tags.contains(name.start)
  }

}
