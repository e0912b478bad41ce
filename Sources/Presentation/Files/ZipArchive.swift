/// An archive of files as they are, without compression (APPNOTE.TXT 6.3.10, PKWARE): the container of workbooks.
///
/// All files have one fixed time, so that the same files make the same bytes.
struct ZipArchive {

  /// The first day that the format can say, 1980-01-01, as it says it.
  private static let date: UInt16 = 1 << 5 | 1

  /// The archive so far.
  private var bytes: [UInt8] = []

  /// The entries of the directory so far.
  private var directory: [UInt8] = []

  /// The number of files so far.
  private var count: UInt16 = 0

  /// Adds a file called `name` that holds `content`.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let start = UInt32(bytes.count)
    let name = Array(name.utf8)
    var fields: [UInt8] = []
    // Version 2.0; names in UTF-8; stored; time and date.
    for value in [20, 1 << 11, 0, 0, ZipArchive.date] as [UInt16] { fields.append(value) }
    for value in [CRC32.of(content), UInt32(content.count), UInt32(content.count)] {
      fields.append(value)
    }
    fields.append(UInt16(name.count))
    fields.append(UInt16(0))
    bytes.append(UInt32(0x0403_4B50))
    bytes += fields + name + content
    directory.append(UInt32(0x0201_4B50))
    directory.append(UInt16(20))
    directory += fields
    // No comment, the first disk, no attributes.
    for value in [0, 0, 0] as [UInt16] { directory.append(value) }
    directory.append(UInt32(0))
    directory.append(start)
    directory += name
    count += 1
  }

  /// The bytes of the archive.
  func finished() -> [UInt8] {
    var result = bytes + directory
    result.append(UInt32(0x0605_4B50))
    for value in [0, 0, count, count] as [UInt16] { result.append(value) }
    result.append(UInt32(directory.count))
    result.append(UInt32(bytes.count))
    result.append(UInt16(0))
    return result
  }

}

extension [UInt8] {

  /// Appends the bytes of `value`, the last one first.
  fileprivate mutating func append<Integer: FixedWidthInteger>(_ value: Integer) {
    for place in 0..<Integer.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: value >> (8 * place)))
    }
  }

}

/// The check that archives carry of each file (ISO 3309, reflected polynomial).
enum CRC32 {

  /// What each byte does to the check.
  private static let table = (0..<256).map { byte -> UInt32 in
    (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
  }

  /// The check of `bytes`.
  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { check, byte in table[Int((check ^ UInt32(byte)) & 0xFF)] ^ check >> 8 }
  }

}
