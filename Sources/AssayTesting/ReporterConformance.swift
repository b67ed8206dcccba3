import AssayCore
import Foundation

/// What every `Reporter` must do, whatever its format.
///
/// ```swift
/// #expect(try ReporterConformance(MyReporter()).violations() == [])
/// ```
public struct ReporterConformance: Sendable {
  private let reporter: any Reporter

  /// Makes a suite for one reporter.
  public init(_ reporter: any Reporter) { self.reporter = reporter }

  /// What the reporter gets wrong, a sentence each; empty where it conforms.
  ///
  /// - Throws: what the reporter throws; rendering a report is not expected to fail.
  public func violations() throws -> [String] {
    var violations: [String] = []
    if reporter.format.isEmpty
      || reporter.format.contains(where: { !$0.isLetter && !$0.isNumber && $0 != "-" })
    {
      violations.append("The format's name “\(reporter.format)” is not a word that a command line takes.")
    }
    for (name, report) in [
      ("full", SampleReport.full), ("empty", SampleReport.empty), ("hostile", SampleReport.hostile),
    ] {
      let data = try reporter.render(report)
      if try reporter.render(report) != data {
        violations.append("Two renderings of the \(name) report differ.")
      }
      guard let text = String(bytes: data, encoding: .utf8) else {
        violations.append("The \(name) report is not valid UTF-8.")
        continue
      }
      if !text.hasSuffix("\n") { violations.append("The \(name) report does not end with a line break.") }
      if let control = text.unicodeScalars.first(where: Self.isControl) {
        violations.append(
          "The \(name) report contains the control character U+\(String(control.value, radix: 16)).")
      }
    }
    return violations
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    default: false
    }
  }
}

extension SampleReport {
  /// Strings that break out of a format where it does not escape them.
  public static let hostileStrings = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "]]>--><!--",
    "</style></title></textarea>", "javascript:alert(1)", "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "`code` *bold* _em_ ~~no~~ | cell | <b>", "\u{1B}[2J\u{1B}]0;title\u{07}\u{9B}31m",
    "\u{202E}desrever\u{2066}",
    "nul\u{0}nul", "# not a heading\n- not a list\n> not a quote", "&lt;script&gt;", "{{template}}",
    nonCharacters,
    "http://evil.example/ www.evil.example @everyone", "1. not a list",
  ]

  /// Code points that are no characters; a Swift literal cannot spell them.
  private static var nonCharacters: String {
    String(String.UnicodeScalarView([0xFFFE, 0xFDD0].compactMap { Unicode.Scalar($0 as UInt32) }))
  }

  /// The full report with hostile text in every field that text of others reaches.
  public static let hostile: Report = {
    let poison = hostileStrings.joined(separator: " ")
    var report = full
    report.article.title = poison
    report.article.byline = poison
    report.article.siteName = poison
    report.article.language = "en\"><script>"
    report.article.url = "javascript:alert(document.domain)//" + poison
    report.article.source = poison
    report.article.sha256 = poison
    report.article.text = poison
    let span = TextSpan(start: 0, end: poison.codePointCount)
    let sentence = Sentence(index: 0, span: span, text: poison, paragraph: 0)
    report.article.paragraphs = [Paragraph(span: span, kind: .body)]
    report.article.sentences = [sentence]
    report.method.verifier = .init(name: poison, sha256: poison)
    report.method.version = poison
    report.timeline = report.timeline.map { TimelineEntry(date: $0.date, claim: $0.claim, text: poison) }
    report.claims = report.claims.enumerated().map { index, checked in
      poisoned(checked, by: poison, sentence: sentence, url: hostileAddresses[index % hostileAddresses.count])
    }
    return report
  }()

  /// Addresses that must never become links.
  public static let hostileAddresses = [
    "javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd", "vbscript:x", "https://a.example/\"onclick=\"x", "//a.example/x",
    "https://known.example@evil.example/", "https://a.example/\u{202E}gpj.exe",
  ]

  private static func poisoned(_ checked: CheckedClaim, by poison: String, sentence: Sentence, url: String)
    -> CheckedClaim
  {
    var checked = checked
    checked.claim.id = poison
    checked.claim.text = poison
    checked.claim.sentence = sentence
    checked.claim.attribution = Attribution(speaker: poison, verb: poison)
    checked.claim.resolutions = [Resolution(original: poison, replacement: poison)]
    switch checked.outcome {
    case .failed:
      checked.outcome = .failed(StepFailure(step: poison, message: poison))
    case .decided(var decision):
      decision.confidence = .nan
      decision.explanation = Explanation(
        summary: poison, missing: poison,
        reasons: [.init(poison, value: .infinity, children: [.init(poison)])])
      decision.evidence = decision.evidence.map { assessment in
        var assessment = assessment
        assessment.passage.document = .init(
          id: poison, url: url, title: poison, source: poison, language: poison)
        assessment.passage.text = poison
        assessment.quote.text = poison
        assessment.facets = [Facet(kind: .quote, claim: poison, evidence: poison, agrees: false)]
        assessment.unaddressed = [UnaddressedFacet(kind: .name, claim: poison)]
        return assessment
      }
      checked.outcome = .decided(decision)
    }
    return checked
  }
}
