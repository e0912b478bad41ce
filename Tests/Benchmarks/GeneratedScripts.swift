/// Scripts of a size, made of the statements that analysts write.
enum GeneratedScripts {

  /// A script of at least `size` bytes for the parser.
  static func statements(size: Int) -> String {
    var text = ""
    text.reserveCapacity(size + 1000)
    var number = 0
    while text.utf8.count < size {
      text += """
        /// Capacity of site \(number), 容量.
        input capacity_\(number) = 28_\(100 + number % 900) MW in 10 MW..90 GW from "report §3.3" seen 2024-12-31
        let nuclear_\(number) = sum(plant.power where plant.online + slip <= year over plant) * (1 + growth)^(year - 2024)
        let cost_\(number) = cards_\(number) * chip.price / (life * load * rate) + $2.10/(GPU·h) * 3.5 h   // a comment
        let covered_\(number) = if added_\(number) > 0 MW then nuclear_\(number) / added_\(number) else 0%
        show covered_\(number)[year = 2028] to GW with growth = 10%..30% step 10%, base = [25 GW, 28.24 GW]

        """
      number += 1
    }
    return text
  }

  /// A model of ten thousand lines for the checker.
  static func model() -> String {
    var lines = ["axis year = 2024..2030", "input base = 28_240 MW in 1 GW..100 GW"]
    for index in 0..<2000 {
      lines.append(
        "input growth_\(index) = \(index % 40 + 1)% in 1%..50% from \"report §\(index % 6)\"")
    }
    for index in 0..<7900 {
      let growth = "growth_\(index * 7 % 2000)"
      let formula =
        switch index % 6 {
        case 0: "base * (1 + \(growth))^(year - 2024)"
        case 1: "x_\(index - 1) * \(growth) + base / 3"
        case 2: "if x_\(index - 1) > 5 GW then x_\(index - 2) - x_\(index - 1) else 0 MW"
        case 3: "max(x_\(index - 1), x_\(index - 2)) + sum(x_\(index - 3) over year)"
        case 4: "x_\(index - 4) * 2 + \(index) MW"
        default: "x_\(index - 2) / (1 + \(growth))"
        }
      lines.append("let x_\(index) = \(formula)")
    }
    for index in 0..<98 {
      lines.append("show x_\(index * 42) with growth_\(index * 42 * 7 % 2000) = [10%, 20%]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

}
