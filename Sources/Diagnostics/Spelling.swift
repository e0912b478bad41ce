/// Finds the name that a misspelt one probably stands for.
///
/// The distance is Damerau–Levenshtein's (optimal string alignment): one for an insertion, deletion,
/// substitution or a swap of neighbours. A candidate counts when at most a third of the longer word
/// differs; a difference of case alone always counts.
package enum Spelling {

  /// How many edits a candidate that does not fit its place counts as further away.
  private static let penaltyOfMisfit = 2

  /// The candidate nearest to `word`, or `nil` where none is near; ties go to the first one.
  ///
  /// A candidate for which `fits` is false goes behind those that are up to two edits further away.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>, fits: (String) -> Bool = { _ in true }
  ) -> String? {
    let target = Array(word.unicodeScalars)
    let folded = word.lowercased()
    var best: (name: String, score: Int)?
    for candidate in candidates where candidate != word {
      let scalars = Array(candidate.unicodeScalars)
      let limit = max(1, max(target.count, scalars.count) / 3)
      guard abs(scalars.count - target.count) <= limit || candidate.lowercased() == folded else {
        continue
      }
      let distance = candidate.lowercased() == folded ? 0 : distance(from: target, to: scalars)
      guard distance <= limit, distance < max(target.count, scalars.count) else { continue }
      let score = distance + (fits(candidate) ? 0 : penaltyOfMisfit)
      if best.map({ score < $0.score }) ?? true { best = (candidate, score) }
    }
    return best?.name
  }

  /// The number of edits that turn `source` into `target`.
  private static func distance(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
    guard !source.isEmpty, !target.isEmpty else { return max(source.count, target.count) }
    var previous = [Int](repeating: 0, count: target.count + 1)
    var current = Array(0...target.count)
    var next = previous
    for i in 1...source.count {
      next[0] = i
      for j in 1...target.count {
        let cost = source[i - 1] == target[j - 1] ? 0 : 1
        var edits = min(current[j] + 1, next[j - 1] + 1, current[j - 1] + cost)
        if i > 1, j > 1, source[i - 1] == target[j - 2], source[i - 2] == target[j - 1] {
          edits = min(edits, previous[j - 2] + 1)
        }
        next[j] = edits
      }
      (previous, current, next) = (current, next, previous)
    }
    return current[target.count]
  }

}
