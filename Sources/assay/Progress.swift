import AssayCore
import Foundation

/// Shows on standard error how far a long work is: one line redrawn on a terminal, a line a step elsewhere.
struct Progress {
  private let isTerminal = Console.errorIsTerminal
  private var drawn = false
  private var lastDrawn = ContinuousClock.now - .seconds(1)

  /// Says that a step has begun.
  mutating func step(_ text: String) {
    clear()
    Console.error(text)
  }

  /// Shows a count; redrawn at most ten times a second, and only on a terminal.
  mutating func count(_ label: String, _ done: Int, of total: Int?) {
    guard isTerminal else { return }
    let now = ContinuousClock.now
    guard done == total || now - lastDrawn > .milliseconds(100) else { return }
    lastDrawn = now
    var line = "  \(label) \(done)"
    if let total, total > 0 {
      let filled = done * 24 / total
      line =
        "  [" + String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
        + "] \(label) \(done) of \(total)"
    }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
    drawn = true
  }

  /// Removes the redrawn line.
  mutating func clear() {
    guard drawn else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
    drawn = false
  }
}
