/// The kinds of token.
enum TokenKind: UInt8 {

  case endOfText, identifier, number, date, period, string, currency, percent, invalid
  case plus, minus, star, slash, caret, middleDot
  case equal, plusEqual, minusEqual, starEqual, slashEqual
  case equalEqual, notEqual, less, lessEqual, greater, greaterEqual
  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, dot, dotDot, colon, semicolon, arrow, plusMinus, question, tilde, atSign

  /// How the kind is named in a message.
  var description: String {
    switch self {
    case .endOfText: "the end of the text"
    case .identifier: "a name"
    case .number: "a number"
    case .date: "a date"
    case .period: "a period"
    case .string: "a text in quotes"
    case .currency: "a currency sign"
    case .invalid: "this"
    case .percent: "`%`"
    case .plus: "`+`"
    case .minus: "`-`"
    case .star: "`*`"
    case .slash: "`/`"
    case .caret: "`^`"
    case .middleDot: "`·`"
    case .equal: "`=`"
    case .plusEqual: "`+=`"
    case .minusEqual: "`-=`"
    case .starEqual: "`*=`"
    case .slashEqual: "`/=`"
    case .equalEqual: "`==`"
    case .notEqual: "`!=`"
    case .less: "`<`"
    case .lessEqual: "`<=`"
    case .greater: "`>`"
    case .greaterEqual: "`>=`"
    case .leftParenthesis: "`(`"
    case .rightParenthesis: "`)`"
    case .leftBracket: "`[`"
    case .rightBracket: "`]`"
    case .leftBrace: "`{`"
    case .rightBrace: "`}`"
    case .comma: "`,`"
    case .dot: "`.`"
    case .dotDot: "`..`"
    case .colon: "`:`"
    case .semicolon: "`;`"
    case .arrow: "`->`"
    case .plusMinus: "`±`"
    case .question: "`?`"
    case .tilde: "`~`"
    case .atSign: "`@`"
    }
  }

}

/// One lexeme of a source text and what stands before it.
struct Token {

  /// What the token is.
  var kind: TokenKind

  /// `true` iff blank space, a comment or a line break stands before the token.
  var hasSpaceBefore: Bool

  /// `true` iff the token is the first one on its line.
  var isFirstOnLine: Bool

  /// The offset of its first byte.
  var start: UInt32

  /// The offset just past its last byte.
  var end: UInt32

  /// The name, where the token is an identifier, and the sign, where it is a currency.
  var symbol: Symbol

  /// The value, where the token is a number; its suffix is in it.
  var value: Double

  /// The keyword that the token spells, if any.
  var keyword: Keyword?

}
