import AssayCore

/// A quote with where it is from, when that was published, and what was compared.
package struct EvidenceFigure {
  package let evidence: EvidenceView

  package init(evidence: EvidenceView) { self.evidence = evidence }

  package var html: HTML {
    HTML.Tag.figure(.class("evidence", "s-\(evidence.assessment.stance.rawValue)")) {
      quote
      HTML.Tag.figcaption {
        HTML.Tag.cite(.language(evidence.origin.language)) { title }
        if let source = evidence.source {
          " · "
          HTML.Tag.bdi { source }
        }
        if let published = evidence.origin.published {
          " · "
          HTML.Tag.time(.datetime(published)) { DateWords.words(published) }
        }
        if let label = evidence.ageLabel {
          " "
          HTML.Tag.span(.class("label")) { label }
        }
        if let facts = evidence.sourceFacts {
          HTML.Tag.span(.class("source"), .anyDirection) { "About the source: \(facts)" }
        }
        HTML.Tag.span(.class("stance")) { evidence.stanceSentence }
      }
      facets
    }
  }

  private var quote: HTML {
    let words = HTML.Tag.p { "“\(evidence.quote)”" }
    guard let address = evidence.address else {
      return HTML.Tag.blockquote(.language(evidence.origin.language), .anyDirection) { words }
    }
    return HTML.Tag.blockquote(.language(evidence.origin.language), .anyDirection, .cite(address)) { words }
  }

  private var title: HTML {
    guard let address = evidence.address else { return HTML.Tag.bdi { evidence.title } }
    return HTML.Tag.a(.href(address), .outside) { HTML.Tag.bdi { evidence.title } }
  }

  private var facets: HTML {
    let facets = evidence.assessment.facets
    guard !facets.isEmpty else { return .group([]) }
    return HTML.Tag.ul(.class("facets"), .label("Compared with the claim")) {
      for facet in facets.filter({ !$0.agrees }) + facets.filter(\.agrees) {
        HTML.Tag.li(.class(facet.agrees ? "agrees" : "differs")) {
          HTML.Tag.span(.class("symbol"), .hidden) { facet.agrees ? "✓" : "✗" }
          HTML.Tag.strong { "\(Wording.facet(facet.kind)) \(Wording.agreement(facet.agrees)): " }
          HTML.Tag.span { Wording.comparison(facet) }
        }
      }
    }
  }
}
