import Diagnostics

/// Writes a script in its canonical form: the formatter.
///
/// Input: a text that parses. Output: the same tokens and comments in the same order, with blanks and line
/// breaks as they should be.
///
/// A printer of trees has to know how to write every node, and loses whatever the tree does not hold: comments,
/// spellings of numbers, parentheses. This one prints tokens, which lose nothing, and asks the tree only what a
/// token is for, where the token itself does not tell: whether a `-` is a sign, whether a `/` stands in a unit,
/// where a row begins (`TokenRoles`). It works in four steps.
///
/// 1. The text is cut into lexemes, each with the comments before it, and what separates statements is dropped
///    (`LexemeReader`): their lines do that, except where a line would go on without its `;`.
/// 2. Lexemes are put on lines (this file). Each statement, row and override has a line of its own; inside of one, lines
///    break where their author broke them and nowhere else. A block in braces that its author wrote on one
///    line stays there, unless it is a table.
/// 3. Blanks between the lexemes of a line follow from the two neighbours (`SyntaxPrinter+Spacing`), never from the
///    author's, but inside units, where they mean something.
/// 4. Neighbouring lines are aligned (`LineAlignment`): `=` and `from` of inputs and definitions, claims, cells
///    of tables, comments at the ends of lines.
///
/// So meaning is kept by construction: what the parser may see differently is the blanks inside of a line, whose
/// rules are few, and the ends of statements. Tests compare the trees before and after.
struct SyntaxPrinter {

  /// The columns by which what belongs to a line is set off.
  static let indentation = 2

  /// The lexemes.
  let lexemes: [Lexeme]

  /// What they are for.
  let roles: TokenRoles

  /// The text, from which lexemes are copied.
  private let file: SourceFile

  /// The lines so far.
  private var lines: [PrintedLine] = []

  /// The open parentheses and brackets, each with the indentation of the line that opened it.
  private var brackets: [Int] = []

  /// The indentation of the statements, rows or overrides here.
  private var base = 0

  /// How many tables were begun, which tells their rows apart.
  private var tables = 0

  /// `true` iff the lexemes here are in a block that stands on one line.
  private var isInline = false

  /// What the line being written began with, as long as it goes on with that.
  private var item: TokenRoles.Start?

  /// Creates a printer of `lexemes`, cut from `file`.
  init(_ lexemes: [Lexeme], roles: TokenRoles, file: SourceFile) {
    (self.lexemes, self.roles, self.file) = (lexemes, roles, file)
  }

  /// The canonical form.
  mutating func print() -> String {
    for index in lexemes.indices {
      if lexemes[index].isSeparated, needsSemicolon(before: index) { append(";") }
      printComments(before: index)
      if lexemes[index].token.kind == .endOfText { break }
      printToken(at: index)
    }
    return LineAlignment.text(of: lines)
  }

}

extension SyntaxPrinter {

  /// Puts the comments before the lexeme at `index` on lines.
  private mutating func printComments(before index: Int) {
    for (position, comment) in lexemes[index].comments.enumerated() {
      if comment.isTrailing {
        lines[lines.count - 1].comment = comment.text
      } else {
        let isFirst = position == 0 && index > 0 && lexemes[index - 1].token.kind == .leftBrace
        begin(
          .other, at: isBetweenItems(index) ? base : continuation,
          isSpaced: comment.hasBlankLine && !isFirst)
        append(comment.text)
      }
    }
  }

  /// Puts the lexeme at `index` on the current line or a new one.
  private mutating func printToken(at index: Int) {
    let lexeme = lexemes[index]
    let isClosed = lexeme.token.kind == .rightBrace
    if isClosed, !isInline { base = 0 }
    if breaksLine(before: index) {
      beginLine(with: index)
      if case .labels = item { append("", at: .cell) }
    } else if isItem(index) {
      // An item of a block on one line.
      let isFirst = lexemes[index - 1].token.kind == .leftBrace
      append(isFirst ? " " : "; ")
      item = nil
    } else {
      append(blank(before: index), at: mark(before: index))
    }
    append(file.text(from: lexeme.token.start, to: lexeme.token.end))
    track(index)
    if isClosed { isInline = false }
  }

  /// Follows the brackets and braces that the lexeme at `index` opens or closes.
  private mutating func track(_ index: Int) {
    switch lexemes[index].token.kind {
    case .leftParenthesis, .leftBracket:
      brackets.append(lines.last?.indent ?? 0)
    case .rightParenthesis, .rightBracket:
      _ = brackets.popLast()
    case .leftBrace:
      isInline = roles.inlineBraces.contains(lexemes[index].token.start)
      if !isInline { base = SyntaxPrinter.indentation }
    case .endOfText, .identifier, .number, .date, .period, .string, .currency, .percent, .invalid,
      .plus,
      .minus, .star, .slash, .caret, .middleDot, .equal, .plusEqual, .minusEqual, .starEqual,
      .slashEqual, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
      .rightBrace, .comma, .dot, .dotDot, .colon, .semicolon, .arrow, .plusMinus, .question, .tilde,
      .atSign:
      break
    }
  }

