import TestSupport
import Testing

/// Calls in the arguments of calls, near the limit on either side: what the checker takes, planning takes too.
@Suite struct CallDepthTests {

  /// A script in which `levels` functions each call the one before twice.
  private func doubling(_ levels: Int) -> String {
    let functions = (1...levels).map { "fn f\($0)(x) = f\($0 - 1)(f\($0 - 1)(x))\n" }.joined()
    return "fn f0(x) = x + 1\n\(functions)input a = 1\nshow f\(levels)(a)\n"
  }

  @Test func callsAreTakenAsDeepAsTheyCanBePlanned() {
    #expect(Script.run(doubling(8)).output == "f8(a) = 257\n")
    let tall = "fn g(x) = x\(String(repeating: " + 1", count: 490))\ninput a = 1\nshow g(g(a))\n"
    #expect(Script.run(tall).output == "g(g(a)) = 981\n")
  }

  @Test(arguments: [9, 10, 14]) func deeperOnesAreRefused(_ levels: Int) {
    #expect(Script.run(doubling(levels)).codes == [.tooManyCalls])
  }

}
