/// The values of several formulas, to be read one under another.
package struct ValueList: Sendable {

  /// One of them.
  package struct Entry: Sendable {

    /// Its values.
    package let table: ResultTable

    /// What it means, as its definition documents it.
    package let meaning: String?

    /// Where it comes from, as its definition says.
    package let source: String?

    /// Creates an entry.
    package init(table: ResultTable, meaning: String?, source: String?) {
      self.table = table
      self.meaning = meaning
      self.source = source
    }

  }

  /// The values, in the order in which they were asked for.
  package let entries: [Entry]

  /// Creates a list.
  package init(entries: [Entry]) {
    self.entries = entries
  }

}
