// Random streams: the numbers in (0, 1) from which every draw is made.
//
// A number is a function of the seed, the stream's name, the replicate and the index of the draw, and of
// nothing else: any block of draws can be made anywhere, in any order, on any thread, with the same bits. The
// three methods differ in how the numbers of one stream, and of several streams together, fill the unit cube.
//
//   sobol   A point of a digital net, scrambled by a hash that stands for Owen's nested uniform scrambling
//           (A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995; B. Burley, "Practical
//           hash-based Owen scrambling", JCGT 9, 2020). Every draw is still uniform, so a mean over the draws
//           is unbiased; for smooth models its error falls nearly as N^-3/2 instead of N^-1/2. The number of
//           draws should be a power of two. Each stream takes one dimension of the sequence; the planner
//           numbers the streams, and the early ones are the best. A stream beyond the table of directions
//           falls back to independent numbers, which can be mixed with Sobol points freely (A. B. Owen,
//           "Latin supercube sampling", 1998, calls this padding).
//   latin   N draws in N strata: a keyed permutation, computed by a Feistel network instead of stored, tells
//           which stratum the i-th draw of a stream is in (M. McKay, R. Beckman, W. Conover, 1979).
//   plain   Philox4x32-10, a block cipher run over (stream, index).
//
// The scrambling depends on the name and not on the dimension: what an input draws does not change when
// another input is scrambled differently. Replicates are independent scramblings of the same points; the spread
// of an estimate over R replicates is its standard error, which a single scrambled net cannot tell.

import CSampling

/// The random numbers of one input in one cell.
package struct RandomStream: Sendable {

  /// The number of streams that Sobol points serve; later ones are independent numbers.
  package static let sobolDimensions = YS_SOBOL_DIMENSIONS

  /// Where the numbers come from.
  private enum Source: Sendable {

    /// A scrambled Sobol dimension.
    case sobol(ys_sobol_dimension)

    /// A Latin hypercube of `size` draws: the key of its permutations and of the places within the strata.
    case latin(size: UInt64, key: UInt64)

    /// Independent numbers under a key.
    case plain(key: UInt64)

    /// Numbers that somebody else has chosen.
    case chosen([Double])

  }

  /// Where the numbers come from.
  private let source: Source

  /// The stream's name.
  private let name: StreamName

  /// The stream called `name`, the `dimension`-th of its model, in a run of `draws` draws, which are the strata
  /// of a Latin hypercube.
  ///
  /// - Requires: `dimension` and `replicate` are not negative, `draws` is positive.
  package init(
    _ method: SamplingMethod, name: StreamName, dimension: Int, seed: UInt64, replicate: Int = 0,
    draws: Int
  ) {
    let key = mixed(seed, UInt64(replicate))
    self.name = name
    switch method {
    case .sobol where dimension < RandomStream.sobolDimensions:
      var scrambled = ys_sobol_dimension()
      ys_sobol_scramble(&scrambled, Int32(dimension), key, name.hash)
      source = .sobol(scrambled)
    case .latin:
      source = .latin(size: UInt64(draws), key: key)
    case .sobol, .plain:
      source = .plain(key: key)
    }
  }

  /// The stream of `numbers`, which are chosen and not random.
  package init(_ numbers: [Double]) {
    source = .chosen(numbers)
    name = StreamName(input: "")
  }

  /// Writes the numbers of draws `start` to `start + count - 1` to `numbers`.
  package func fill(into numbers: UnsafeMutablePointer<Double>, start: Int, count: Int) {
    let first = UInt64(start)
    switch source {
    case .sobol(let dimension):
      withUnsafePointer(to: dimension) { ys_sobol(numbers, $0, first, count) }
    case .plain(let key): ys_counter(numbers, key, name.hash, first, count)
    case .chosen(let chosen):
      for index in 0..<count { numbers[index] = chosen[start + index] }
    case .latin(let size, let key):
      ys_counter(numbers, key, name.hash, first, count)
      spread(numbers, start: first, count: count, size: size, key: key)
    }
  }

  /// Puts `count` places within strata into the strata of hypercubes of `size` draws.
  private func spread(
    _ numbers: UnsafeMutablePointer<Double>, start: UInt64, count: Int, size: UInt64, key: UInt64
  ) {
    var done = 0
    while done < count {
      // Draws beyond the hypercube are the start of another one.
      let (cube, place) = (start + UInt64(done)).quotientAndRemainder(dividingBy: size)
      let length = min(count - done, Int(size - place))
      var latin = permutation(size: size, cube: cube, key: key)
      ys_latin(numbers + done, &latin, place, length)
      done += length
    }
  }

  /// The permutation of the strata of the `cube`-th hypercube.
  private func permutation(size: UInt64, cube: UInt64, key: UInt64) -> ys_latin_key {
    var words = [UInt32](repeating: 0, count: 8)
    words.withUnsafeMutableBufferPointer { words in
      guard let first = words.baseAddress else { return }
      ys_philox_words(first, mixed(key, cube), name.hash, UInt64.max)
      ys_philox_words(first + 4, mixed(key, cube), name.hash, UInt64.max - 1)
    }
    let rotation = (UInt64(words[6]) << 32 | UInt64(words[7])) % size
    let bits = UInt32(64 - (size - 1).leadingZeroBitCount)
    return ys_latin_key(
      size: size, shift: rotation, bits: max(bits, 2),
      rounds: (words[0], words[1], words[2], words[3], words[4], words[5]))
  }

}
