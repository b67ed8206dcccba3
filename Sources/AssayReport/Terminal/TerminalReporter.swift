import AssayCore
import Foundation

/// The report of `assay check` on a terminal: claims in order with what decides them, then the counts.
///
/// Opinions, forecasts and the like are listed shortly at the end. Text of others reaches the terminal without control
/// characters, so the only escape sequences are this reporter's own, and those only with `color`.
public struct TerminalReporter: Reporter {
  /// `terminal`.
  public let format = "terminal"
  /// Columns to fill; at least 40, and text is never set wider than 100, which is the most that reads well.
  public let width: Int
  /// Whether to use ANSI colours.
  public let color: Bool

  /// Makes the reporter.
  public init(width: Int = 100, color: Bool = false) {
    self.width = min(100, max(40, width))
    self.color = color
  }

  /// The report as lines of text, with a line break at the end.
  public func render(_ report: Report) throws -> Data {
    var page = TerminalPage(width: width, color: color)
    page.write(report)
    return Data((page.lines.joined(separator: "\n") + "\n").utf8)
  }
}
