import Engine
import Glibc
import Sampling

/// Draws: how fast they are made, how fast they are put in order, and how far off they are.
extension Benchmarks {

  /// Normal draws a second, nine percentiles, and errors at an equal number of draws.
  mutating func measureDraws() {
    measureNormals()
    measurePercentiles()
    measureErrors()
  }

  /// Scrambled Sobol points through the inverse of the normal distribution, on one thread.
  private mutating func measureNormals() {
    guard let normal = try? NormalDistribution(mean: 0, sd: 1) else { return }
    let inputs = 8
    let draws = InputDraws(
      Array(repeating: normal, count: inputs), .sobol, draws: Benchmarks.draws)
    let time = Stopwatch.measure(11, [{ draws.forEachBlock(Benchmarks.draws) { _, _ in } }])[0]
    let rate = Double(inputs * Benchmarks.draws) / time.median / 1e6
    report.add(rate: "Sobol normals by their inverse, 1 thread", rate, "M/s")
    report.add(goal: "80 million Sobol normals a second", isMet: rate >= 80)
  }

  /// Nine percentiles of normal and of lognormal values.
  private mutating func measurePercentiles() {
    guard let normal = try? NormalDistribution(mean: 0, sd: 1),
      let tailed = try? LogNormalDistribution(logMean: 0, logSD: 1)
    else { return }
    measurePercentiles("normal", normal)
    measurePercentiles("lognormal", tailed)
  }

  /// Nine percentiles of draws of `distribution`.
  private mutating func measurePercentiles(_ name: String, _ distribution: any Distribution) {
    var values: [Double] = []
    InputDraws([distribution], .plain, draws: 1_000_000).forEachBlock(1_000_000) { columns, count in
      values += UnsafeBufferPointer(start: columns[0], count: count)
    }
    let sample = Sample(values)
    let shares = (1...9).map { Double($0) / 10 }
    var found: [Double] = []
    let time = Stopwatch.measure(15, [{ found = sample.quantiles(shares) }])[0]
    ScratchFile.withFolder { folder in
      guard ScratchFile.write([values], to: "\(folder)/inputs") else { return }
      let what = "9 percentiles of 10^6 \(name) values"
      let peers = PythonPeer.run("quantiles '\(folder)/inputs'")
      if peers.isEmpty { report.add(what, time.median, "numpy", nil) }
      for peer in peers {
        report.add(what, time.median, peer.name, peer.median)
        guard peer.name == "numpy" else { continue }
        for (ours, theirs) in zip(found, peer.answers) {
          demand(abs(ours - theirs) <= 1e-12, "numpy finds \(theirs) instead of \(ours)")
        }
        report.add(
          goal: "\(what): no slower than numpy", isMet: time.median <= peer.median)
      }
    }
  }

}

/// Errors at an equal number of draws.
extension Benchmarks {

  /// The draws of each run.
  private static let errorDraws = 16_384

  /// The runs, each with a seed of its own.
  private static let errorRuns: ClosedRange<UInt64> = 1...40

