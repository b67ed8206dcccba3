import AssayCore
import AssayFollow
import AssayReport
import Foundation

/// Followed checks in lines.
enum FollowText {
  /// How they stand.
  static func status(_ store: FollowStore) async throws -> String {
    let status = try await store.status()
    let notices = ["waiting", "sent", "failed"].compactMap { state in
      status.notices[state].flatMap { $0 > 0 ? "\($0) \(state)" : nil }
    }
    return
      "Followed: \(status.checks) checks with \(status.claims) open claims; \(status.revisions) verdicts changed in "
      + "24 hours, \(status.allRevisions) in all"
      + (notices.isEmpty ? "" : "; notices: \(notices.joined(separator: ", "))")
      + (status.noticeProblem.map { "\n  The last notice that was not taken: \($0)" } ?? "")
  }

  /// A change in a line, with its cause.
  static func line(_ revision: VerdictRevision) -> String {
    let cause = revision.causes.first.map { cause in
      cause.kind == .recheck
        ? " — the article was checked again"
        : " — because of "
          + [cause.title ?? cause.document, cause.source, cause.url].compactMap(\.self)
          .joined(separator: ", ")
    }
    return CleanText.run(
      "\(words(revision.from)) → \(words(revision.to)): \(revision.claimText)\(cause ?? "")")
  }

  /// A verdict in words.
  static func words(_ verdict: Verdict?) -> String {
    switch verdict {
    case .supported: "supported"
    case .refuted: "refuted"
    case .conflicting: "conflicting evidence"
    case .notEnoughEvidence: "not enough evidence"
    case .notCheckable: "not checkable"
    case nil: "failed"
    }
  }
}
