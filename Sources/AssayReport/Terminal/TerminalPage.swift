import AssayCore

/// The lines of a terminal report while they are written.
struct TerminalPage {
  let wrapper: LineWrapper
  let paint: Paint
  private(set) var lines: [String] = []

  init(width: Int, color: Bool) {
    wrapper = LineWrapper(width: width)
    paint = Paint(isOn: color)
  }

  mutating func write(_ report: Report) {
    let views = ClaimView.all(of: report)
    writeHead(report)
    for view in views where view.mark != .notCheckable { write(view) }
    writeFindings(report.findings)
    writeUncheckable(views.filter { $0.mark == .notCheckable })
    writeCounts(report, views)
  }

  /// Writes wrapped text; `style` colours each line after it was measured.
  mutating func write(
    _ text: String, first: String = "", rest: String? = nil, style: (String) -> String = { $0 }
  ) {
    lines += wrapper.lines(text, first: first, rest: rest).map(style)
  }

  mutating func writeBlank() { if lines.last?.isEmpty == false { lines.append("") } }

  private mutating func writeHead(_ report: Report) {
    let article = report.article
    write(CleanText.line(article.title ?? "Untitled article"), style: paint.bold)
    let details: [String] = [
      article.siteName, article.byline.map { "by \($0)" }, article.published.map(DateWords.words),
      Wording.count(article.wordCount, "word"),
    ].compactMap { $0.map(CleanText.line) }
    write(details.joined(separator: " · "), style: paint.faint)
    writeBlank()
  }

  private mutating func writeFindings(_ findings: [ArticleFinding]) {
    guard !findings.isEmpty else { return }
    write(Wording.findings, style: paint.bold)
    for finding in findings { write(CleanText.line(finding.text), first: "  - ", rest: "    ") }
    writeBlank()
  }

  private mutating func writeUncheckable(_ views: [ClaimView]) {
    guard !views.isEmpty else { return }
    write("Not checkable (opinions, forecasts, questions; nothing was looked for)", style: paint.bold)
    for view in views {
      let number = "\(view.number)"
      let text = CleanText.line(view.claim.text, limit: 200)
      let indent = String(repeating: " ", count: max(0, 3 - number.count))
      write(text, first: "\(indent)\(number)  \(view.mark.symbol) ", style: paint.faint)
    }
    writeBlank()
  }

  private mutating func writeCounts(_ report: Report, _ views: [ClaimView]) {
    lines.append(paint.faint(String(repeating: "─", count: wrapper.width)))
    let summary = report.summary
    write("\(Wording.count(summary.claims, "statement")): \(Wording.counts(summary)).", style: paint.bold)
    let open = views.filter(\.isOpen).map { "\($0.number)" }
    if !open.isEmpty { write("Open questions: \(open.joined(separator: ", ")).") }
    let archive = report.method.archive
    write(
      "Checked \(UTCMoment(report.checkedAt).words) against \(Wording.count(archive.documents, "document")) "
        + "(\(Wording.count(archive.passages, "passage"))), Assay \(CleanText.line(report.method.version)).")
    for record in report.searches { write("\(SearchWords.title): \(SearchWords.line(record))") }
    write(Wording.scope, style: paint.faint)
    write(
      "Every judged passage, the reasons and the models: --format html --output report.html, or --format json.",
      style: paint.faint)
  }
}
