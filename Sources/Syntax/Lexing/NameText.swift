/// Names made of other texts, such as the headings of files.
package enum NameText {

  /// The name nearest to `text`: each run of characters that no name has is one `_`; empty where nothing is left.
  package static func name(from text: String) -> String {
    var name = ""
    var isBroken = false
    for scalar in text.unicodeScalars {
      let isPart = scalar == "_" || Lexer.isNameScalar(scalar)
      if isPart {
        if isBroken, !name.isEmpty { name += "_" }
        name.unicodeScalars.append(scalar)
      }
      isBroken = !isPart
    }
    if let first = name.unicodeScalars.first, first != "_", !first.properties.isXIDStart {
      name = "_" + name
    }
    return Keyword(rawValue: name)?.role == .reserved ? name + "_" : name
  }

}
