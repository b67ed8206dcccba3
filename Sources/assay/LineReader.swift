import AssayCore
import Foundation

/// Reads a handle line by line in bounded memory.
struct LineReader {
  private let handle: FileHandle
  private let maximumLine: Int
  private var buffer = Data()
  private var atEnd = false

  init(handle: FileHandle, maximumLine: Int) {
    self.handle = handle
    self.maximumLine = maximumLine
  }

  /// The next line without its end; nil at the end.
  ///
  /// A line longer than the maximum is skipped and reported.
  mutating func next() throws -> Result<Data, AssayError>? {
    var searched = buffer.startIndex
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Data(buffer[..<end])
        buffer = Data(buffer[buffer.index(after: end)...])
        return .success(line)
      }
      if buffer.count > maximumLine {
        try skipLine()
        return .failure(
          AssayError(.tooLarge, "This line is longer than \(maximumLine / 1_048_576) MB; split it."))
      }
      searched = buffer.endIndex
      guard !atEnd, let more = try handle.read(upToCount: 65536), !more.isEmpty else {
        atEnd = true
        guard !buffer.isEmpty else { return nil }
        defer { buffer = Data() }
        return .success(buffer)
      }
      buffer.append(more)
    }
  }

  private mutating func skipLine() throws {
    buffer = Data()
    while let more = try handle.read(upToCount: 65536), !more.isEmpty {
      if let end = more.firstIndex(of: 0x0A) {
        buffer = Data(more[more.index(after: end)...])
        return
      }
    }
    atEnd = true
  }
}