  /// The root mean square errors of the smooth model of 20 inputs, and of one with `if`, `min` and a percentile.
  private mutating func measureErrors() {
    let scales = (1...20).map { 0.3 / Double($0) }
    let spread = scales.reduce(0) { $0 + $1 * $1 }
    compareErrors(
      ["mean, smooth"], inputs: 20, truth: [exp(spread / 2) + 2],
      script: """
        \(Benchmarks.normals(20))
        let weighted = \(scales.enumerated().map { "\($1) * z\($0)" }.joined(separator: " + "))
        let squares = \((0..<20).map { "z\($0)^2" }.joined(separator: " + "))
        show mean(exp(weighted) + 0.1 * squares)

        """
    ) { z in
      let weighted = zip(scales, z).reduce(0) { $0 + $1.0 * $1.1 }
      return exp(weighted) + 0.1 * z.reduce(0) { $0 + $1 * $1 }
    }
    let kinked = """
      \(Benchmarks.normals(6))
      let demand = exp(0.3 * z0 + 0.2 * z1)
      let capacity = 1 + 0.2 * z2 + 0.1 * z3
      let missing = if demand > capacity then demand - capacity else 0
      let cost = min(missing * (2 + 0.5 * z4), 1.5) + 0.1 * z5
      show mean(cost)
      show p(cost, 95%)

      """
    let reference = UncertainModel(kinked, draws: 1 << 24, seed: 1000)
    compareErrors(
      ["mean, if and min", "95th percentile, if and min"], inputs: 6,
      truth: reference.numbers(reference.shown, threads: 2).map { $0[0] }, script: kinked
    ) { z in
      let demand = exp(0.3 * z[0] + 0.2 * z[1])
      let capacity = 1 + 0.2 * z[2] + 0.1 * z[3]
      let missing = demand > capacity ? demand - capacity : 0
      return min(missing * (2 + 0.5 * z[4]), 1.5) + 0.1 * z[5]
    }
  }

  /// Normal inputs for a script.
  private static func normals(_ count: Int) -> String {
    (0..<count).map { "input z\($0) ~ normal(0, 1)" }.joined(separator: "\n")
  }

  /// Compares the errors of the answers of `script` with those of `value` over plain random numbers: of its mean and,
  /// where there is a second `truth`, of its 95th percentile.
  private mutating func compareErrors(
    _ names: [String], inputs: Int, truth: [Double], script: String, _ value: ([Double]) -> Double
  ) {
    guard let normal = try? NormalDistribution(mean: 0, sd: 1) else { return }
    var squares = names.map { _ in (ours: 0.0, plain: 0.0) }
    for seed in Benchmarks.errorRuns {
      let model = UncertainModel(script, draws: Benchmarks.errorDraws, seed: seed)
      let ours = model.numbers(model.shown, threads: 1)
      var values: [Double] = []
      InputDraws(
        Array(repeating: normal, count: inputs), .plain, draws: Benchmarks.errorDraws, seed: seed
      ).forEachBlock(Benchmarks.errorDraws) { columns, count in
        values += (0..<count).map { lane in value(columns.map { $0[lane] }) }
      }
      let sample = Sample(values)
      let plain = [sample.mean, sample.quantile(0.95)]
      for index in names.indices {
        squares[index].ours += pow(ours[index][0] - truth[index], 2)
        squares[index].plain += pow(plain[index] - truth[index], 2)
      }
    }
    for (name, square) in zip(names, squares) {
      let ratio = (square.plain / square.ours).squareRoot()
      report.add(rate: "error of the \(name): less than plain by a factor of", ratio, "")
      if name == "mean, smooth" {
        report.add(goal: "smooth model: an error 15 times smaller", isMet: ratio >= 15)
      }
    }
  }

}

/// More draws than memory holds.
extension Benchmarks {

  /// 2^27 draws of the levelised cost by the `yarrow` beside this program: time and memory.
  mutating func measureScale() {
    ScratchFile.withFolder { folder in
      let script = "\(folder)/lcoe.yarrow"
      let shown = Benchmarks.lcoe.split(separator: "\n").filter { !$0.hasPrefix("show ") }
      let text = (shown + ["show lcoe to $/MWh", "show p(lcoe, 90%) to $/MWh"])
        .joined(separator: "\n")
      guard ScratchFile.write(text + "\n", to: script) else { return }
      let start = Stopwatch.now()
      let peak = Program.peakMemory([
        "\(Program.folder)/yarrow", "run", script, "--samples", String(1 << 27),
      ])
      report.add(
        rate: "2^27 draws of lcoe, time for two questions", Stopwatch.now() - start, "s")
      guard let peak else { preconditionFailure("yarrow runs the example") }
      report.add(rate: "2^27 draws of lcoe, peak memory", Double(peak) / 1e6, "MB")
      report.add(goal: "10^8 draws in 200 MB", isMet: peak < 200_000_000)
    }
  }

}
