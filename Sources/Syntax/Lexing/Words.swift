import Diagnostics

/// The words of `file` that could be names, each with the bytes that it takes: what stands in quotes, numbers and comments
/// are none.
package func namesWritten(in file: SourceFile, symbols: SymbolTable) -> [(
  name: Symbol, bytes: Range<Int>
)] {
  file.bytes.withUnsafeBufferPointer { bytes in
    guard Encoding.firstInvalidByte(in: bytes) == nil else { return [] }
    var lexer = Lexer(bytes: bytes, file: SourceFileID(index: 0), symbols: symbols)
    var names: [(Symbol, Range<Int>)] = []
    while true {
      let token = lexer.next()
      if token.kind == .endOfText { return names }
      if token.kind == .identifier {
        names.append((token.symbol, Int(token.start)..<Int(token.end)))
      }
    }
  }
}
