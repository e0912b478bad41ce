import Diagnostics

/// The axes of calls.
///
/// A parameter is read as what the call puts in its place, so a reduction in the function's body goes over an axis that only
/// the argument has: `fn total(x) = sum(x over year)`. Where the body has the axis of its own, an argument that brings it too
/// could mean two things, cells that go together or one case each, and nothing in the call says which. That is refused unless
/// the function says `over` behind the parameter. To find it, the arguments' axis is put in as a stranger, another axis of the
/// same name: the two meet inside the reduction iff the reduction would take the one for the other.
extension AxisInference {

  /// A call whose arguments are looked at as if their axes were others.
  struct Strangers {

    /// The call.
    let frame: FrameID

    /// The axis of the arguments.
    let axis: AxisID

    /// The one that is put in its place.
    let twin: AxisID

    /// The parameters whose arguments are strangers.
    let parameters: [Int]

    /// `true` iff the two met.
    var haveMet = false

    /// Notes that the axes `lhs` and `rhs` meet, and returns `true`, iff they are the two.
    mutating func meet(_ lhs: AxisID, _ rhs: AxisID) -> Bool {
      guard [lhs, rhs] == [axis, twin] || [lhs, rhs] == [twin, axis] else { return false }
      haveMet = true
      return true
    }

  }

  /// The call of `function` with `arguments` during the call `frame`.
  package func frame(of function: FunctionID, _ arguments: [FormulaID], caller: FrameID) -> FrameID
  {
    model.worlds.frame(of: function, arguments, caller: caller)
  }

  /// The formula of parameter or local `number` during the call `frame`, and the call in whose terms it is written.
  package func parameter(_ number: Int, frame: FrameID) -> (formula: FormulaID, frame: FrameID) {
    let call = model.worlds[frame]
    if number < call.arguments.count { return (call.arguments[number], call.caller) }
    let locals = call.function.map { model[$0].locals } ?? []
    return (locals[number - call.arguments.count], frame)
  }

  /// What `formula` stands for during the call `frame` where it is a parameter that stands for another, and the call in
  /// whose terms that is written.
  package func argument(_ formula: FormulaID, frame: FrameID) -> (
    formula: FormulaID, frame: FrameID
  ) {
    var (formula, frame) = (formula, frame)
    while case .parameter(let number) = model.formulas[formula] {
      (formula, frame) = parameter(number, frame: frame)
    }
    return (formula, frame)
  }

  /// `true` iff `reduction` picks along an axis by that axis itself during the call `frame`: `x[chip = which]` in a
  /// function that is called with all chips is x as it is.
  package func picksWhole(_ reduction: ReductionFormula, frame: FrameID) -> Bool {
    guard let element = reduction.element, let name = reduction.axes.first,
      case .axis(let id) = model.formulas[argument(element, frame: frame).formula]
    else { return false }
    return model[id].name == name.name
  }

  /// The axes of a parameter or local definition.
  func axes(ofParameter number: Int, in world: WorldID, frame: FrameID) -> [AxisID] {
    let (formula, home) = parameter(number, frame: frame)
    let axes = axes(of: formula, in: world, frame: home)
    guard let strangers, strangers.frame == frame, strangers.parameters.contains(number) else {
      return axes
    }
    return axes.map { $0 == strangers.axis ? strangers.twin : $0 }
  }

  /// The axes of a call.
  func axes(
    ofCall function: FunctionID, _ arguments: [FormulaID], in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    guard let result = model[function].result, !model.worlds.isExhausted else { return [] }
    let call = self.frame(of: function, arguments, caller: frame)
    return axes(of: result, in: world, frame: call)
  }

  /// Reports an argument of the call `frame` whose axis `reduction`, which goes over cells with `axes`, would take for its own.
  func checkCapture(
    of reduction: ReductionFormula, _ formula: FormulaID, _ axes: [AxisID], in world: WorldID,
    frame: FrameID
  ) {
    guard strangers == nil, let id = model.worlds[frame].function else { return }
    let arguments = model.worlds[frame].arguments
    for name in reduction.axes {
      guard let axis = axes.first(where: { model[$0].name == name.name }) else { continue }
      let parameters = arguments.indices.filter { number in
        !(model[id].sharedAxes[number]?.contains(name.name) ?? false)
          && self.axes(ofParameter: number, in: world, frame: frame).contains(axis)
      }
      guard !parameters.isEmpty,
        meets(reduction, formula, axis, parameters, in: world, frame: frame)
      else { continue }
      for number in parameters
      where meets(reduction, formula, axis, [number], in: world, frame: frame) {
        let argument = argument(arguments[number], frame: model.worlds[frame].caller).formula
        let span = model.formulas.span(of: argument)
        report(
          .capturedAxis(
            name.name, of: model[id].parameters[number], in: model[id].name, at: span,
            reduction: name.span, parameter: model[id].parameterSpans[number]),
          at: model[id].parameterSpans[number])
      }
    }
  }

  /// `true` iff `axis` of the arguments for `parameters` meets that of the function's own formulas in `reduction`.
  ///
  /// What is found on the way holds for strangers only, so all of it is forgotten.
  private func meets(
    _ reduction: ReductionFormula, _ formula: FormulaID, _ axis: AxisID, _ parameters: [Int],
    in world: WorldID, frame: FrameID
  ) -> Bool {
    let before = (model, known, diagnostics, reported, turn)
    defer {
      (model, known, diagnostics, reported, turn) = before
      strangers = nil
    }
    let twin = add(model[axis])
    strangers = Strangers(frame: frame, axis: axis, twin: twin, parameters: parameters)
    _ = cells(of: reduction, formula, in: world, frame: frame)
    return strangers?.haveMet ?? false
  }

}
