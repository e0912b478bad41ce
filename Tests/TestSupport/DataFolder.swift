import DataFiles
import Diagnostics
import Foundation

extension DataSource {

  /// The files in the project's folder `folder`, called by their names in it.
  package static func files(in folder: String) -> DataSource {
    DataSource { path, _ in
      guard let bytes = try? Data(contentsOf: ProjectFiles.url("\(folder)/\(path)")) else {
        return .failure(.missing)
      }
      return .success(SourceFile(name: path, bytes: Array(bytes)))
    }
  }

  /// One file that holds `text`, whatever its path.
  package static func file(_ text: String) -> DataSource {
    DataSource { path, _ in .success(SourceFile(name: path, text: text)) }
  }

}
