import Checker
import Diagnostics
import Presentation
import Sampling

/// What a run was made from, and what it came to: enough to make it again to the byte, and to say what makes another run
/// differ.
///
/// It says the hash of each file that was read. It holds the texts of scripts and modules, and those of data files that are
/// small, because a manifest that only points at files tells nothing any more once they are edited.
package struct RunManifest: Equatable {

  /// The version of the form that this program reads and writes.
  static let form = "1"

  /// Bytes of a data file that is held at the most: such a table is as long as a long script.
  private static let heldBytes = 1 << 20

  /// A file that was read.
  package struct File: Equatable {

    /// What it is for.
    package let kind: ReadLog.Kind

    /// Its path below the folder of the script; of a module of the library, its name.
    package let path: String

    /// Its hash, in hexadecimal digits.
    package let hash: String

    /// What it held, where the manifest keeps that.
    package let text: String?

    /// The file of `entry`.
    package init(_ entry: ReadLog.Entry) {
      (kind, path, hash) = (entry.kind, entry.path, SHA256.digits(of: entry.bytes))
      let isKept: Bool
      switch entry.kind {
      case .script, .module: isKept = true
      case .data: isKept = entry.bytes.count <= RunManifest.heldBytes
      case .library: isKept = false
      }
      text = isKept ? String(validating: entry.bytes, as: UTF8.self) : nil
    }

    /// The file that `value` describes; `nil` where it describes none, or where its text is not what its hash says.
    init?(_ value: JSONValue) {
      guard let kind = value["kind"]?.string.flatMap(ReadLog.Kind.init(rawValue:)),
        let path = value["path"]?.string, let hash = value["sha256"]?.string
      else { return nil }
      let text = value["text"]?.string
      if let text, SHA256.digits(of: Array(text.utf8)) != hash { return nil }
      (self.kind, self.path, self.hash, self.text) = (kind, path, hash, text)
    }

    /// The file as JSON.
    var json: JSONValue {
      .object(
        [
          JSONValue.Member("kind", .string(kind.rawValue)),
          JSONValue.Member("path", .string(path)), JSONValue.Member("sha256", .string(hash)),
        ] + (text.map { [JSONValue.Member("text", .string($0))] } ?? []))
    }

  }

  /// One script of the run.
  package struct Script: Equatable {

    /// Its path, from the folder of the manifest.
    package let path: String

    /// The files that it read, itself first.
    package let files: [File]

    /// The inputs that its answers rest on, each with its value and where that comes from.
    package let inputs: [JSONValue]

    /// Its answers, each with its question.
    package let answers: [JSONValue]

    /// Creates the description of a script.
    package init(path: String, files: [File], inputs: [JSONValue], answers: [JSONValue]) {
      (self.path, self.files) = (path, files)
      (self.inputs, self.answers) = (inputs, answers)
    }

    /// The script that `value` describes.
    init?(_ value: JSONValue) {
      guard let path = value["path"]?.string, let listed = value["files"]?.array,
        let inputs = value["inputs"]?.array, let answers = value["answers"]?.array
      else { return nil }
      let files = listed.compactMap { File($0) }
      guard files.count == listed.count, files.first?.kind == .script else { return nil }
      self.init(path: path, files: files, inputs: inputs, answers: answers)
    }

    /// The script as JSON.
    var json: JSONValue {
      .object([
        JSONValue.Member("path", .string(path)),
        JSONValue.Member("files", .array(files.map(\.json))),
        JSONValue.Member("inputs", .array(inputs)), JSONValue.Member("answers", .array(answers)),
      ])
    }

  }

  /// The version of the program.
  package let version: String

  /// The overrides of inputs.
  package let settings: [String]

  /// The scenario of all questions.
  package let scenario: String?

  /// How uncertain values were drawn.
  package let sampling: SamplingPlan

  /// The form of the answers.
  package let format: AnswerFormat

  /// The scripts, in the order in which they ran.
  package let scripts: [Script]

  /// The hash of all that went to standard output.
  package let output: String

  /// Creates the manifest of a run of `scripts` with `options`.
  package init(
    version: String, options: RunOptions, format: AnswerFormat, scripts: [Script], output: String
  ) {
    (self.version, self.format, self.scripts, self.output) = (version, format, scripts, output)
    (settings, scenario, sampling) = (options.settings, options.scenario, options.sampling)
  }

  /// The manifest as JSON, the same bytes for the same run.
  package var text: String {
    let options = JSONValue.object([
      JSONValue.Member("set", .array(settings.map { .string($0) })),
      JSONValue.Member("scenario", scenario.map { .string($0) } ?? .null),
      JSONValue.Member("samples", .number(String(sampling.draws))),
      JSONValue.Member("sampling", .string(sampling.method.rawValue)),
      // A seed may have more digits than other readers' numbers.
      JSONValue.Member("seed", .string(String(sampling.seed))),
      JSONValue.Member("format", .string(format.rawValue)),
    ])
    return JSONValue.object([
      JSONValue.Member("manifest", .string(RunManifest.form)),
      JSONValue.Member("yarrow", .string(version)), JSONValue.Member("options", options),
      JSONValue.Member("output", .object([JSONValue.Member("sha256", .string(output))])),
      JSONValue.Member("scripts", .array(scripts.map(\.json))),
    ]).text(depth: 4) + "\n"
  }

  /// Reads the manifest in `bytes`, which are those of the file at `path`.
  package init(_ bytes: [UInt8], path: String) throws(ManifestFailure) {
    guard let text = String(validating: bytes, as: UTF8.self),
      let value = JSONValue(parsing: text), let form = value["manifest"]?.string
    else { throw ManifestFailure(.damagedManifest(path)) }
    guard form == RunManifest.form else {
      throw ManifestFailure(.manifestOfAnotherForm(path, form))
    }
    guard let read = RunManifest(value) else { throw ManifestFailure(.damagedManifest(path)) }
    self = read
  }

  /// The manifest that `value` describes.
  private init?(_ value: JSONValue) {
    guard let version = value["yarrow"]?.string, let options = value["options"],
      let output = value["output"]?["sha256"]?.string, let listed = value["scripts"]?.array,
      let settings = options["set"]?.array?.map(\.string), !settings.contains(nil),
      let draws = options["samples"]?.number, draws >= 1, draws <= 0x1p32,
      let method = options["sampling"]?.string.flatMap(SamplingMethod.init(rawValue:)),
      let seed = options["seed"]?.string.flatMap(UInt64.init),
      let format = options["format"]?.string.flatMap(AnswerFormat.init(rawValue:))
    else { return nil }
    let scripts = listed.compactMap { Script($0) }
    guard scripts.count == listed.count, !scripts.isEmpty else { return nil }
    (self.version, self.output, self.scripts, self.format) = (version, output, scripts, format)
    self.settings = settings.compactMap { $0 }
    scenario = options["scenario"]?.string
    sampling = SamplingPlan(draws: Int(draws), seed: seed, method: method)
  }

  /// What the manifest says of how to run again, on top of `options`.
  package func options(_ options: RunOptions) -> RunOptions {
    var options = options
    (options.settings, options.scenario, options.sampling) = (settings, scenario, sampling)
    return options
  }

}

/// Why a manifest cannot be used.
package struct ManifestFailure: Error {

  /// What to tell of it.
  package let diagnostic: Diagnostic

  /// Creates a failure.
  package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

}
