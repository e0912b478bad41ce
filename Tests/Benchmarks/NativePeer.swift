import Glibc

/// The generated model as C, compiled by whatever C compilers there are, with vector mathematics.
struct NativePeer {

  /// A loop over columns of eight inputs that returns the sum of the results.
  private typealias Loop =
    @convention(c) (
      UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
      UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
      Int
    ) -> Double

  /// What compiled it, and with which options.
  let name: String

  /// The loop.
  private let loop: Loop

  /// The commands that compile for this machine with fast mathematics and glibc's vector functions (libmvec, 4 ulp); the
  /// width of vectors makes a difference, so each compiler comes twice.
  private static let compilers = [
    ("clang libmvec", "clang -O3 -march=native -ffast-math -fveclib=libmvec"),
    (
      "clang libmvec 512 bit",
      "clang -O3 -march=native -ffast-math -fveclib=libmvec -mprefer-vector-width=512"
    ),
    ("gcc libmvec", "gcc -O3 -march=native -ffast-math"),
    ("gcc libmvec 512 bit", "gcc -O3 -march=native -ffast-math -mprefer-vector-width=512"),
  ]

  /// The peers that could be compiled of `source` in `folder`.
  static func compile(_ source: String, in folder: String) -> [NativePeer] {
    let path = "\(folder)/model.c"
    guard ScratchFile.write(source, to: path) else { return [] }
    return compilers.enumerated().compactMap { index, compiler in
      let library = "\(folder)/model\(index).so"
      let command = "\(compiler.1) -shared -fPIC \(path) -o \(library) -lmvec -lm"
      guard Program.output(command) != nil, let handle = dlopen(library, RTLD_NOW),
        let symbol = dlsym(handle, "model")
      else { return nil }
      return NativePeer(name: compiler.0, loop: unsafeBitCast(symbol, to: Loop.self))
    }
  }

  /// The sum over `columns`, by `threads` each of which takes as many neighbouring rows.
  func sum(over columns: [UnsafePointer<Double>], count: Int, threads: Int) -> Double {
    PartialSum.total(threads) { number in
      let (first, last) = (count * number / threads, count * (number + 1) / threads)
      let c = columns.map { $0 + first }
      return loop(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], last - first)
    }
  }

}

/// A sum that a thread makes.
private final class PartialSum {

  /// Makes the sum.
  private let body: () -> Double

  /// The sum, once it is made.
  private(set) var value = 0.0

  /// Creates a sum that `body` makes.
  private init(_ body: @escaping () -> Double) { self.body = body }

  /// The total of the sums that `body` makes of each number below `count`, side by side, the first on this thread.
  static func total(_ count: Int, _ body: @escaping (Int) -> Double) -> Double {
    let sums = (0..<count).map { number in PartialSum { body(number) } }
    let threads = sums.dropFirst().map { sum in
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          let sum = Unmanaged<PartialSum>.fromOpaque(argument).takeUnretainedValue()
          sum.value = sum.body()
          return nil
        }, Unmanaged.passUnretained(sum).toOpaque())
      precondition(status == 0, "a benchmark gets its threads")
      return thread
    }
    sums[0].value = body(0)
    for thread in threads { pthread_join(thread, nil) }
    return sums.reduce(0) { $0 + $1.value }
  }

}
