/// Where a claim's permanent address leads, and how much its card holds.
package enum ClaimLayout: Sendable {
  /// To the claim's card, which holds everything; the marked sentence has no address of its own.
  case card
  /// To the marked sentence; the card's address is the same behind `evidence-`.
  ///
  /// The card holds what decides; the rest is on a page of the claim's own, below the given path.
  case text(claims: String)

  /// Whether addresses lead into the text.
  var leadsToText: Bool { if case .text = self { true } else { false } }

  /// The identifier of a claim's card within the document.
  package func cardAnchor(_ view: ClaimView) -> String {
    leadsToText ? "evidence-\(view.anchor)" : view.anchor
  }

  /// The page with everything about a claim; nil where the card holds it.
  func page(_ view: ClaimView) -> String? {
    if case .text(let claims) = self { "\(claims)/\(view.number)" } else { nil }
  }
}
