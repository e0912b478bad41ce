/// Sorts the nodes of a graph so that each comes after those it needs.
///
/// A depth-first walk with its own stack: a chain of ten thousand definitions must not exhaust the
/// thread's.
enum DependencyOrder {

  /// The nodes in groups that need each other, directly or not, each group behind those that it needs (Tarjan, 1972).
  static func components(_ needs: [[Int]]) -> [[Int]] {
    var numbers = [Int](repeating: -1, count: needs.count)
    var lowest = numbers
    var isOpen = [Bool](repeating: false, count: needs.count)
    var open: [Int] = []
    var components: [[Int]] = []
    var count = 0
    for root in needs.indices where numbers[root] < 0 {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      while let (node, next) = path.last {
        if next == 0 {
          (numbers[node], lowest[node], isOpen[node]) = (count, count, true)
          open.append(node)
          count += 1
        }
        if next < needs[node].count {
          path[path.count - 1].next += 1
          let need = needs[node][next]
          if numbers[need] < 0 {
            path.append((need, 0))
          } else if isOpen[need] {
            lowest[node] = min(lowest[node], numbers[need])
          }
          // A node that needs nothing further is entered only once.
          continue
        }
        path.removeLast()
        if let caller = path.last?.node { lowest[caller] = min(lowest[caller], lowest[node]) }
        guard lowest[node] == numbers[node], let start = open.lastIndex(of: node) else { continue }
        components.append(Array(open[start...]))
        for member in open[start...] { isOpen[member] = false }
        open.removeSubrange(start...)
      }
    }
    return components
  }

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
