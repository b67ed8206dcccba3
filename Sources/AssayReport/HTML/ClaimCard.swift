import AssayCore

/// One claim: closed, its verdict and words; open, why, by which quotes, and what else was judged.
package struct ClaimCard {
  package let view: ClaimView
  package let language: String?
  private let layout: ClaimLayout
  private static let shown = 3

  package init(view: ClaimView, language: String?, layout: ClaimLayout = .card) {
    self.view = view
    self.language = language
    self.layout = layout
  }

  package var html: HTML {
    HTML.Tag.li(.class("card", "v-\(view.mark.rawValue)")) {
      HTML.Tag.details(layout.leadsToText ? [Attribute("data-claim", view.claim.id)] : []) {
        HTML.Tag.summary {
          HTML.Tag.span(.class("verdict")) {
            HTML.Tag.span(.class("number")) { "\(view.number)" }
            HTML.Tag.span(.class("symbol"), .hidden) { view.mark.symbol }
            HTML.Tag.strong { view.mark.words }
            if let words = view.confidenceWords { HTML.Tag.span(.class("confidence")) { words } }
          }
          HTML.Tag.span(.class("claim"), .language(language), .anyDirection) {
            CleanText.line(view.claim.text)
          }
        }
        // A browser opens the details when a link leads to something within.
        if layout.leadsToText {
          HTML.Tag.article(
            .class("why"), .id(layout.cardAnchor(view)), .label("Evidence on claim \(view.number)")
          ) {
            content
            HTML.Tag.p(.class("back")) {
              HTML.Tag.a(.href(fragment: view.anchor)) { "Show in the text" }
            }
          }
        } else {
          HTML.Tag.div(.class("why"), .id(view.anchor)) { content }
        }
      }
    }
  }

  private var content: HTML {
    let shown = view.shown(Self.shown)
    // Where nothing decides, a reader of a short card still sees what came nearest.
    let nearest = shown.isEmpty && layout.leadsToText ? view.others.prefix(1) : []
    let folded = view.deciding.dropFirst(shown.count) + view.others.dropFirst(nearest.count)
    return .group([
      .group(view.earlier.map { earlier in HTML.Tag.p(.class("explanation")) { earlier.text } }),
      HTML.Tag.p(.class("explanation")) { view.explanation },
      .group((shown + nearest).map { EvidenceFigure(evidence: $0).html }),
      missing,
      readAs,
      layout.page(view).map { more($0, folded.count) }
        ?? .group([passages(Array(folded)), reasons]),
    ])
  }

  /// Everything about the claim, without the fold: for a page of its own.
  package var whole: HTML {
    .group([
      .group(view.earlier.map { earlier in HTML.Tag.p(.class("explanation")) { earlier.text } }),
      HTML.Tag.p(.class("explanation")) { view.explanation },
      .group(view.deciding.map { EvidenceFigure(evidence: $0).html }),
      missing,
      readAs,
      reasons,
      passages(view.others),
    ])
  }

  private func more(_ page: String, _ count: Int) -> HTML {
    HTML.Tag.p(.class("more")) {
      HTML.Tag.a(.href(path: page)) {
        count > 0
          ? "\(Wording.count(count, "more judged passage")), and how this was decided"
          : "How this was decided"
      }
    }
  }

  private var missing: HTML {
    guard let missing = view.missing else { return .group([]) }
    return HTML.Tag.p(.class("missing")) {
      HTML.Tag.strong { "What is missing: " }
      missing
    }
  }

  /// What was put in place of pronouns and relative dates, so that a reader can object.
  private var readAs: HTML {
    let resolutions = view.claim.resolutions
    guard !resolutions.isEmpty else { return .group([]) }
    return HTML.Tag.p(.class("aside")) {
      "Read in the article: "
      resolutions.map { "“\(CleanText.line($0.original))” as “\(CleanText.line($0.replacement))”" }
        .joined(separator: "; ")
      "."
    }
  }

  private func passages(_ evidence: [EvidenceView]) -> HTML {
    guard !evidence.isEmpty else { return .group([]) }
    let noun = view.deciding.isEmpty ? "judged passage" : "other judged passage"
    return HTML.Tag.details(.class("fold")) {
      HTML.Tag.summary { Wording.count(evidence.count, noun) }
      for one in evidence { EvidenceFigure(evidence: one).html }
    }
  }

  private var reasons: HTML {
    guard let decision = view.decision else { return .group([]) }
    let probabilities = decision.probabilities
    return HTML.Tag.details(.class("fold")) {
      HTML.Tag.summary { "How this was decided" }
      HTML.Tag.p(.class("aside")) {
        "All passages together: supported \(Wording.percent(probabilities.supported)), refuted "
        "\(Wording.percent(probabilities.refuted)), not enough evidence "
        "\(Wording.percent(probabilities.notEnoughEvidence))."
      }
      tree(decision.explanation.reasons)
    }
  }

  private func tree(_ reasons: [Explanation.Reason]) -> HTML {
    guard !reasons.isEmpty else { return .group([]) }
    return HTML.Tag.ul(.class("reasons")) {
      for reason in reasons {
        HTML.Tag.li {
          CleanText.line(reason.text)
          if let value = reason.value { HTML.Tag.span(.class("value")) { " \(Wording.percent(value))" } }
          tree(reason.children)
        }
      }
    }
  }
}
