import Diagnostics

/// A token and what stands before it that is no token.
struct Lexeme {

  /// A comment.
  struct Comment {

    /// The comment from its slashes on, without the blanks at its end.
    let text: String

    /// `true` iff it stands on the line of the token before it.
    let isTrailing: Bool

    /// `true` iff a blank line stands before it.
    var hasBlankLine: Bool

  }

  /// The token.
  var token: Token

  /// The comments before it.
  var comments: [Comment]

  /// `true` iff a blank line stands before it, behind its comments.
  var hasBlankLine: Bool

  /// `true` iff what separates statements was dropped before it.
  var isSeparated = false

  /// `true` iff the token is a closing parenthesis or bracket.
  var closesBracket: Bool { token.kind == .rightParenthesis || token.kind == .rightBracket }

}

/// Cuts a text into lexemes.
struct LexemeReader {

  /// The lexemes, the end of the text last.
  private(set) var lexemes: [Lexeme] = []

  /// Cuts `file` into lexemes.
  init(_ file: SourceFile) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes: bytes, file: SourceFileID(index: 0), symbols: SymbolTable())
      var end = lexer.position
      repeat {
        let token = lexer.next()
        let gap = UnsafeBufferPointer(rebasing: bytes[end..<Int(token.start)])
        lexemes.append(lexeme(token, behind: gap))
        end = Int(token.end)
      } while lexemes.last?.token.kind != .endOfText
    }
  }

  /// The lexeme of `token`, which stands behind the blanks and comments in `gap`.
  private func lexeme(_ token: Token, behind gap: UnsafeBufferPointer<UInt8>) -> Lexeme {
    var comments: [Lexeme.Comment] = []
    var breaks = 0
    var isFirst = !lexemes.isEmpty
    var index = 0
    while index < gap.count {
      guard gap[index] == UInt8(ascii: "/") else {
        if gap[index] == UInt8(ascii: "\n") { breaks += 1 }
        index += 1
        continue
      }
      let start = index
      while index < gap.count, gap[index] != UInt8(ascii: "\n") { index += 1 }
      var end = index
      while gap[end - 1] <= UInt8(ascii: " ") { end -= 1 }
      comments.append(
        Lexeme.Comment(
          text: String(decoding: gap[start..<end], as: UTF8.self),
          isTrailing: isFirst && breaks == 0, hasBlankLine: breaks > 1))
      (breaks, isFirst) = (0, false)
    }
    return Lexeme(token: token, comments: comments, hasBlankLine: breaks > 1)
  }

  /// Drops the semicolons, and the commas at `commas`, that separate statements.
  ///
  /// One stays where it keeps a `///` from being documentation of what follows: behind one on a line of its own, and
  /// before a comment that has no other line to end.
  mutating func dropSeparators(commas: Set<UInt32>) {
    var kept: [Lexeme] = []
    for index in lexemes.indices {
      let lexeme = lexemes[index]
      let separates =
        lexeme.token.kind == .semicolon
        || commas.contains(lexeme.token.start)
          && lexeme.token.kind == .comma
      let isNeeded =
        index + 1 < lexemes.count && lexemes[index + 1].comments.first?.isTrailing == true
        && (kept.isEmpty || !lexeme.comments.isEmpty)
      let isGuard = lexeme.comments.contains { !$0.isTrailing && $0.text.hasPrefix("///") }
      if separates, !isNeeded, !isGuard {
        hand(lexeme, to: index + 1)
      } else {
        kept.append(lexeme)
      }
    }
    lexemes = kept
  }

  /// Gives what stands before the dropped `lexeme` to the next one, at `index`.
  private mutating func hand(_ lexeme: Lexeme, to index: Int) {
    var next = lexemes[index]
    next.isSeparated = true
    if lexeme.token.isFirstOnLine { next.token.isFirstOnLine = true }
    if lexeme.hasBlankLine {
      if next.comments.isEmpty {
        next.hasBlankLine = true
      } else if !next.comments[0].isTrailing {
        next.comments[0].hasBlankLine = true
      }
    }
    next.comments = lexeme.comments + next.comments
    lexemes[index] = next
  }

}
