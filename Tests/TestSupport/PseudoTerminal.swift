@preconcurrency import Foundation

/// A program on a terminal of its own, driven by a test.
package final class PseudoTerminal {

  /// The test's end of the terminal.
  private let master: Int32

  /// The program; 0 where there is none, or none any more.
  private var process: pid_t = 0

  /// All that the program wrote so far.
  package var screen: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes that the program wrote so far.
  private var bytes: [UInt8] = []

  /// The byte behind what was waited for last.
  private var position = 0

  /// Linux' TIOCSPTLCK, which Swift does not import.
  private static let setLock: UInt = 0x4004_5431

  /// Linux' TIOCGPTN, which Swift does not import.
  private static let getNumber: UInt = 0x8004_5430

  /// Starts `program` with `arguments` and `environment` on a new terminal, which becomes its controlling one.
  package init?(_ program: URL, _ arguments: [String], environment: [String]) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    guard master >= 0, ioctl(master, PseudoTerminal.setLock, &lock) == 0,
      ioctl(master, PseudoTerminal.getNumber, &number) == 0
    else { return nil }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // Workers of the test runner have signals blocked, and a child inherits that.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | 0x80
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let argumentPointers = ([program.path] + arguments).map { strdup($0) } + [nil]
    let environmentPointers = environment.map { strdup($0) } + [nil]
    var started: pid_t = 0
    let status = posix_spawn(
      &started, program.path, &actions, &attributes, argumentPointers, environmentPointers)
    for pointer in argumentPointers + environmentPointers { free(pointer) }
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
    if status != 0 { return nil }
    process = started
  }

  deinit {
    // Without a program `process` is 0, which would mean the tests' own process group.
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
  }

  /// Types `text`.
  package func type(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = write(master, bytes.baseAddress, bytes.count) }
  }

  /// Types `bytes` as they are.
  package func type(bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in _ = write(master, bytes.baseAddress, bytes.count) }
  }

  /// Waits until the program has written `text` behind what was waited for before; `false`, with all that it wrote on
  /// standard error, when that takes too long.
  package func wait(for text: String, seconds: Double = 20) -> Bool {
    let wanted = Array(text.utf8)
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      var start = position
      while start + wanted.count <= bytes.count {
        if bytes[start..<start + wanted.count].elementsEqual(wanted) {
          position = start + wanted.count
          return true
        }
        start += 1
      }
      read(milliseconds: 50)
    }
    fputs("waited in vain for \(text) behind byte \(position) of:\n\(screen)\n", stderr)
    return false
  }

  /// Reads what the program has written, for some time.
  private func read(milliseconds: Int32) {
    var file = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(master, &buffer, buffer.count)
    guard count > 0 else {
      usleep(useconds_t(milliseconds) * 1000)
      return
    }
    bytes += buffer.prefix(count)
  }

  /// Sends `signal` to the program.
  package func send(_ signal: Int32) {
    if process > 0 { kill(process, signal) }
  }

  /// `true` iff the terminal hands over whole lines and shows what is typed, as a shell expects it.
  package var isInLineMode: Bool {
    var state = termios()
    guard tcgetattr(master, &state) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO)
    return state.c_lflag & wanted == wanted
  }

  /// Waits until the program ends and returns its status; `nil` when that takes too long.
  package func waitForEnd(seconds: Double = 20) -> Int32? {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      var status: Int32 = 0
      if process > 0, waitpid(process, &status, WNOHANG) == process {
        process = 0
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
      read(milliseconds: 20)
    }
    return nil
  }

}
