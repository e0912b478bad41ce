import Synchronization

/// What tells all threads of a run to stop.
///
/// Only the thread that asked for the run asks its caller; the others look at a flag.
final class StopSignal: @unchecked Sendable {

  /// Asks the caller whether to stop.
  private let shouldStop: () -> Bool

  /// `true` once the caller has said so.
  private let isStopped = Atomic(false)

  /// Creates a signal that comes from `shouldStop`.
  init(_ shouldStop: @escaping () -> Bool) {
    self.shouldStop = shouldStop
  }

  /// Throws where the run is to stop; `asking` is `true` on the thread of the caller.
  func check(asking: Bool) throws(Machine.Stopped) {
    if asking, shouldStop() { isStopped.store(true, ordering: .relaxed) }
    if isStopped.load(ordering: .relaxed) { throw Machine.Stopped() }
  }

}
