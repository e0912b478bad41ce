import Glibc

/// What a contender in Python took for one task of `peers.py`.
struct PythonPeer {

  /// The contender.
  let name: String

  /// The median seconds.
  let median: Double

  /// What it found.
  let answers: [Double]

  /// The interpreter: that of the environment variable `YARROW_PYTHON`, or the one on the path.
  private static let interpreter = getenv("YARROW_PYTHON").map { String(cString: $0) } ?? "python3"

  /// The script.
  private static let script: String = {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return folder.joined(separator: "/") + "/BenchmarkPeers/peers.py"
  }()

  /// What the contenders for `task` took, one by one; none where there is no Python or no numpy.
  static func run(_ task: String) -> [PythonPeer] {
    let output = Program.output("\(interpreter) '\(script)' \(task)") ?? ""
    return output.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count > 3, let median = Double(fields[1]) else { return nil }
      return PythonPeer(
        name: String(fields[0]), median: median / 1000,
        answers: fields.dropFirst(3).compactMap { Double($0) })
    }
  }

}
