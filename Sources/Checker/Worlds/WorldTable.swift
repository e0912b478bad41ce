/// All worlds and calls that came up while formulas were looked at, each once.
///
/// Checker and planner walk the same formulas and must agree on what a name means where overrides and
/// calls nest, so both resolve names here. A definition that a world does not affect is looked up in
/// the world around it: that is what makes `across` and `with` cost only what they change.
package struct WorldTable: Sendable {

  /// The worlds; the first is the base.
  private var worlds = [World(parent: .base, bindings: [:], affected: [])]

  /// The world that each change makes of another.
  private var known: [ChangeKey: WorldID] = [:]

  /// The calls; the first stands for none.
  private var frames: [Frame] = [Frame(function: nil, arguments: [], caller: .outermost)]

  /// The frame of each call.
  private var knownFrames: [Frame: FrameID] = [:]

  /// Calls expanded at the most: functions that call each other twice a level double their number with
  /// each level, and no honest model comes near.
  package static let frameLimit = 100_000

  /// A change applied in a world during a call.
  private struct ChangeKey: Hashable, Sendable {
    let change: WorldChange
    let world: WorldID
    let frame: FrameID
  }

  /// A call: the function, its arguments and the call in which they are evaluated.
  package struct Frame: Hashable, Sendable {

    /// The function, or `nil` outside of all.
    package let function: FunctionID?

    /// The formulas of the arguments.
    package let arguments: [FormulaID]

    /// The call in whose terms the arguments are written.
    package let caller: FrameID

  }

  /// The world known as `id`.
  package subscript(id: WorldID) -> World { worlds[id.index] }

  /// The call known as `id`.
  package subscript(id: FrameID) -> Frame { frames[id.index] }

  /// `true` iff calls in the arguments of calls go deeper than any honest model.
  var isTooDeep = false

  /// `true` iff calls came up so often or so deep that a model must be hostile.
  package var isExhausted: Bool { isTooDeep || frames.count > WorldTable.frameLimit }

  /// The innermost world around `world`, itself included, in which `definition` may have a value of its own.
  package func home(of definition: DefinitionID, in world: WorldID) -> WorldID {
    var world = world
    while world != .base, !worlds[world.index].affected.contains(definition) {
      world = worlds[world.index].parent
    }
    return world
  }

  /// The call of `function` with `arguments`, which are written in terms of `caller`.
  package mutating func frame(
    of function: FunctionID, _ arguments: [FormulaID], caller: FrameID
  ) -> FrameID {
    let frame = Frame(function: function, arguments: arguments, caller: caller)
    if let id = knownFrames[frame] { return id }
    frames.append(frame)
    let id = FrameID(index: frames.count - 1)
    knownFrames[frame] = id
    return id
  }

  /// The world that `change` makes of `world` during the call `frame`.
  package mutating func world(
    after change: WorldChange, in world: WorldID, frame: FrameID, dependents: [[DefinitionID]]
  ) -> WorldID {
    let key = ChangeKey(change: change, world: world, frame: frame)
    if let id = known[key] { return id }
    let result: WorldID
    switch change {
    case .steps(let steps):
      result = steps.reduce(world) { apply($1, in: $0, frame: frame, dependents: dependents) }
    case .across(let axis, let alternatives):
      let members = alternatives.map { steps in
        steps.reduce(world) { apply($1, in: $0, frame: frame, dependents: dependents) }
      }
      let targets = Set(alternatives.joined().joined().map(\.target))
      let bindings = Dictionary(
        uniqueKeysWithValues: targets.map { ($0, Binding.across(axis, members)) })
      result = add(bindings, to: world, dependents: dependents)
    }
    known[key] = result
    return result
  }

  /// The world that one step of overrides makes of `world`.
  ///
  /// All values are those of `world`; a column that is set in several cells takes one world for each, so
  /// that the later patch finds the earlier one underneath.
  private mutating func apply(
    _ overrides: [WorldOverride], in world: WorldID, frame: FrameID, dependents: [[DefinitionID]]
  ) -> WorldID {
    var result = world
    var pending = overrides[...]
    while !pending.isEmpty {
      var bindings: [DefinitionID: Binding] = [:]
      while let override = pending.first, bindings[override.target] == nil {
        pending.removeFirst()
        let value: Binding
        switch override.value {
        case .formula(let formula): value = .formula(formula, world, frame)
        case .list(let axis, let formulas): value = .list(axis, formulas, world, frame)
        case .numbers(let axis): value = .numbers(axis)
        }
        bindings[override.target] =
          override.cells.isEmpty ? value : .patch(override.cells, value, result)
      }
      result = add(bindings, to: result, dependents: dependents)
    }
    return result
  }

  /// A world around which `parent` lies and which binds `bindings`.
  package mutating func add(
    _ bindings: [DefinitionID: Binding], to parent: WorldID, dependents: [[DefinitionID]]
  ) -> WorldID {
    if bindings.isEmpty { return parent }
    var affected = Set(bindings.keys)
    var pending = Array(bindings.keys)
    while let definition = pending.popLast() {
      for dependent in dependents[definition.index] where affected.insert(dependent).inserted {
        pending.append(dependent)
      }
    }
    worlds.append(World(parent: parent, bindings: bindings, affected: affected))
    return WorldID(index: worlds.count - 1)
  }

}
