import Glibc

/// The size of the terminal that standard output goes to.
package enum ScreenSize {

  /// The cells of a row; `nil` where there is no terminal, or it does not tell.
  package static var width: Int? {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : nil
  }

}
