import AssayCore
import AssayReport

/// The claims of a check whose verdict is another now, with the changes that made it so.
struct ChangedClaims {
  /// A claim with the change that counts.
  struct Change {
    let view: ClaimView
    let latest: VerdictRevision
  }

  private let byClaim: [String: VerdictRevision]
  private let views: [ClaimView]

  /// - Parameters:
  ///   - revisions: the changes of the check's verdicts, oldest first; those from before the report are in it already.
  ///   - views: the claims as they were published.
  init(_ revisions: [VerdictRevision], of report: Report, views: [ClaimView]) {
    let later = revisions.filter { $0.at > report.checkedAt }
    byClaim = Dictionary(later.map { ($0.claim, $0) }, uniquingKeysWith: { _, later in later })
    self.views = views
  }

  /// The latest change of a claim, where its verdict is not the published one any more.
  subscript(view: ClaimView) -> VerdictRevision? {
    guard let latest = byClaim[view.claim.id], latest.claimText == view.claim.text,
      Mark(latest.to) != view.mark
    else { return nil }
    return latest
  }

  /// All of them in reading order.
  var all: [Change] { views.compactMap { view in self[view].map { Change(view: view, latest: $0) } } }

  /// The counts as they are now.
  func summary(_ published: Summary) -> Summary {
    var summary = published
    for change in all {
      change.view.mark.add(-1, to: &summary)
      Mark(change.latest.to).add(1, to: &summary)
    }
    return summary
  }
}

extension Mark {
  /// The mark of a verdict; where a step had failed there is none.
  init(_ verdict: Verdict?) { self = verdict.flatMap { Mark(rawValue: $0.rawValue) } ?? .failed }

  fileprivate func add(_ number: Int, to summary: inout Summary) {
    switch self {
    case .supported: summary.supported += number
    case .refuted: summary.refuted += number
    case .conflicting: summary.conflicting += number
    case .notEnoughEvidence: summary.notEnoughEvidence += number
    case .notCheckable: summary.notCheckable += number
    case .failed: summary.failed += number
    }
  }
}
