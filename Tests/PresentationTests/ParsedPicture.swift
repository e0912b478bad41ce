import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an SVG file has, read by a parser of XML that is not ours.
final class ParsedPicture: NSObject, XMLParserDelegate {

  /// One element.
  struct Element {

    /// Its name and attributes.
    let (name, attributes): (String, [String: String])

    /// The text in it.
    var text = ""

    /// The attribute `name` as a number.
    func number(_ name: String) -> Double { Double(attributes[name] ?? "") ?? .nan }

    /// The corners of a line or an area.
    var points: [(x: Double, y: Double)] {
      (attributes["points"] ?? "").split(separator: " ").map { pair in
        let parts = pair.split(separator: ",").map { Double($0) ?? .nan }
        return (parts[0], parts[1])
      }
    }

  }

  /// The elements in their order.
  private(set) var elements: [Element] = []

  /// `true` iff the text is XML.
  private(set) var isSound = false

  /// Reads `text`.
  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isSound = parser.parse()
  }

  /// Those called `name`, and of the class `kind` where one is given.
  func all(_ name: String, kind: String? = nil) -> [Element] {
    elements.filter { $0.name == name && (kind == nil || $0.attributes["class"] == kind) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    elements[elements.count - 1].text += text.filter { $0 != "\n" }
  }

}
