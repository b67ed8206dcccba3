import Foundation

/// Standard output for results, standard error for talk.
enum Console {
  /// Writes a line to standard error.
  static func error(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }

  /// Writes bytes to standard output.
  static func output(_ data: Data) throws {
    try FileHandle.standardOutput.write(contentsOf: data)
  }

  /// Writes a line to standard output.
  static func output(_ line: String) throws { try output(Data((line + "\n").utf8)) }

  /// Whether standard error is a terminal, so that a progress line can be redrawn.
  static let errorIsTerminal = isatty(STDERR_FILENO) == 1
  /// Whether standard output is a terminal, so that colour may be used.
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1

  /// The width of the terminal in columns, kept within readable bounds; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return min(120, max(60, Int(size.ws_col)))
  }
}
