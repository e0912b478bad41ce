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

  /// Where the draws of a sampler go: the column that they are made of, and the first of them.
  private let drawn: [(column: Int, start: UnsafeMutablePointer<Double>)]

  /// Where random numbers go as they are.
  private let copied: [(column: Int, start: UnsafeMutablePointer<Double>)]

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
    var samplers: [QuantileSampler] = []
    var drawn: [(column: Int, start: UnsafeMutablePointer<Double>)] = []
    var copied = drawn
    for (number, column) in group.columns.enumerated() {
      for destination in column.destinations {
        guard let base = memory[destination.array].baseAddress else { continue }
        let start = base + destination.cell * size
        switch destination.law {
        case .sampler(let sampler):
          samplers.append(sampler)
          drawn.append((number, start))
        case .numbers: copied.append((number, start))
        case .none: start.update(repeating: .nan, count: size)
        }
      }
    }
    (self.drawn, self.copied) = (drawn, copied)
    self.samplers = GroupFiller.memory(of: samplers)
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
    copula?.correlate(columns, count: count)
    for index in drawn.indices {
      samplers[index].fill(drawn[index].start, from: columns[drawn[index].column], count: count)
    }
    for target in copied { target.start.update(from: columns[target.column], count: count) }
  }

}
