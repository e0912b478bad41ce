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
        takeUnterminated(from: start, into: &token)
        return
      case UInt8(ascii: "\\"):
        takeEscape()
      default:
        position += 1
      }
    }
    takeUnterminated(from: start, into: &token)
  }

  /// Reports the text in quotes that begins at `start` and has no end on its line.
  private mutating func takeUnterminated(from start: Int, into token: inout Token) {
    token.kind = .invalid
    var end = position
    while end > start + 1, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    let place = SourceSpan(file: file, start: UInt32(end), end: UInt32(end))
    let isAlone = isText(from: start + 1, to: end) && followsWord(start)
    diagnostics.append(
      .unterminatedText(at: span(from: start), end: isAlone ? place : nil))
  }

  /// `true` iff the bytes from `start` to `end` read like one text, with nothing of a formula or a table's row behind it.
  private func isText(from start: Int, to end: Int) -> Bool {
    var last = UInt8(ascii: " ")
    for index in start..<end {
      let byte = bytes[index]
      if byte == last, byte == UInt8(ascii: " ") || byte == UInt8(ascii: ".") { return false }
      if "()[]{},=<>/*\\\t".utf8.contains(byte) { return false }
      last = byte
    }
    return end > start
  }

  /// `true` iff the byte at `start` stands behind a word on its line, as a source or a question's text does.
  private func followsWord(_ start: Int) -> Bool {
    var index = start
    while index > 0, bytes[index - 1] == UInt8(ascii: " ") { index -= 1 }
    return index > 0 && index < start && Lexer.isNameByte(bytes[index - 1])
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
