import AssayCore

/// Live searches in words: who answered, who failed, who was not asked.
enum SearchWords {
  /// The heading over them.
  static let title = "Live searches"

  /// One provider in a line: "Wikipedia (en): answered 12 queries; 8 documents, 7 read".
  static func line(_ record: SearchRecord) -> String {
    let reason = record.reason.map { " \(CleanText.line($0, limit: 300))" } ?? ""
    let answers = "\(Wording.count(record.queries - record.failures, "query", "queries"))"
    let documents = "\(Wording.count(record.results, "document")), \(record.read) read"
    let unread = record.unread.isEmpty ? "" : ", \(record.unread.count) could not be read"
    let text =
      switch record.state {
      case .answered: "answered \(answers); \(documents)\(unread)."
      case .partly:
        "answered \(answers) in part (\(record.failures) failed, \(record.notAsked) claims not asked about); "
          + "\(documents)\(unread).\(reason)"
      case .failed: "failed, so it says nothing for or against.\(reason)"
      case .notAsked: "not asked.\(reason)"
      }
    return "\(CleanText.line(record.title)): \(text)"
  }

  /// Which providers have no answer on a claim: "gdelt failed", "searxng was not asked"; nil where all have.
  static func gaps(_ searches: [ClaimSearch]) -> String? {
    let gaps = searches.filter { $0.state != .answered }.map { search in
      "\(CleanText.line(search.provider)) \(search.state == .notAsked ? "was not asked" : "failed")"
    }
    return gaps.isEmpty ? nil : "Not looked at: \(gaps.joined(separator: ", "))."
  }
}
