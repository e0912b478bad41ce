import Diagnostics

extension Lexer {

  /// Takes a text in quotes; it ends on its line.
  mutating func takeString(into token: inout Token) {
    let start = position
    token.kind = .string
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\n"):
        diagnostics.append(.unterminatedText(at: span(from: start)))
        token.kind = .invalid
        return
      case UInt8(ascii: "\\"):
        takeEscape()
      default:
        position += 1
      }
    }
    diagnostics.append(.unterminatedText(at: span(from: start)))
    token.kind = .invalid
  }

  /// Takes a backslash and the character it escapes.
  private mutating func takeEscape() {
    let start = position
    position += 1
    guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else { return }
    let (value, length) = scalar(at: position)
    position += length
    if Lexer.meaning(ofEscape: value) == nil {
      diagnostics.append(.unknownEscape(value, at: span(from: start)))
    }
  }

  /// The character that a backslash before `scalar` stands for.
  static func meaning(ofEscape scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"", "\\": scalar
    case "n": "\n"
    case "t": "\t"
    default: nil
    }
  }

  /// What the text in quotes at `token` says, escapes resolved.
  func contents(ofString token: Token) -> String {
    let inner = bytes[Int(token.start) + 1..<Int(token.end) - 1]
    let raw = String(decoding: inner, as: UTF8.self)
    guard inner.contains(UInt8(ascii: "\\")) else { return raw }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in raw.unicodeScalars {
      if isEscaped {
        result.append(Lexer.meaning(ofEscape: scalar) ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

}
