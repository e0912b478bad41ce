import ArgumentParser

/// The option that tells when diagnostics are coloured.
struct ColorOption: ParsableArguments {

  /// The answers to when.
  enum Choice: String, ExpressibleByArgument, CaseIterable {

    case auto
    case always
    case never

  }

  /// When diagnostics are coloured.
  @Option(
    help: ArgumentHelp(
      "Colour diagnostics: auto, always or never; auto is on a terminal, unless NO_COLOR is set.",
      valueName: "when"))
  var color: Choice = .auto

  /// `true` iff what is written to `stream` is coloured.
  func isOn(for stream: Int32) -> Bool {
    switch color {
    case .auto: StandardStreams.showsColor(stream)
    case .always: true
    case .never: false
    }
  }

}
