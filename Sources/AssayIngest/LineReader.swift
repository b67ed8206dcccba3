public import Foundation

/// Reads a handle line by line in bounded memory.
public struct LineReader {
  /// What a line is.
  public enum Line: Sendable, Hashable {
    /// The bytes of a line, without its end.
    case bytes(Data)
    /// A line longer than the limit; it was read over.
    case tooLong
  }

  private let handle: FileHandle
  private let maximumLine: Int
  private var buffer = Data()
  private var isAtEnd = false

  /// Makes a reader.
  ///
  /// - Parameter maximumLine: the most bytes of a line.
  public init(handle: FileHandle, maximumLine: Int) {
    self.handle = handle
    self.maximumLine = maximumLine
  }

  /// The next line; nil at the end.
  ///
  /// Amortised O(1) a byte.
  ///
  /// - Throws: what reading the handle throws; the reader is then at its end.
  public mutating func next() throws -> Line? {
    var searched = buffer.startIndex
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Data(buffer[..<end])
        buffer = buffer[buffer.index(after: end)...]
        // What was read is let go of now and then, so that the buffer does not grow with the file.
        if buffer.startIndex > 1 << 20 { buffer = Data(buffer) }
        return line.count > maximumLine ? .tooLong : .bytes(line)
      }
      if buffer.count > maximumLine {
        try skipLine()
        return .tooLong
      }
      searched = buffer.endIndex
      guard let more = try read() else {
        guard !buffer.isEmpty else { return nil }
        defer { buffer = Data() }
        return .bytes(Data(buffer))
      }
      buffer.append(more)
    }
  }

  /// More bytes; nil at the end.
  ///
  /// What has come so far, so that a line through a pipe is answered before the next one is written: `FileHandle` would wait
  /// until it has all the bytes it was asked for.
  private mutating func read() throws -> Data? {
    guard !isAtEnd else { return nil }
    var more = Data(count: 1 << 16)
    var count: Int
    repeat {
      count = more.withUnsafeMutableBytes { Foundation.read(handle.fileDescriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count > 0 else {
      isAtEnd = true
      if count == 0 { return nil }
      buffer = Data()
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    return more.prefix(count)
  }

  /// Drops the rest of an endless line, so that the next one is found.
  private mutating func skipLine() throws {
    buffer = Data()
    while let more = try read() {
      if let end = more.firstIndex(of: 0x0A) {
        buffer = Data(more[more.index(after: end)...])
        return
      }
    }
  }
}
