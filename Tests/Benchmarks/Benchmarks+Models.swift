import Sampling

/// Models over a million draws.
extension Benchmarks {

  /// The draws of a run: 2^20.
  static let draws = 1 << 20

  /// The generated model of sixty operations against C, numpy, numexpr, numba and jax.
  mutating func measureGeneratedModel() {
    let generated = GeneratedModel()
    precondition(
      generated.definitions.reduce(0) { $0 + $1.formula.operationCount } == 60, "sixty operations")
    let model = UncertainModel(generated.script, draws: Benchmarks.draws)
    ScratchFile.withFolder { folder in
      let inputs = model.numbers(model.shown[1...generated.inputs.count], threads: 1).map {
        Array($0)
      }
      guard ScratchFile.write(inputs, to: "\(folder)/inputs"),
        ScratchFile.write(generated.pythonSource, to: "\(folder)/model.py")
      else { preconditionFailure("the folder takes the inputs") }
      let natives = NativePeer.compile(generated.cSource, in: folder)
      let laws = generated.inputs.compactMap {
        try? UniformDistribution(low: $0.low, high: $0.high)
      }
      for threads in [1, 2] {
        measure(model, inputs, laws, natives, threads: threads, folder)
      }
    }
  }

  /// The generated `model` with so many `threads` against `natives` and Python, all over the same `inputs`.
  private mutating func measure(
    _ model: UncertainModel, _ inputs: [[Double]], _ laws: [UniformDistribution],
    _ natives: [NativePeer], threads: Int, _ folder: String
  ) {
    var mean = 0.0
    var sums = [Double](repeating: 0, count: natives.count)
    let columns = inputs.map { UnsafeMutableBufferPointer<Double>.allocate(capacity: $0.count) }
    defer { for column in columns { column.deallocate() } }
    for (column, input) in zip(columns, inputs) { _ = column.initialize(from: input) }
    let pointers = columns.compactMap { $0.baseAddress.map { UnsafePointer($0) } }
    let drawing = InputDraws(laws, .sobol, draws: Benchmarks.draws)
    let times = Stopwatch.measure(
      15,
      [
        { mean = model.numbers(model.shown[...0], threads: threads)[0][0] },
        { drawing.forEachBlock(Benchmarks.draws) { _, _ in } },
      ]
        + natives.indices.map { index in
          {
            sums[index] = natives[index].sum(
              over: pointers, count: Benchmarks.draws, threads: threads)
          }
        })
    let (whole, draws) = (times[0].median, times[1].median / Double(threads))
    let what = "60 operations, \(threads) thread\(threads > 1 ? "s" : "")"
    report.add(rate: "\(what), with draws", whole * 1000, "ms")
    report.add(rate: "\(what), the draws of it", draws * 1000, "ms")
    var peers: [(name: String, time: Double, mean: Double)] = []
    for (index, native) in natives.enumerated() {
      peers.append((native.name, times[index + 2].median, sums[index] / Double(Benchmarks.draws)))
    }
    for peer in PythonPeer.run("model '\(folder)/model.py' '\(folder)/inputs' \(threads)") {
      peers.append((peer.name, peer.median, peer.answers.first ?? .nan))
    }
    for peer in peers {
      let hasOwnDraws = peer.name.hasSuffix("draws")
      demand(
        abs(peer.mean - mean) <= (hasOwnDraws ? 1e-2 : 1e-10) * abs(mean),
        "\(peer.name) finds \(peer.mean) instead of \(mean)")
      if hasOwnDraws {
        report.add("\(what), with draws", whole, peer.name, peer.time)
      } else {
        report.add("\(what), over given inputs", whole - draws, peer.name, peer.time)
      }
    }
    for name in ["gcc libmvec", "clang libmvec", "numpy", "numexpr", "numba", "jax"]
    where !peers.contains(where: { $0.name == name }) {
      report.add("\(what), over given inputs", whole - draws, name, nil)
    }
    judge(whole, draws, peers.map { ($0.name, $0.time) }, threads: threads)
  }

  /// Adds the verdicts on the generated model.
  private mutating func judge(
    _ whole: Double, _ draws: Double, _ peers: [(name: String, time: Double)], threads: Int
  ) {
    let native = peers.filter { $0.name.contains("libmvec") }.map(\.time).min()
    for (name, time) in peers where name == "numpy+draws" && threads == 1 {
      report.add(goal: "60 operations: 4 times numpy on one thread", isMet: time >= 4 * whole)
    }
    for (name, time) in peers where name == "numpy+draws" && threads == 2 {
      report.add(goal: "60 operations: 5 times numpy on two threads", isMet: time >= 5 * whole)
    }
    if let native, threads == 1 {
      report.add(
        goal: "60 operations: within 1.5 times fused C over given inputs",
        isMet: whole - draws <= 1.5 * native)
      report.add(
        goal: "60 operations: within 1.25 times fused C over given inputs",
        isMet: whole - draws <= 1.25 * native)
    }
    for (name, time) in peers where ["numexpr", "numba", "jax"].contains(name) {
      report.add(
        goal: "60 operations, \(threads) threads: ahead of \(name) over given inputs",
        isMet: whole - draws < time)
    }
  }

  /// The examples against numpy, over the same draws and with draws of numpy's own.
  mutating func measureRealModels() {
    measureRealModel("lcoe", Benchmarks.lcoe, answers: 3)
    measureRealModel("inference", Benchmarks.inference, answers: 2)
    measureRealModel("fleet", Benchmarks.fleet, answers: 2)
    measureRealModel("spread", Benchmarks.spread, answers: 2)
  }

