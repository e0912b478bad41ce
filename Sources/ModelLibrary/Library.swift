import CModelLibrary
import Diagnostics

/// The models that come with the language, each a module written in it.
///
/// A model is the file `Models/<field>/<module>.yarrow` beside this one. Its text is a part of the binary (`#embed` in
/// `CModelLibrary`), so the command needs no files beside it, and nothing is read or parsed before a text says `use`.
/// Modules are found by their names, which are unique among all fields; a new file needs nothing but a new list
/// (`Modules.inc`), which a test writes.
package enum Library {

  /// A module: where it belongs, and its text.
  package struct Module: Sendable {

    /// The folder it is in.
    package let field: String

    /// Its name.
    package let name: String

    /// Its position among the embedded ones.
    private let index: Int

    /// Creates the module at `index`.
    fileprivate init(at index: Int) {
      let module = embedded_module(index)
      field = String(cString: module.field)
      name = String(cString: module.name)
      self.index = index
    }

    /// Its text.
    package var file: SourceFile {
      let module = embedded_module(index)
      let bytes = Array(UnsafeBufferPointer(start: module.text, count: module.length))
      return SourceFile(name: "\(name).yarrow", bytes: bytes)
    }

  }

  /// All modules, by fields and names.
  package static var modules: [Module] { (0..<embedded_module_count()).map { Module(at: $0) } }

  /// The module called `name`, if there is one.
  package static func module(_ name: String) -> Module? { modules.first { $0.name == name } }

}
