import Diagnostics

/// A place on the screen relative to where a line starts, as the terminal wraps the line.
struct ScreenCell: Equatable {

  /// The rows above.
  var row = 0

  /// The cells to the left.
  var column = 0

  /// Steps to where the cursor stands behind `text`, on a screen of `width` cells.
  mutating func advance(over text: String, width: Int) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": wrap()
      case "\t": step(8 - column % 8, width)
      case "\0"..<" ", "\u{7F}": step(2, width)
      default: step(DisplayWidth.of(scalar), width)
      }
    }
  }

  /// Steps over `cells`, which stay together on a row.
  private mutating func step(_ cells: Int, _ width: Int) {
    if column + cells > width { wrap() }
    column += cells
    if column >= width { wrap() }
  }

  /// Steps to the start of the next row.
  private mutating func wrap() {
    row += 1
    column = 0
  }

}