  /// Begins the line whose first lexeme is the one at `index`.
  private mutating func beginLine(with index: Int) {
    let lexeme = lexemes[index]
    let start = roles.starts[lexeme.token.start]
    let kind = lexeme.token.kind
    var role = PrintedLine.Role.other
    if let start {
      switch start {
      case .header, .labels: tables += 1
      case .statement, .row, .override, .local, .result: break
      }
      role = .item(start.alignment(table: tables))
    } else if kind == .rightBrace {
      role = .item(nil)
    }
    let isFirst = index > 0 && lexemes[index - 1].token.kind == .leftBrace
    let hasRoom = kind != .rightBrace && !(isFirst && lexeme.comments.isEmpty)
    begin(role, at: indent(ofLineAt: index), isSpaced: lexeme.hasBlankLine && hasRoom)
    item = start
  }

  /// Begins a line.
  private mutating func begin(_ role: PrintedLine.Role, at indent: Int, isSpaced: Bool) {
    lines.append(PrintedLine(role: role, indent: indent, isSpaced: isSpaced && !lines.isEmpty))
    item = nil
  }

  /// Adds `text` to the current line, with a place to align behind it where there is a `mark`.
  private mutating func append(_ text: String, at mark: PrintedLine.Mark? = nil) {
    lines[lines.count - 1].append(text, at: mark)
  }

}

extension SyntaxPrinter {

  /// `true` iff the lexeme at `index` begins a line.
  private func breaksLine(before index: Int) -> Bool {
    let lexeme = lexemes[index]
    if index == 0 || !lexeme.comments.isEmpty || isSeparator(index) { return true }
    if isItem(index) { return !isInline && !opensLine(index) }
    switch lexeme.token.kind {
    case .rightBrace: return !isInline
    case .leftBrace: return false
    case .endOfText, .identifier, .number, .date, .period, .string, .currency, .percent, .invalid,
      .plus,
      .minus, .star, .slash, .caret, .middleDot, .equal, .plusEqual, .minusEqual, .starEqual,
      .slashEqual, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
      .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .dot, .dotDot,
      .colon, .semicolon, .arrow, .plusMinus, .question, .tilde,
      .atSign:
      return lexeme.token.isFirstOnLine
    }
  }

  /// The indentation of a line whose first lexeme is the one at `index`.
  private func indent(ofLineAt index: Int) -> Int {
    if isBetweenItems(index) || lexemes[index].token.kind == .leftBrace { return base }
    var closed = index
    while lexemes[closed].closesBracket, closed == index || !breaksLine(before: closed) {
      closed += 1
    }
    return closed == index ? continuation : brackets[max(0, brackets.count - (closed - index))]
  }

  /// The indentation of a line that goes on with what the lines above it began.
  private var continuation: Int {
    (brackets.last ?? base) + SyntaxPrinter.indentation
  }

  /// `true` iff a statement, row, override or the like begins at `index`.
  private func isItem(_ index: Int) -> Bool {
    roles.starts[lexemes[index].token.start] != nil && lexemes[index].token.kind != .endOfText
  }

  /// `true` iff what stands before the lexeme at `index` stands between items, or behind the last one.
  private func isBetweenItems(_ index: Int) -> Bool {
    let kind = lexemes[index].token.kind
    return isItem(index) || isSeparator(index) || kind == .rightBrace || kind == .endOfText
  }

  /// `true` iff the lexeme at `index` separates statements and could not be dropped.
  private func isSeparator(_ index: Int) -> Bool {
    lexemes[index].token.kind == .semicolon || roles.commas.contains(lexemes[index].token.start)
  }

  /// `true` iff the line of the statement before the one at `index` would go on without a `;`.
  private func needsSemicolon(before index: Int) -> Bool {
    guard !isInline, let start = roles.starts[lexemes[index].token.start] else { return false }
    switch start {
    case .result, .override:
      let token = lexemes[index].token
      return token.kind == .minus || token.keyword?.role == .clause
    case .statement, .local, .header, .labels, .row:
      return false
    }
  }

  /// `true` iff the result of a function at `index` would be taken for a statement if it began a line.
  private func opensLine(_ index: Int) -> Bool {
    guard case .result = roles.starts[lexemes[index].token.start] else { return false }
    return lexemes[index].token.keyword?.role == .opening
      && lexemes[index + 1].token.kind == .identifier
  }

  /// The place to align before the lexeme at `index`, if one is there.
  private func mark(before index: Int) -> PrintedLine.Mark? {
    guard let item, brackets.isEmpty else { return nil }
    let token = lexemes[index].token
    switch item {
    case .header, .labels, .row:
      let isInside = roles.isInsideQuantity(token) || roles.isSign(lexemes[index - 1].token)
      return isInside ? nil : .cell
    case .statement(.claim):
      return index > 1 && lexemes[index - 2].token.keyword == .claim ? .claim : nil
    case .statement(.input), .statement(.let), .local:
      if token.kind == .equal || token.kind == .tilde {
        // The first one; others belong to overrides.
        return lines.last?.marks.contains(.equal) == true ? nil : .equal
      }
      return token.keyword == .from && lexemes[index + 1].token.kind == .string ? .source : nil
    case .statement, .override, .result:
      return nil
    }
  }

}
