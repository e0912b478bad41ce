import DataFiles
import Diagnostics
import Syntax

extension SyntaxTree {

  /// What the files of this tree's tables come to, which is beside the script called `script`; each is added to `sources`.
  ///
  /// A file is read here and nowhere else: what is checked and evaluated later is what was read now.
  func data(from source: DataSource, beside script: String?, into sources: inout SourceMap)
    -> [SourceSpan: Result<DataFile, DataFailure>]
  {
    var data: [SourceSpan: Result<DataFile, DataFailure>] = [:]
    for statement in statements {
      guard case .declaration(let declaration) = statement, let file = declaration.file else {
        continue
      }
      data[file.span] = source.read(file.path, script).map { text in
        DataFile(text, as: sources.add(text), isByRow: file.isByRow)
      }
    }
    return data
  }

}
