import Checker
import Glibc
import Studies

/// Studies, against the libraries that analysts use for them.
extension Benchmarks {

  /// A tornado of thirty inputs on the model of what a token costs, whole: worlds, plan and values.
  mutating func measureTornado() {
    let model = Benchmarks.checked(Benchmarks.inference)
    guard case .tornado(let study) = model.questions[0].kind else { return }
    precondition(study.movers.count == 30, "the tornado has thirty inputs")
    var bars = 0
    let time = Stopwatch.measure(
      41,
      [
        {
          let result = try? TornadoStudy(study, evaluator: Evaluator(model)).run()
          bars = result?.cells.first?.bars.count ?? 0
        }
      ])[0]
    precondition(bars == 30, "all inputs are moved")
    report.add(rate: "tornado of 30 inputs", time.median * 1000, "ms")
    report.add(goal: "a tornado of 30 inputs in 5 ms", isMet: time.median <= 0.005)
  }

  /// Sobol' indices of twenty inputs from 2^14 points each, against SALib with a vectorised model in numpy.
  mutating func measureImportance() {
    let places = 0..<20
    let weights = places.map { Double($0) / 2 }
    let inputs = places.map { "input x\($0) ~ uniform(0, 1)\n" }.joined()
    let factors = places.map { "(abs(4 * x\($0) - 2) + \(weights[$0])) / (1 + \(weights[$0]))" }
    let model = Benchmarks.checked(
      inputs + "importance " + factors.joined(separator: " * ") + "\n")
    guard case .importance(let study, _) = model.questions[0].kind else { return }
    var found: [SobolIndex] = []
    let time = Stopwatch.measure(
      9,
      [
        {
          let result = try? ImportanceStudy(study, evaluator: Evaluator(model)).run()
          found = result?.cells.first?.indices ?? []
        }
      ])[0]
    let what = "Sobol' indices, 20 inputs, 2^14 points"
    let times = Benchmarks.salibTimes(weights, found.map(\.first))
    report.add(what, time.median, "SALib + numpy", times?.all)
    report.add(what, time.median, "SALib without intervals", times?.bare)
    report.add(
      goal: "\(what): 20 times faster than SALib",
      isMet: times.map { $0.all >= 20 * time.median } ?? false)
  }

  /// The median seconds that SALib takes with and without confidence intervals, or `nil` where it is not installed; its first
  /// indices must agree with `found`. `YARROW_PYTHON` names the Python to use.
  private static func salibTimes(_ weights: [Double], _ found: [Double])
    -> (all: Double, bare: Double)?
  {
    let python = getenv("YARROW_PYTHON").map { String(cString: $0) } ?? "python3"
    let program = """
      import numpy as np,time
      from SALib.sample import sobol as s
      from SALib.analyze import sobol as z
      a=np.array(\(weights))
      p={"num_vars":20,"names":["x%d"%i for i in range(20)],"bounds":[[0,1]]*20}
      def go(r):
        t=time.perf_counter()
        x=s.sample(p,2**14,calc_second_order=False,seed=1)
        y=np.prod((np.abs(4*x-2)+a)/(1+a),axis=1)
        f=z.analyze(p,y,calc_second_order=False,num_resamples=r,seed=1)
        return time.perf_counter()-t,f
      u=[go(100) for _ in range(3)];v=[go(2) for _ in range(3)]
      d=np.abs(u[0][1]["S1"]-np.array(\(found))).max()
      assert d<0.02,d
      print(sorted(q[0] for q in u)[1],sorted(q[0] for q in v)[1])
      """
    guard let output = Program.output("\(python) -c '\(program)'") else { return nil }
    let times = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    return times.count == 2 ? (times[0], times[1]) : nil
  }

  /// The model of what a token costs, with six accelerators, of which a tornado moves all figures.
  private static let inference = """
    table chip {
      name      memory   bandwidth   peak                  price
      "H100"    80 GB    3.35 TB/s   989 TFLOP/s           $30_000
      "H200"    141 GB   4.8 TB/s    989 TFLOP/s           $32_000
      "B200"    192 GB   8 TB/s      2_250 TFLOP/s         $40_000
      "MI300X"  192 GB   5.3 TB/s    1_307 TFLOP/s         $10_000
      "MI325X"  256 GB   6 TB/s      1_307 TFLOP/s         $15_000
      "Gaudi"   128 GB   3.7 TB/s    1_835 TFLOP/s         $15_000
    }
    input parameters = 70B parameter in 30B parameter..100B parameter
    input width      = 2 B/parameter in 1 B/parameter..2 B/parameter
    input batch      = 16 in 1..256
    input life       = 4 yr in 2 yr..6 yr
    input load       = 50% in 20%..90%
    input usable     = 90% in 70%..95%
    let weights   = parameters * width
    let cards     = ceil(weights / (usable * chip.memory))
    let read_time = weights / (cards * chip.bandwidth)
    let math_time = 2 FLOP/parameter * parameters * batch / (cards * chip.peak)
    let pass      = max(read_time, math_time)
    let rate      = batch * 1 token / pass
    let cost      = cards * chip.price / (life * load * rate)
    tornado min(cost over chip) to $/Mtoken for parameters, width, batch, life, load, usable,
      \(cells("memory", "60 GB..300 GB")), \(cells("bandwidth", "3 TB/s..9 TB/s")),
      \(cells("peak", "500 TFLOP/s..3_000 TFLOP/s")), \(cells("price", "$5_000..$50_000"))

    """

  /// The figures of all accelerators in `column`, each to be moved through `range`.
  private static func cells(_ column: String, _ range: String) -> String {
    ["H100", "H200", "B200", "MI300X", "MI325X", "Gaudi"]
      .map { "chip.\(column)[chip = \"\($0)\"] in \(range)" }.joined(separator: ", ")
  }

}
