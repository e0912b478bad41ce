import Diagnostics
import Dimensions

/// The shapes and texts of a picture, in the order in which they are drawn.
struct SVGCanvas {

  /// The size of letters beside which no other is given.
  static let letters = 13.0

  /// The width of the picture.
  let width: Double

  /// The elements so far.
  private var elements: [String] = []

  /// Creates an empty picture.
  init(width: Double) {
    self.width = width
  }

  /// Where a text is tied to its place.
  enum Anchor: String {
    case start, middle, end
  }

  /// Adds `text` at (`x`, `y`).
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, size: Double = letters,
    colour: String = "#222"
  ) {
    elements.append(
      "<text x=\"\(place(x))\" y=\"\(place(y))\" text-anchor=\"\(anchor.rawValue)\" font-size=\"\(place(size))\" fill=\"\(colour)\">\(XMLText.escaped(text))</text>"
    )
  }

  /// Adds a line from (`x1`, `y1`) to (`x2`, `y2`).
  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String, width: Double = 1
  ) {
    elements.append(
      "<line x1=\"\(place(x1))\" y1=\"\(place(y1))\" x2=\"\(place(x2))\" y2=\"\(place(y2))\" stroke=\"\(colour)\" stroke-width=\"\(place(width))\"/>"
    )
  }

  /// Adds a box; `name` is its class, where it has one.
  mutating func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, name: String? = nil,
    opacity: Double = 1
  ) {
    let named = name.map { " class=\"\($0)\"" } ?? ""
    let seen = opacity == 1 ? "" : " fill-opacity=\"\(place(opacity))\""
    elements.append(
      "<rect\(named) x=\"\(place(x))\" y=\"\(place(y))\" width=\"\(place(width))\" height=\"\(place(height))\" fill=\"\(fill)\"\(seen)/>"
    )
  }

  /// Adds a line through `points`.
  mutating func path(_ points: [(x: Double, y: Double)], colour: String) {
    elements.append(
      "<polyline points=\"\(list(points))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" stroke-linejoin=\"round\"/>"
    )
  }

  /// Adds an area with the corners `points`.
  mutating func area(_ points: [(x: Double, y: Double)], colour: String) {
    elements.append(
      "<polygon points=\"\(list(points))\" fill=\"\(colour)\" fill-opacity=\"0.2\"/>")
  }

  /// Adds a point.
  mutating func point(_ x: Double, _ y: Double, colour: String) {
    elements.append(
      "<circle cx=\"\(place(x))\" cy=\"\(place(y))\" r=\"3\" fill=\"\(colour)\"/>")
  }

  /// The text of the file, of a picture of `height`.
  func file(height: Double) -> String {
    let size = "width=\"\(place(width))\" height=\"\(place(height))\""
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) viewBox=\"0 0 \(place(width)) \(place(height))\" font-family=\"'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif\">"
    let ground = "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>"
    return ([head, ground] + elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// `points` as a list of numbers.
  private func list(_ points: [(x: Double, y: Double)]) -> String {
    points.map { "\(place($0.x)),\(place($0.y))" }.joined(separator: " ")
  }

  /// `number` to a hundredth, which is finer than any screen.
  private func place(_ number: Double) -> String {
    NumberFormat.exact((number * 100).rounded() / 100 + 0)
  }

  /// About how wide `text` is: Chinese letters are as wide as they are high, others at most two thirds of it in any usual font.
  static func width(of text: some StringProtocol, size: Double = letters) -> Double {
    text.unicodeScalars.reduce(0) { width, scalar in
      let cells = DisplayWidth.of(scalar)
      return width + (cells == 2 ? 1 : 0.64 * Double(cells)) * size
    }
  }

  /// `text`, or its beginning with an ellipsis where it is wider than `room`.
  static func clipped(_ text: String, to room: Double, size: Double = letters) -> String {
    if width(of: text, size: size) <= room { return text }
    var kept = text
    while !kept.isEmpty, width(of: kept + "…", size: size) > room { kept.removeLast() }
    return kept + "…"
  }

  /// `text` in lines that are no wider than `room`, at most three; words stay whole where they can.
  static func wrapped(_ text: String, to room: Double, size: Double) -> [String] {
    var lines: [String] = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let last = lines[lines.count - 1]
      let longer = last.isEmpty ? String(word) : last + " " + word
      if width(of: longer, size: size) <= room || last.isEmpty || lines.count == 3 {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { clipped($0, to: room, size: size) }
  }

}
