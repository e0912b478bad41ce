import ArgumentParser

struct Repl: ParsableCommand {
  var historyPath: String?
  enum CodingKeys: CodingKey {}
  func run() {}
}
