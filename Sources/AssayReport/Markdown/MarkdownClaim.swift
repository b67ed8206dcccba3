import AssayCore

/// One claim as blocks of Markdown.
enum MarkdownClaim {
  private static let quotes = 3

  static func blocks(_ view: ClaimView) -> [String] {
    var blocks = [
      "### \(view.number). \(view.mark.symbol) \(view.verdictWords)",
      "**\(MarkdownText.escaped(view.claim.text))**",
    ]
    // An address that passed as one holds nothing that ends an autolink.
    blocks += view.earlier.map { earlier in
      MarkdownText.escaped(earlier.text) + (earlier.address.map { " <\($0.text)>" } ?? "")
    }
    if !view.explanation.isEmpty { blocks.append(MarkdownText.escaped(view.explanation)) }
    blocks += view.shown(quotes).flatMap(evidence)
    if let missing = view.missing { blocks.append("Missing: \(MarkdownText.escaped(missing))") }
    let folded = view.others.count + max(0, view.deciding.count - view.shown(quotes).count)
    if folded > 0 { blocks.append("\(Wording.count(folded, "further passage")) judged.") }
    return blocks
  }

  private static func evidence(_ evidence: EvidenceView) -> [String] {
    let details = [evidence.source, evidence.origin.published.map(DateWords.words), evidence.ageLabel]
      .compactMap(\.self).map(MarkdownText.escaped)
    let origin = ([MarkdownText.link(evidence.title, to: evidence.address)] + details).joined(separator: ", ")
    var lines = [
      "> “\(MarkdownText.escaped(evidence.quote))”", ">", "> — \(origin) (\(evidence.stanceWords))",
    ]
    if let facts = evidence.sourceFacts {
      lines += [">", "> About the source: \(MarkdownText.escaped(facts))"]
    }
    let quote = lines.joined(separator: "\n")
    let facets = evidence.assessment.facets.map { facet in
      "- \(facet.agrees ? "✓" : "✗") \(Wording.facet(facet.kind)) \(Wording.agreement(facet.agrees)): "
        + MarkdownText.escaped(Wording.comparison(facet))
    }
    return facets.isEmpty ? [quote] : [quote, facets.joined(separator: "\n")]
  }
}
