/// Sorts the nodes of a graph so that each comes after those it needs.
///
/// A depth-first walk with its own stack: a chain of ten thousand definitions must not exhaust the
/// thread's.
enum DependencyOrder {

  /// The order of the nodes that are on no cycle and need none that is, and the cycles, each as its path.
  ///
  /// Nodes on a cycle come in the order too, behind what they need apart from the edge that closes the cycle.
  static func sort(_ needs: [[Int]]) -> (order: [Int], cycles: [[Int]]) {
    enum State { case unseen, open, done }
    var states = [State](repeating: .unseen, count: needs.count)
    var order: [Int] = []
    var cycles: [[Int]] = []
    var isOnCycle = [Bool](repeating: false, count: needs.count)
    order.reserveCapacity(needs.count)
    for root in needs.indices where states[root] == .unseen {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      states[root] = .open
      while let (node, next) = path.last {
        guard next < needs[node].count else {
          states[node] = .done
          order.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let need = needs[node][next]
        switch states[need] {
        case .unseen:
          states[need] = .open
          path.append((need, 0))
        case .open:
          let start = path.firstIndex { $0.node == need } ?? 0
          let cycle = path[start...].map(\.node)
          if !cycle.contains(where: { isOnCycle[$0] }) { cycles.append(cycle) }
          for node in cycle { isOnCycle[node] = true }
        case .done:
          break
        }
      }
    }
    return (order, cycles)
  }

}
