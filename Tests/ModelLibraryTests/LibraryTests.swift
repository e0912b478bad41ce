import Diagnostics
import Foundation
import ModelLibrary
import Session
import TestSupport
import Testing

/// The models that come with the language.
@Suite struct LibraryTests {

  /// The files of the models.
  private static let paths = ProjectFiles.paths(
    in: "Sources/ModelLibrary/Models", suffix: ".yarrow")

  /// The field and the name of the module in the file at `path`.
  private static func parts(of path: String) -> (field: String, name: String) {
    let parts = path.split(separator: "/").suffix(2).map(String.init)
    return (parts[0], String(parts[1].dropLast(".yarrow".count)))
  }

  /// The list of all files as C, which embeds them.
  private static var list: String {
    let modules = paths.map { parts(of: $0) }.sorted { ($0.field, $0.name) < ($1.field, $1.name) }
    let texts = modules.map { field, name in
      """
      static const unsigned char \(field)_\(name)[] = {
      #embed "../ModelLibrary/Models/\(field)/\(name).yarrow"
      };


      """
    }
    let rows = modules.map { field, name in
      "  {\"\(field)\", \"\(name)\", \(field)_\(name), sizeof \(field)_\(name)},\n"
    }
    return texts.joined() + "static const EmbeddedModule modules[] = {\n" + rows.joined() + "};\n"
  }

  /// With `RECORD=1` in the environment, the list is rewritten; the next build embeds what it says.
  @Test func theListHasAllFiles() throws {
    let path = "Sources/CModelLibrary/Modules.inc"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(Self.list.utf8).write(to: ProjectFiles.url(path))
    }
    #expect(try ProjectFiles.text(path) == Self.list)
  }

  @Test func namesAreUniqueAndNames() {
    let names = Self.paths.map { Self.parts(of: $0).name }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil })
  }

  @Test(arguments: paths) func aModuleIsEmbeddedAsItIs(_ path: String) throws {
    let module = try #require(Library.module(Self.parts(of: path).name))
    #expect(module.field == Self.parts(of: path).field)
    #expect(module.file.text(from: 0, to: .max) == (try ProjectFiles.text(path)))
  }

  /// A module is right as a script of its own, and its own questions come out.
  @Test(arguments: paths) func aModuleIsAScript(_ path: String) throws {
    let result = Script.run(try ProjectFiles.text(path), name: path)
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(result.codes.isEmpty, "\(result.diagnostics)")
  }

  /// No two modules disagree on a unit, an axis or anything else that all texts share.
  @Test func allModulesGoTogether() {
    let uses = Self.paths.map { "use \(Self.parts(of: $0).name)\n" }.joined()
    let result = Script.run(uses + "show 1\n")
    #expect(result.codes.isEmpty, "\(result.diagnostics)")
  }

}
