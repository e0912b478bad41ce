import Diagnostics
import Presentation

/// Saves charts as pictures.
enum PictureWriter {

  /// Saves `answer`, where it is a chart that is to be saved, in the folder of the script at `path`, and returns what is wrong
  /// where it cannot.
  static func save(_ answer: Answer, besideScript path: String) -> Diagnostic? {
    guard case .chart(let chart) = answer, let file = chart.file else { return nil }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return SourceFileWriter.write(SVGChart.render(chart), to: folder + file)
  }

}
