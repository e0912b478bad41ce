/// The names of a session, each stored once.
///
/// The keywords come first, so that a symbol tells whether it is one.
package final class SymbolTable {

  /// The names.
  private var names = TextTable()

  /// Tells whether a name is that of a unit, which the ways out of a condition may say; nothing is where nobody knows.
  package var isUnit: (String) -> Bool = { _ in false }

  /// The keywords by their symbols.
  private let keywords = Array(Keyword.allCases)

  /// Creates a table that knows the keywords.
  package init() {
    for keyword in keywords { _ = intern(keyword.rawValue) }
  }

  /// The symbol of `name`.
  package func intern(_ name: String) -> Symbol {
    var name = name
    return name.withUTF8 { intern($0) }
  }

  /// The symbol of the name spelt by `name`.
  func intern(_ name: UnsafeBufferPointer<UInt8>) -> Symbol {
    Symbol(index: UInt32(names.intern(name)))
  }

  /// The symbol of the name `name` in the module or group `owner`.
  package func join(_ owner: Symbol, _ name: Symbol) -> Symbol {
    intern("\(text(of: owner)).\(text(of: name))")
  }

  /// The keyword that `symbol` is, or `nil` where it is a plain name.
  package func keyword(_ symbol: Symbol) -> Keyword? {
    Int(symbol.index) < keywords.count ? keywords[Int(symbol.index)] : nil
  }

  /// The spelling of `symbol`.
  package func text(of symbol: Symbol) -> String {
    names.text(of: Int(symbol.index))
  }

}
