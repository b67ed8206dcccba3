/// Where a claim's permanent address leads on a page.
package enum ClaimLayout: Sendable {
  /// To the claim's card; the marked sentence has no address of its own.
  case card
  /// To the marked sentence; the card's address is the same behind `evidence-`.
  case text

  /// The identifier of a claim's card within the document.
  package func cardAnchor(_ view: ClaimView) -> String {
    self == .card ? view.anchor : "evidence-\(view.anchor)"
  }
}
