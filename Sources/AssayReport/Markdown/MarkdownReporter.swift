import AssayCore
import Foundation

/// The report as Markdown, for a newsroom's repository, issue or e-mail.
public struct MarkdownReporter: Reporter {
  /// `markdown`.
  public let format = "markdown"

  /// Makes the reporter.
  public init() {}

  /// The report as CommonMark, with a table that GitHub and most mail programs understand.
  public func render(_ report: Report) throws -> Data {
    let views = ClaimView.all(of: report)
    let blocks =
      head(report) + summary(report, views) + claims(views) + timeline(report, views)
      + findings(report) + uncheckable(views) + foot(report)
    return Data((blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  private func head(_ report: Report) -> [String] {
    let article = report.article
    var details: [String] = []
    if let site = article.siteName { details.append(MarkdownText.escaped(site)) }
    if let byline = article.byline { details.append("by \(MarkdownText.escaped(byline))") }
    if let published = article.published { details.append("published \(DateWords.words(published))") }
    details.append("checked \(UTCMoment(report.checkedAt).words)")
    let title = MarkdownText.escaped(article.title ?? "Untitled article")
    let address = WebAddress(article.url).map { "<\($0.text)>" }
    return ["# Fact check: \(title)", details.joined(separator: " · "), address].compactMap(\.self)
  }

  private func summary(_ report: Report, _ views: [ClaimView]) -> [String] {
    let rows = Mark.allCases.compactMap { mark -> String? in
      let count = mark.count(in: report.summary)
      return count > 0 || mark.wasChecked ? "| \(mark.symbol) \(mark.words) | \(count) |" : nil
    }
    let table = (["| Verdict | Statements |", "| :-- | --: |"] + rows).joined(separator: "\n")
    return ["## Summary", table]
      + list("Contradicted by evidence:", views.filter { $0.mark == .refuted }) {
        CleanText.line($0.claim.text)
      }
      + list("Open questions:", views.filter(\.isOpen)) { view in
        [view.claim.text, view.missing.map { "Missing: \($0)" }].compactMap(\.self).joined(separator: " ")
      }
      + [Wording.scope]
  }

  private func claims(_ views: [ClaimView]) -> [String] {
    let checked = views.filter { $0.mark != .notCheckable }
    return checked.isEmpty ? [] : ["## Claims"] + checked.flatMap(MarkdownClaim.blocks)
  }

  private func timeline(_ report: Report, _ views: [ClaimView]) -> [String] {
    let numbers = Dictionary(views.map { ($0.claim.id, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = report.timeline.map { entry in
      let verdict = numbers[entry.claim].map { " (\($0.number), \($0.mark.words.lowercased()))" } ?? ""
      return "- **\(DateWords.words(entry.date))**: \(MarkdownText.escaped(entry.text))\(verdict)"
    }
    return lines.isEmpty ? [] : ["## Timeline", lines.joined(separator: "\n")]
  }

  private func findings(_ report: Report) -> [String] {
    let lines = report.findings.map { "- \(MarkdownText.escaped($0.text))" }
    return lines.isEmpty
      ? [] : ["## \(Wording.findings)", Wording.findingsScope, lines.joined(separator: "\n")]
  }

  private func uncheckable(_ views: [ClaimView]) -> [String] {
    let lines = views.filter { $0.mark == .notCheckable }
      .map { "- \($0.number)\\. \(MarkdownText.escaped($0.claim.text)) (\($0.claim.kind.rawValue))" }
    return lines.isEmpty ? [] : ["## Not checkable", lines.joined(separator: "\n")]
  }

  private func foot(_ report: Report) -> [String] {
    let method = report.method
    let models = [("Verifier", method.verifier)] + (method.embedder.map { [("Embedder", $0)] } ?? [])
    let lines =
      ["- Assay \(MarkdownText.escaped(method.version))"]
      + models.map { "- \($0): \(MarkdownText.escaped($1.name)), SHA-256 \(MarkdownText.escaped($1.sha256))" }
      + [
        "- Archive: \(Wording.count(method.archive.documents, "document")), "
          + Wording.count(method.archive.passages, "passage"),
        "- Article: SHA-256 \(MarkdownText.escaped(report.article.sha256))",
      ]
      + report.searches.map { "- \(SearchWords.title): \(MarkdownText.escaped(SearchWords.line($0)))" }
    return ["## Method", lines.joined(separator: "\n")]
  }

  private func list(_ title: String, _ views: [ClaimView], text: (ClaimView) -> String) -> [String] {
    guard !views.isEmpty else { return [] }
    return [
      title, views.map { "- \($0.number)\\. \(MarkdownText.escaped(text($0)))" }.joined(separator: "\n"),
    ]
  }
}
