import CLibEditShim

/// Ctrl-C while something is being evaluated.
package enum Interruption {

  /// Makes Ctrl-C a flag instead of the end of the process; signals that still end it restore the
  /// terminal first.
  package static func install() { yr_interruption_install() }

  /// `true` iff Ctrl-C was pressed since the flag was last cleared.
  package static var isRequested: Bool { yr_interruption_is_requested() }

  /// Clears the flag.
  package static func clear() { yr_interruption_clear() }

}
