/// Why a run is to end before its time.
package enum StopReason: Sendable {

  /// Its user pressed Ctrl-C.
  case interrupted

  /// It took longer than `--max-time` allows.
  case outOfTime

}
