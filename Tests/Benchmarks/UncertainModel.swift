import Checker
import Diagnostics
import Engine
import Sampling
import Studies
import Syntax

/// A script with drawn inputs, ready to be asked.
struct UncertainModel {

  /// The model.
  private let model: CheckedModel

  /// What its `show` questions ask for, in their order.
  let shown: [FormulaID]

  /// The model of `script`, which is right, with so many draws.
  init(_ script: String, draws: Int, seed: UInt64 = 1) {
    let file = SourceFile(name: "model", text: script)
    let symbols = SymbolTable()
    var sources = SourceMap()
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    var text = ModelText()
    text.sampling = SamplingPlan(draws: draws, seed: seed)
    text.add(parsed.tree)
    let result = ModelChecker.check(text, symbols: symbols, sources: sources)
    precondition(!result.hasErrors && parsed.diagnostics.isEmpty, "a benchmark's script is right")
    model = result.model
    shown = model.questions.compactMap { question in
      guard case .show(let shown) = question.kind else { return nil }
      return shown.formula
    }
  }

  /// The numbers of `formulas`, worked out by so many threads.
  func numbers(_ formulas: some Sequence<FormulaID>, threads: Int) -> [NumberBuffer] {
    let evaluator = Evaluator(model, options: MachineOptions(threads: threads))
    let evaluations = try? evaluator.evaluate(Array(formulas))
    precondition(evaluations != nil, "a benchmark's model has values")
    return evaluations?.map(\.values) ?? []
  }

}

/// Random numbers of some inputs, as the engine makes them block by block.
final class InputDraws {

  /// The random numbers and what is made of them, input by input; used where they lie, as the engine does.
  private let inputs: UnsafeMutableBufferPointer<(stream: RandomStream, sampler: QuantileSampler)>

  /// The numbers of a block.
  private static let blockSize = 512

  /// Inputs with `distributions`.
  init(_ distributions: [any Distribution], _ method: SamplingMethod, draws: Int, seed: UInt64 = 1)
  {
    inputs = .allocate(capacity: distributions.count)
    let made = distributions.enumerated().map { index, distribution in
      (
        RandomStream(
          method, name: StreamName(input: "input \(index)"), dimension: index, seed: seed,
          draws: draws), QuantileSampler(distribution)
      )
    }
    _ = inputs.initialize(from: made)
  }

  deinit {
    inputs.deinitialize()
    inputs.deallocate()
  }

  /// Makes `count` draws of each input and calls `body` with each block of them.
  func forEachBlock(_ count: Int, _ body: ([UnsafeMutablePointer<Double>], Int) -> Void) {
    let size = InputDraws.blockSize
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: (inputs.count + 1) * size)
    defer { memory.deallocate() }
    let columns = inputs.indices.map { memory + $0 * size }
    let numbers = memory + inputs.count * size
    for start in stride(from: 0, to: count, by: size) {
      let length = min(size, count - start)
      for index in columns.indices {
        inputs[index].stream.fill(into: numbers, start: start, count: length)
        inputs[index].sampler.fill(columns[index], from: numbers, count: length)
      }
      body(columns, length)
    }
  }

}