  /// One example, whose first `answers` questions are asked and whose others show its inputs.
  private mutating func measureRealModel(_ name: String, _ script: String, answers: Int) {
    let model = UncertainModel(script, draws: Benchmarks.draws)
    ScratchFile.withFolder { folder in
      let inputs = model.numbers(model.shown.dropFirst(answers), threads: 2).map { Array($0) }
      guard ScratchFile.write(inputs, to: "\(folder)/inputs") else {
        preconditionFailure("the folder takes the inputs")
      }
      var found: [Double] = []
      func ask(_ threads: Int) {
        let numbers = model.numbers(model.shown.prefix(answers), threads: threads)
        let cells = numbers.map(\.count).max() ?? 0
        found = (0..<cells).flatMap { cell in numbers.map { $0[cell] } }
      }
      let times = Stopwatch.measure(9, [{ ask(1) }, { ask(2) }])
      let peers = PythonPeer.run("\(name) '\(folder)/inputs'")
      if peers.isEmpty { report.add("\(name) with draws, 1 thread", times[0].median, "numpy", nil) }
      for peer in peers {
        for (index, (ours, theirs)) in zip(found, peer.answers).enumerated() {
          // A percentile is a sketch's where there are too many draws to keep, good to a 4096th.
          let exact = index % answers == 0 ? 1e-9 : 2.5e-4
          let tolerance = peer.name.hasSuffix("draws") ? 1e-2 : exact
          demand(
            abs(ours - theirs) <= tolerance * abs(theirs),
            "\(name): \(peer.name) finds \(theirs) instead of \(ours)")
        }
        for (index, threads) in ["1 thread", "2 threads"].enumerated() {
          let given = peer.name.hasSuffix("draws") ? "" : " over given inputs"
          report.add(
            "\(name) with draws, \(threads)", times[index].median, peer.name + given, peer.median)
        }
      }
    }
  }

  /// The levelised cost of `Scripts/uncertainty.yarrow`.
  static let lcoe = """
    input capex   ~ lognormal(p5 = $8_000/kW, p95 = $14_000/kW)
    input wacc    ~ triangular(6%, 8%, 11%)
    input factor  ~ beta(mean = 90%, sd = 4%)
    input fixed   ~ uniform($130/(kW·yr), $155/(kW·yr))
    input life    = 40
    correlate capex, wacc = 0.4
    let recovery = wacc * (1 + wacc)^life / ((1 + wacc)^life - 1) * 1 per yr
    let lcoe     = (capex * recovery + fixed) / factor
    show mean(lcoe) / $1/MWh
    show p(lcoe, 90%) / $1/MWh
    show chance(lcoe < $100/MWh)
    show capex / $1/kW
    show wacc
    show factor
    show fixed / $1/(kW·yr)

    """

  /// The token cost of `Scripts/inference.yarrow`, with four inputs drawn.
  private static let inference = """
    table chip {
      name      memory   bandwidth   peak                  price
      "H100"    80 GB    3.35 TB/s   989 TFLOP/s           $30_000
      "H200"    141 GB   4.8 TB/s    989 TFLOP/s           $32_000
      "MI300X"  192 GB   5.3 TB/s    1_307 TFLOP/s         $10_000
      "MI325X"  256 GB   6 TB/s      1_307 TFLOP/s         $15_000
    }
    input parameters ~ uniform(60B parameter, 80B parameter)
    input width      = 2 B/parameter
    input batch      ~ uniform(8, 256)
    input life       ~ triangular(3 yr, 4 yr, 6 yr)
    input load       ~ uniform(20%, 90%)
    let weights   = parameters * width
    let cards     = ceil(weights / (0.9 * chip.memory))
    let read_time = weights / (cards * chip.bandwidth)
    let math_time = 2 FLOP/parameter * parameters * batch / (cards * chip.peak)
    let pass      = max(read_time, math_time)
    let rate      = batch * 1 token / pass
    let cost      = cards * chip.price / (life * load * rate)
    show mean(cost) / $1/Mtoken
    show p(cost, 90%) / $1/Mtoken
    show parameters / 1 parameter
    show batch
    show life / 1 yr
    show load

    """

  /// The stocks and flows of `examples/fleet.yarrow`, with all inputs drawn.
  private static let fleet = """
    unit device, devices
    axis quarter = 2024Q3..2028Q4
    input ceiling  ~ uniform(1bn device, 1.4bn device)
    input start    ~ uniform(140M device, 154M device)
    input pace     ~ triangular(6%, 12%, 20%)
    input lifetime ~ uniform(10, 18)
    let sales along quarter     = initial 147M device then prev(installed) / lifetime + pace * (ceiling - prev(installed)) * prev(installed) / ceiling
    let retired along quarter   = initial 0 device then prev(installed) / lifetime
    let installed along quarter = initial start then prev(installed) + sales - retired
    show mean(installed[quarter = 2028Q4]) / 1 device
    show p(installed[quarter = 2028Q4], 90%) / 1 device
    show ceiling / 1 device
    show start / 1 device
    show pace
    show lifetime

    """

  /// The same spread as a rate of change, by Runge and Kutta's method.
  private static let spread = """
    unit device, devices
    axis quarter = 2024Q3..2028Q4
    input ceiling  ~ uniform(1bn device, 1.4bn device)
    input start    ~ uniform(140M device, 154M device)
    input pace     ~ triangular(6%, 12%, 20%)
    input lifetime ~ uniform(10, 18)
    let sold    = (installed / lifetime + pace * (ceiling - installed) * installed / ceiling) / 1 quarter
    let retired = installed / (lifetime * 1 quarter)
    let installed along quarter = initial start changing sold - retired by rk4
    show mean(installed[quarter = 2028Q4]) / 1 device
    show p(installed[quarter = 2028Q4], 90%) / 1 device
    show ceiling / 1 device
    show start / 1 device
    show pace
    show lifetime

    """

}
