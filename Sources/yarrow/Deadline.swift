import Glibc
import LineEditor
import Session

/// When a run has to stop: at a moment, or when its user says so.
struct Deadline {

  /// The moment, in nanoseconds of the monotonic clock, if any.
  private let moment: UInt64?

  /// Creates a deadline in `seconds`, or one that only the user sets.
  init(seconds: Double?) {
    moment = seconds.map { Deadline.now() &+ UInt64(min($0, 1e9) * 1e9) }
  }

  /// Why the run has to stop now, if it does.
  func stopReason() -> StopReason? {
    if Interruption.isRequested { return .interrupted }
    if let moment, Deadline.now() >= moment { return .outOfTime }
    return nil
  }

  /// The nanoseconds of the monotonic clock.
  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

}
