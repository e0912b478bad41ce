/// How a machine goes about its work; nothing here changes a bit of a result.
package struct MachineOptions: Sendable {

  /// The lanes of a block.
  package var blockSize: Int

  /// The threads that a loop over draws takes at the most.
  package var threads: Int

  /// What divides loops over draws between runs, if anything does.
  package var ledger: DrawLedger?

  /// `true` iff only a part of the draws is made, so that there will be no answers.
  package var drawsPartly: Bool {
    if case .part = ledger?.purpose { true } else { false }
  }

  /// Lanes of a block: eight registers of it take 32 KB, the first-level cache of common processors;
  /// 256 to 1024 were measured to be alike, 16384 a quarter slower.
  package static let standardBlockSize = 512

  /// Creates options, with as many threads as there are processors where none are said.
  package init(blockSize: Int = standardBlockSize, threads: Int? = nil) {
    self.blockSize = blockSize
    self.threads = threads ?? Threads.available
  }

}
