import Checker
import Diagnostics
import Engine
import Sampling

// Shards: one run's draws made in several places.
//
// `yarrow run --shard 2/5 --emit FILE` makes the second fifth of the draws and writes what they have left behind;
// `yarrow merge FILE…` puts the fifths together and answers the script's questions. The answers have the bits
// of a single run, because blocks of draws are the same wherever they are made and what is kept of them
// has one way of being put together (see DrawRecord).
//
// A file carries all that its run followed from: the script's text, the overrides, scenario, seed and number of
// draws, the version of the program, and a fingerprint of every text that was read, data files and modules
// among them. A merge runs the script again with the draws taken from the files. It refuses files that differ in
// any of this, a part that is missing, and two files of one part that differ.
//
// The file: the magic word, the fields below in their order, and a hash of all bytes before it. Integers and the bits of
// doubles take eight bytes, the least significant first; texts and lists have their count in front.

/// What one part of a run has drawn, with all that the run followed from.
package struct ShardFile: Equatable, Sendable {

  /// What all parts of a run have in common.
  package struct Run: Equatable, Sendable {

    /// The version of the program.
    package let version: String

    /// The fingerprint of all texts that were read.
    package let fingerprint: UInt64

    /// The script's name and text.
    package let script: [String]

    /// Overrides of inputs.
    package let settings: [String]

    /// The scenario of all questions.
    package let scenario: String?

    /// How uncertain values are drawn.
    package let sampling: SamplingPlan

    /// The number of parts.
    package let count: Int

  }

  /// What it has in common with the other parts.
  package let run: Run

  /// Which part it is, counted from 0.
  package let part: Int

  /// What was drawn, loop by loop.
  package let records: [DrawRecord]

  /// What all files begin with.
  private static let magic = "yarrow shard 1"

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(ShardFile.magic)
    writer.write(run.version)
    writer.write(run.fingerprint)
    writer.write(run.script) { $0.write($1) }
    writer.write(run.settings) { $0.write($1) }
    writer.write(run.scenario.map { [$0] } ?? []) { $0.write($1) }
    writer.write(run.sampling.draws)
    writer.write(run.sampling.seed)
    writer.write(run.sampling.method.rawValue)
    writer.write(run.count)
    writer.write(part)
    writer.write(records) { $0.write($1) }
    let hash = Fingerprint(of: writer.bytes).value
    writer.write(hash)
    return writer.bytes
  }

  /// Creates a file.
  package init(run: Run, part: Int, records: [DrawRecord]) {
    self.run = run
    self.part = part
    self.records = records
  }

  /// The file that `bytes` are.
  init(_ bytes: [UInt8]) throws(ByteReader.Damaged) {
    var reader = ByteReader(bytes)
    guard bytes.count > 8, try reader.text() == ShardFile.magic else { throw ByteReader.Damaged() }
    var end = ByteReader(bytes, from: bytes.count - 8)
    guard try end.word() == Fingerprint(of: bytes.dropLast(8)).value else {
      throw ByteReader.Damaged()
    }
    let version = try reader.text()
    let fingerprint = try reader.word()
    let script = try reader.list { reader throws(ByteReader.Damaged) in try reader.text() }
    let settings = try reader.list { reader throws(ByteReader.Damaged) in try reader.text() }
    let scenario = try reader.list { reader throws(ByteReader.Damaged) in try reader.text() }
    let (draws, seed, method) = (try reader.integer(), try reader.word(), try reader.text())
    guard let method = SamplingMethod(rawValue: method), script.count == 2, draws > 0 else {
      throw ByteReader.Damaged()
    }
    run = Run(
      version: version, fingerprint: fingerprint, script: script, settings: settings,
      scenario: scenario.first,
      sampling: SamplingPlan(draws: draws, seed: seed, method: method),
      count: try reader.integer())
    part = try reader.integer()
    records = try reader.list { reader throws(ByteReader.Damaged) in try reader.record() }
    guard part < run.count else { throw ByteReader.Damaged() }
  }

}

/// A hash by which two texts can be told apart (FNV-1a of 64 bits); it guards against mistakes, not against malice.
struct Fingerprint {

  /// The hash.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of `bytes`.
  init(of bytes: some Sequence<UInt8>) { add(bytes) }

  /// Adds `bytes` behind those that are there.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

}

extension ByteWriter {

  /// Writes `record`.
  fileprivate mutating func write(_ record: DrawRecord) {
    write(record.tasks.lowerBound)
    write(record.tasks.upperBound)
    write(record.kept) { writer, kept in
      writer.write(kept.moments) { writer, nodes in writer.write(nodes) { $0.write($1) } }
      writer.write(kept.missing.sorted { $0.key < $1.key }) { writer, pair in
        writer.write(pair.key)
        writer.write(pair.value)
      }
      writer.write(kept.draws) { $0.write($1) }
      writer.write(kept.sketches) { writer, buckets in
        writer.write(buckets) { writer, bucket in
          writer.write(bucket.position)
          writer.write(bucket.content.count)
          writer.write(bucket.content.value)
        }
      }
    }
  }

  /// Writes `node`.
  private mutating func write(_ node: MomentTree.Node) {
    write(node.level)
    write(node.index)
    for number in [
      node.moments.count, node.moments.mean, node.moments.squares, node.moments.cubes,
    ] { write(number) }
  }

}

extension ByteReader {

  /// Reads a record.
  fileprivate mutating func record() throws(Damaged) -> DrawRecord {
    let (first, end) = (try integer(), try integer())
    guard first <= end else { throw Damaged() }
    let kept = try list { reader throws(Damaged) in
      DrawRecord.Kept(
        moments: try reader.list { reader throws(Damaged) in
          try reader.list { reader throws(Damaged) in try reader.node() }
        },
        missing: try reader.missing(),
        draws: try reader.list { reader throws(Damaged) in try reader.number() },
        sketches: try reader.list { reader throws(Damaged) in
          try reader.list { reader throws(Damaged) in
            DrawRecord.Bucket(
              position: try reader.integer(),
              content: SampleSketch.Bucket(
                count: try reader.word(), value: try reader.number()))
          }
        })
    }
    return DrawRecord(tasks: first..<end, kept: kept)
  }

  /// Reads the first draws without a value.
  private mutating func missing() throws(Damaged) -> [Int: Int] {
    var missing: [Int: Int] = [:]
    let pairs = try list { reader throws(Damaged) in (try reader.integer(), try reader.integer()) }
    for (cell, draw) in pairs { missing[cell] = draw }
    return missing
  }

  /// Reads a node.
  private mutating func node() throws(Damaged) -> MomentTree.Node {
    let (level, index) = (try integer(), try integer())
    var moments = Moments()
    (moments.count, moments.mean) = (try number(), try number())
    (moments.squares, moments.cubes) = (try number(), try number())
    return MomentTree.Node(level: level, index: index, moments: moments)
  }

}
