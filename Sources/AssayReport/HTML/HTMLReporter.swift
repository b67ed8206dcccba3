import AssayCore
import Foundation

/// The report as one HTML file: the article with its claims marked in place, evidence opening at the claim.
///
/// The file needs no script and no network, and its Content Security Policy allows neither. It reads without colour, on
/// paper, in the dark, on a phone and with a screen reader.
public struct HTMLReporter: Reporter {
  /// `html`.
  public let format = "html"

  /// Makes the reporter.
  public init() {}

  /// The report as a UTF-8 HTML document.
  public func render(_ report: Report) throws -> Data {
    let page = ReportPage(report: report)
    return Data(("<!doctype html>\n" + page.html.rendered).utf8)
  }
}
