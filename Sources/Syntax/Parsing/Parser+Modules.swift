import Diagnostics

/// Modules, and names that lead into them.
extension Parser {

  /// Parses the use of a module:
  ///
  ///     use-statement = "use" ( STRING | NAME ) [ ":" path { "," path } ]
  ///                     [ "with" override { "," override } ] ;
  mutating func parseUseStatement() throws(ParseError) -> UseStatement {
    let start = current.start
    try expect(.use)
    let module: Name
    var file: String?
    if at(.string) {
      let span = currentSpan
      let path = try expectText()
      let name = UseStatement.moduleName(ofFile: path)
      (module, file) = (Name(symbol: lexer.symbols.intern(name), span: span), path)
    } else {
      module = try expectName("the name of a module, or its file in quotes")
    }
    var imports: [Name] = []
    if take(.colon) {
      imports.append(try parsePath("a name of the module"))
      while take(.comma) { imports.append(try parsePath("a name of the module")) }
    }
    var overrides: [Override] = []
    if take(.with) {
      overrides.append(try parseOverride())
      while take(.comma) { overrides.append(try parseOverride()) }
    }
    return UseStatement(
      module: module, path: file, imports: imports, overrides: overrides, span: span(from: start))
  }

  /// Parses a name, behind those of the module and the group that it is in:
  ///
  ///     path = NAME { "." NAME } ;
  mutating func parsePath(_ what: String) throws(ParseError) -> Name {
    var path = try expectName(what)
    while at(.dot), isContinued { path = try extend(path) }
    return path
  }

  /// Takes a dot and the name behind it, and returns `path` with both.
  mutating func extend(_ path: Name) throws(ParseError) -> Name {
    try expect(.dot)
    return joined(path, try expectName())
  }

  /// The name `name` in the module or group `path`.
  func joined(_ path: Name, _ name: Name) -> Name {
    Name(
      symbol: lexer.symbols.join(path.symbol, name.symbol),
      span: path.span.extended(toCover: name.span))
  }

}
