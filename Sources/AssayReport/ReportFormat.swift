import AssayCore

/// The forms in which a report can be written, by the names that `--format` takes.
public enum ReportFormat: String, Sendable, CaseIterable {
  case terminal
  case json
  case html
  case markdown
  case claimreview

  /// The reporter of this format.
  ///
  /// `width` and `color` matter to the terminal alone.
  public func reporter(width: Int = 100, color: Bool = false) -> any Reporter {
    switch self {
    case .terminal: TerminalReporter(width: width, color: color)
    case .json: JSONReporter()
    case .html: HTMLReporter()
    case .markdown: MarkdownReporter()
    case .claimreview: ClaimReviewReporter()
    }
  }
}
