import AssayCore

/// The foot: what Assay does and does not do, and everything that decided.
package struct MethodSection {
  package let report: Report

  package init(report: Report) { self.report = report }

  package var html: HTML {
    let method = report.method
    return HTML.Tag.footer(.class("method")) {
      HTML.Tag.h2 { "Method" }
      HTML.Tag.p { Wording.scope }
      HTML.Tag.p {
        "Each statement was held against the archive named below. A passage counts as evidence only where its exact words "
        "can be quoted. Confidence is the calibrated probability that a verdict is right given this evidence; it is "
        "not the probability that the statement is true. The checker makes mistakes: read the quotes."
      }
      HTML.Tag.dl {
        entry("Assay", method.version)
        entry("Archive", archive)
        entry("Verifier", method.verifier.name, hash: method.verifier.sha256)
        if let embedder = method.embedder { entry("Embedder", embedder.name, hash: embedder.sha256) }
        for record in report.searches { entry(SearchWords.title, SearchWords.line(record)) }
        entry("Article", "\(Wording.count(report.article.wordCount, "word"))", hash: report.article.sha256)
        entry("Time", duration)
      }
    }
  }

  private var archive: String {
    let archive = report.method.archive
    return "\(Wording.count(archive.documents, "document")), \(Wording.count(archive.passages, "passage"))"
  }

  private var duration: String {
    let seconds = report.timings.total
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "unknown" }
    return seconds < 0.1 ? "under 0.1 s" : "\((seconds * 10).rounded() / 10) s"
  }

  private func entry(_ name: String, _ value: String, hash: String? = nil) -> HTML {
    HTML.Tag.div {
      HTML.Tag.dt { name }
      HTML.Tag.dd {
        CleanText.line(value)
        if let hash {
          " "
          HTML.Tag.code { "sha256:\(CleanText.line(hash))" }
        }
      }
    }
  }
}
