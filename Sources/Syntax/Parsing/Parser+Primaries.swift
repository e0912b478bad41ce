import Diagnostics

extension Parser {

  /// Parses a value and what is picked from it:
  ///
  ///     postfix = primary { selection | "." NAME } ;
  mutating func parsePostfix() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parsePrimary()
    while isContinued {
      if at(.leftBracket) {
        let selectors = try parseSelection()
        tree.selections.append(selectors)
        let index = UInt32(tree.selections.count - 1)
        let elements = selectors.map { heights[Int($0.element.index)] }.max() ?? 0
        let height = max(heights[Int(result.index)], elements) + 1
        result = try add(.selection(result, index), from: start, height: height)
      } else if take(.dot) {
        let column = try expectName("the name of a column")
        result = try add(.member(result, column.symbol), from: start, above: result)
        if opensArguments, let function = takeBack(path: result) {
          result = try parseCall(of: function)
        }
      } else {
        return result
      }
    }
    return result
  }

  /// Parses the elements picked from axes:
  ///
  ///     selection = "[" selector { "," selector } "]" ;
  mutating func parseSelection() throws(ParseError) -> [Selector] {
    try nested { parser throws(ParseError) in
      try parser.open(.leftBracket)
      var selectors = [try parser.parseSelector()]
      while parser.take(.comma) { selectors.append(try parser.parseSelector()) }
      try parser.close(.rightBracket)
      return selectors
    }
  }

  /// Parses one element of an axis:
  ///
  ///     selector = path "=" conditional ;
  private mutating func parseSelector() throws(ParseError) -> Selector {
    guard at(.identifier) else {
      throw unexpected(
        "the name of an axis", help: ["pick an element with `axis = element`"])
    }
    let axis = try parsePath("the name of an axis")
    guard take(.equal) else {
      throw unexpected(
        "`=`", help: at(.equalEqual) ? [] : ["pick an element with `axis = element`"])
    }
    return Selector(axis: axis, element: try parseConditional())
  }

  /// Parses a value that holds together by itself:
  ///
  ///     primary = "true" | "false" | STRING | "(" expression ")" | call | NAME | quantity | period
  ///             | "?" ;
  mutating func parsePrimary() throws(ParseError) -> ExpressionID {
    if at(.identifier) { return try parseNamed() }
    if at(.number) || at(.currency) { return try parseQuantity() }
    if at(.string) { return try parseText() }
    if isAtPeriod { return try parsePeriod() }
    if at(.leftParenthesis) { return try parseParenthesized() }
    let start = current.start
    if take(.question) { return try add(.hole, from: start) }
    let isFraction = at(.dot) && following.kind == .number
    throw unexpected(
      "a value",
      help: isFraction
        ? [
          Help(
            "a number begins with a digit: write `0.\(text(from: following.start, to: following.end))`",
            TextEdit(currentSpan, "0."))
        ]
        : [])
  }

  /// Parses a truth value, a call or a name.
  private mutating func parseNamed() throws(ParseError) -> ExpressionID {
    let start = current.start
    if at(.true) || at(.false) {
      let value = at(.true)
      advance()
      return try add(.boolean(value), from: start)
    }
    if opensLine { throw unexpected("a value") }
    let name = try expectName("a value")
    if opensArguments { return try parseCall(of: name) }
    return try add(.name(name.symbol), from: start)
  }

  /// `true` iff the next token opens the arguments of a call.
  private var opensArguments: Bool { at(.leftParenthesis) && isContinued }

  /// Takes the names and dots that `expression`, the one added last, consists of out of the tree again and returns
  /// them as a path; `nil` where it is more than that.
  private mutating func takeBack(path expression: ExpressionID) -> Name? {
    var names: [Symbol] = []
    var first = expression
    while case .member(let owner, let name) = tree[first] {
      names.append(name)
      first = owner
    }
    // What stands in parentheses begins behind them.
    guard case .name(let root) = tree[first],
      tree.span(of: first).start == tree.span(of: expression).start
    else { return nil }
    let symbol = names.reversed().reduce(root) { lexer.symbols.join($0, $1) }
    let path = Name(symbol: symbol, span: tree.span(of: expression))
    tree.expressions.removeSubrange(Int(first.index)...)
    tree.spans.removeSubrange(Int(first.index)...)
    heights.removeSubrange(Int(first.index)...)
    return path
  }

  /// Parses a text in quotes.
  mutating func parseText() throws(ParseError) -> ExpressionID {
    let start = current.start
    tree.texts.append(try expectText())
    return try add(.text(UInt32(tree.texts.count - 1)), from: start)
  }

  /// Parses an expression in parentheses.
  mutating func parseParenthesized() throws(ParseError) -> ExpressionID {
    try nested { parser throws(ParseError) in
      try parser.open(.leftParenthesis)
      let result = try parser.parseExpression()
      try parser.close(.rightParenthesis)
      return result
    }
  }

  /// Parses a function applied to arguments, or a reduction:
  ///
  ///     call = path "(" [ argument { "," argument } ] [ "where" conditional ]
  ///            [ "over" path { "," path } ] ")" ;
  private mutating func parseCall(of function: Name) throws(ParseError) -> ExpressionID {
    let start = function.span.start
    return try nested { parser throws(ParseError) in
      try parser.open(.leftParenthesis)
      var arguments: [Call.Argument] = []
      if !parser.at(.rightParenthesis), !parser.at(.where), !parser.at(.over) {
        arguments.append(try parser.parseArgument())
        while parser.take(.comma) { arguments.append(try parser.parseArgument()) }
      }
      let condition = parser.take(.where) ? try parser.parseConditional() : nil
      var axes: [Name] = []
      if parser.take(.over) {
        axes.append(try parser.parsePath("the name of an axis"))
        while parser.take(.comma) { axes.append(try parser.parsePath("the name of an axis")) }
      }
      try parser.close(.rightParenthesis)
      parser.tree.calls.append(
        Call(function: function, arguments: arguments, condition: condition, axes: axes))
      let children = arguments.flatMap(\.expressions) + (condition.map { [$0] } ?? [])
      let height = children.map { parser.heights[Int($0.index)] }.max() ?? 0
      return try parser.add(
        .call(UInt32(parser.tree.calls.count - 1)), from: start, height: height + 1)
    }
  }

  /// Parses an argument, which may have a weight before it:
  ///
  ///     argument = [ NAME "=" ] conditional | conditional ":" conditional ;
  private mutating func parseArgument() throws(ParseError) -> Call.Argument {
    guard at(.identifier), following.kind == .equal else {
      let value = try parseConditional()
      guard take(.colon) else { return Call.Argument(name: nil, weight: nil, value: value) }
      return Call.Argument(name: nil, weight: value, value: try parseConditional())
    }
    let name = try expectName("the name of a parameter")
    try expect(.equal)
    return Call.Argument(name: name, weight: nil, value: try parseConditional())
  }

}
