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

  /// Runs `arguments`, found along the path, without output; `false` where it cannot be started or fails.
  static func run(_ arguments: [String]) -> Bool {
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
      return false
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0
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
