public import AssayCore

/// The findings of a report as a short text to be read aloud.
public enum SummaryText {
  /// More contested statements than this are counted, not read.
  static let maximumRead = 40

  /// An article that holds the findings alone: how many statements there are and what became of them, then each refuted
  /// or contested statement with what speaks against it, then what in the article does not agree with itself.
  public static func article(of report: Report) -> Article {
    var text = ""
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var place = 0
    func add(_ kind: Paragraph.Kind, _ parts: [String]) {
      let parts = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter {
        !$0.isEmpty
      }
      guard !parts.isEmpty else { return }
      if !text.isEmpty {
        text += "\n\n"
        place += 2
      }
      let start = place
      for (index, part) in parts.enumerated() {
        if index > 0 {
          text += " "
          place += 1
        }
        let end = place + part.codePointCount
        sentences.append(
          Sentence(
            index: sentences.count, span: TextSpan(start: place, end: end), text: part,
            paragraph: paragraphs.count))
        text += part
        place = end
      }
      paragraphs.append(Paragraph(span: TextSpan(start: start, end: place), kind: kind))
    }
    let title = "Fact check" + (report.article.title.map { ": " + $0 } ?? "")
    add(.title, [title])
    add(.body, counts(report.summary))
    let contested = report.claims.filter { [.refuted, .conflicting].contains($0.decision?.verdict) }
    for checked in contested.prefix(maximumRead) {
      guard let decision = checked.decision, let note = NoteWriter().text(for: decision) else { continue }
      add(.body, [decision.verdict == .refuted ? "The article says:" : "Contested:", checked.claim.text])
      add(.body, [note])
    }
    if contested.count > maximumRead {
      add(.body, ["\(contested.count - maximumRead) more are in the report."])
    }
    if contested.isEmpty, report.summary.supported + report.summary.notEnoughEvidence > 0 {
      add(.body, ["Nothing in the archive contradicts the article."])
    }
    if !report.findings.isEmpty {
      add(.body, ["Within the article itself, this does not agree."])
      for finding in report.findings.prefix(maximumRead) { add(.body, [finding.text]) }
    }
    return Article(
      title: title, published: report.article.published, language: "en", siteName: report.article.siteName,
      url: report.article.url, source: report.article.source, sha256: report.article.sha256, text: text,
      paragraphs: paragraphs, sentences: sentences)
  }

  private static func counts(_ summary: Summary) -> [String] {
    func are(_ count: Int, _ what: String) -> String? {
      count == 0 ? nil : "\(count) \(count == 1 ? "is" : "are") \(what)"
    }
    let parts = [
      are(summary.supported, "supported by the archive"), are(summary.refuted, "refuted"),
      are(summary.conflicting, "contested between sources"),
      are(summary.notEnoughEvidence, "not decided by what the archive holds"),
      are(summary.notCheckable, "not for checking, such as opinions"),
      are(summary.failed, "not checked, because a step failed"),
    ].compactMap(\.self)
    let list =
      parts.count > 1 ? parts.dropLast().joined(separator: ", ") + ", and " + (parts.last ?? "") : parts.first
    return [
      summary.claims == 1 ? "One statement was found." : "\(summary.claims) statements were found.",
      list.map { $0 + "." } ?? "",
    ]
  }
}
