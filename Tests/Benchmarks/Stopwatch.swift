import Glibc

/// Measures how long something takes.
enum Stopwatch {

  /// The seconds of the monotonic clock.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The median and the least seconds that `bodies` take, run in turns `count` times after a warm-up each.
  static func measure(_ count: Int, _ bodies: [() -> Void]) -> [(median: Double, least: Double)] {
    for body in bodies { body() }
    var times = bodies.map { _ in [Double]() }
    for _ in 0..<count {
      for (index, body) in bodies.enumerated() {
        let start = now()
        body()
        times[index].append(now() - start)
      }
    }
    return times.map { ($0.sorted()[$0.count / 2], $0.min() ?? 0) }
  }

}

/// Runs programs.
enum Program {

  /// The folder of this program, where the command `yarrow` is too.
  static let folder = CommandLine.arguments[0].split(
    separator: "/", omittingEmptySubsequences: false
  ).dropLast().joined(separator: "/")

  /// Runs `arguments`, found along the path, without output; `false` where it cannot be started or fails.
  static func run(_ arguments: [String]) -> Bool { peakMemory(arguments) != nil }

  /// Runs `arguments`, found along the path, without output; the most bytes of memory that it held, or `nil` where it cannot
  /// be started or fails.
  static func peakMemory(_ arguments: [String]) -> Int? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    let pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, arguments[0], &actions, nil, pointers, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    return status == 0 ? usage.ru_maxrss * 1024 : nil
  }

  /// What `arguments` print, or `nil` where they cannot be run.
  static func output(_ command: String) -> String? {
    guard let pipe = popen(command + " 2>/dev/null", "r") else { return nil }
    var text = ""
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, pipe) != nil {
      text += String(
        decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return pclose(pipe) == 0 ? text : nil
  }

}

/// Ends the run with `message` unless `holds`: contenders that do not agree are no comparison.
func demand(_ holds: Bool, _ message: @autoclosure () -> String) {
  guard !holds else { return }
  print(message())
  exit(1)
}
