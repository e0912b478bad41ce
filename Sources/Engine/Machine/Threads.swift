import Glibc

/// Runs a body on several threads at once.
enum Threads {

  /// What a thread starts with.
  private final class Start {

    /// The number of the thread.
    let number: Int

    /// What it runs.
    let body: (Int) -> Void

    /// Creates the start of thread `number`.
    init(number: Int, body: @escaping (Int) -> Void) {
      self.number = number
      self.body = body
    }

  }

  /// The processors of the machine.
  static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Calls `body` with each number below `count`, number 0 on the calling thread, and returns when all are through; where no
  /// more threads are to be had, the numbers left come one after the other.
  static func run(_ count: Int, _ body: @escaping (Int) -> Void) {
    var threads: [pthread_t] = []
    var rest = 1..<max(1, count)
    while let number = rest.first {
      let start = Unmanaged.passRetained(Start(number: number, body: body))
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
          start.body(start.number)
          return nil
        }, start.toOpaque())
      guard status == 0 else {
        start.release()
        break
      }
      threads.append(thread)
      rest = rest.dropFirst()
    }
    body(0)
    for number in rest { body(number) }
    for thread in threads { pthread_join(thread, nil) }
  }

}
