import Sampling

/// What fills the drawn arrays of one group for a worker.
///
/// Everything that a block needs lies in memory of its own and is used where it lies: copying a stream or a sampler would count
/// references, and these counts are shared by all threads.
struct GroupFiller {

  /// The number of replicates.
  private let replicates: Int

  /// The streams of the first column by replicate, then those of the second …
  private let streams: UnsafeMutableBufferPointer<RandomStream>

  /// What makes draws, for those targets that need it.
  private let samplers: UnsafeMutableBufferPointer<QuantileSampler>

  /// Where numbers go: the column that they are made of, and the first of them.
  private typealias Target = (column: Int, start: UnsafeMutablePointer<Double>)

  /// Where the draws go that the first samplers make of normal numbers, because correlated numbers are normal before they
  /// are anything else.
  private let normal: [Target]

  /// Where the draws of the other samplers go.
  private let drawn: [Target]

  /// Where random numbers go as they are.
  private let copied: [Target]

  /// The columns whose random numbers are needed as such.
  private let spread: [Int]

  /// The random numbers of each column.
  private let columns: [UnsafeMutablePointer<Double>]

  /// What correlates the columns.
  private let copula: GaussianCopula?

  /// Creates a filler of `group`, whose random numbers go to `columns` and whose draws to the arrays of `memory`; a block has
  /// `size` of each.
  init(
    _ group: DrawGroup, _ columns: [UnsafeMutablePointer<Double>],
    _ memory: [UnsafeMutableBufferPointer<Double>], size: Int
  ) {
    self.columns = columns
    copula = group.copula
    replicates = group.columns.first?.streams.count ?? 0
    var (normalSamplers, otherSamplers) = ([QuantileSampler](), [QuantileSampler]())
    var (normal, drawn, copied) = ([Target](), [Target](), [Target]())
    for (number, column) in group.columns.enumerated() {
      for destination in column.destinations {
        guard let base = memory[destination.array].baseAddress else { continue }
        let start = base + destination.cell * size
        switch destination.law {
        case .sampler(let sampler) where group.copula != nil && sampler.isOfNormals:
          normalSamplers.append(sampler)
          normal.append((number, start))
        case .sampler(let sampler):
          otherSamplers.append(sampler)
          drawn.append((number, start))
        case .numbers: copied.append((number, start))
        case .none: start.update(repeating: .nan, count: size)
        }
      }
    }
    (self.normal, self.drawn, self.copied) = (normal, drawn, copied)
    spread = Set((drawn + copied).map(\.column)).sorted()
    samplers = GroupFiller.memory(of: normalSamplers + otherSamplers)
    streams = GroupFiller.memory(of: group.columns.flatMap(\.streams))
  }

  /// The `elements` in memory of their own.
  private static func memory<Element>(of elements: [Element])
    -> UnsafeMutableBufferPointer<Element>
  {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = memory.initialize(from: elements)
    return memory
  }

  /// Gives the memory back.
  func deallocate() {
    samplers.deinitialize()
    samplers.deallocate()
    streams.deinitialize()
    streams.deallocate()
  }

  /// Draws `count` numbers from `start` on of `replicate`.
  func fill(from start: Int, count: Int, of replicate: Int) {
    for column in columns.indices {
      streams[column * replicates + replicate].fill(
        into: columns[column], start: start, count: count)
    }
    if let copula {
      copula.mix(columns, count: count)
      for (index, target) in normal.enumerated() {
        samplers[index].fill(target.start, fromNormals: columns[target.column], count: count)
      }
      for column in spread { GaussianCopula.spreadEvenly(columns[column], count: count) }
    }
    for (index, target) in drawn.enumerated() {
      samplers[normal.count + index].fill(target.start, from: columns[target.column], count: count)
    }
    for target in copied { target.start.update(from: columns[target.column], count: count) }
  }

}
