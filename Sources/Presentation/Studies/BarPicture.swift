import Dimensions

/// Bars from one value to another on a common scale, for terminals.
package struct BarPicture: Sendable {

  /// The characters of a picture: half a line of a terminal is left for the numbers.
  private static let width = 32

  /// The least and the greatest value that the scale shows.
  private let range: (least: Double, greatest: Double)

  /// Creates a picture on whose scale all finite `values` have a place.
  package init(showing values: [Double]) {
    let finite = values.filter(\.isFinite)
    range = (finite.min() ?? 0, finite.max() ?? 0)
  }

  /// The place of `value`, in characters from the left.
  private func place(_ value: Double) -> Int {
    guard range.greatest > range.least else { return 0 }
    let share = (value - range.least) / (range.greatest - range.least)
    return Int((share * Double(BarPicture.width - 1)).rounded())
  }

  /// A line of dots with `marks` at their places.
  package func marks(_ marks: [(at: Double, character: Character)]) -> String {
    var line = [Character](repeating: "·", count: BarPicture.width)
    for mark in marks where mark.at.isFinite { line[place(mark.at)] = mark.character }
    return String(line)
  }

  /// A line on which each of `parts` is drawn with its own character, later ones over earlier ones, and then the `mark`.
  package func bar(_ parts: [(from: Double, to: Double, character: Character)], mark: Double?)
    -> String
  {
    var line = [Character](repeating: " ", count: BarPicture.width)
    for part in parts where part.from.isFinite && part.to.isFinite && part.from != part.to {
      let (first, last) = (place(min(part.from, part.to)), place(max(part.from, part.to)))
      for index in first...last { line[index] = part.character }
    }
    if let mark, mark.isFinite { line[place(mark)] = "│" }
    return String(line)
  }

}
