import AssayCore

/// How a piece of evidence stands in time to the claim it is held against.
package enum EvidenceAge: String, Sendable {
  /// Published before the article, or on the same day or month.
  case before
  /// Published after the article: its author cannot have known it.
  case after
  /// Published more than a year before the article.
  case old
  /// The document, or the article, has no date.
  case unknown

  /// Compares a document's date with the day on which the claim was made.
  package init(document: PartialDate?, claimMade: PartialDate?) {
    guard let document, let claimMade else {
      self = .unknown
      return
    }
    if document.firstDay > claimMade.lastDay {
      self = .after
    } else if claimMade.dayNumber - document.lastDay.dayNumber > 365 {
      self = .old
    } else {
      self = .before
    }
  }

  /// The label a reader sees beside the date; nil where there is nothing to say.
  package func label(documentHasDate: Bool) -> String? {
    switch self {
    case .before: nil
    case .after: "published after the article"
    case .old: "published more than a year before the article"
    case .unknown: documentHasDate ? nil : "date unknown"
    }
  }
}
