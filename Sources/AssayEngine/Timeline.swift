import AssayCore

/// The dated claims of an article in order of time.
enum Timeline {
  /// One entry a dated, checkable claim; claims of one date stay in reading order.
  static func entries(of claims: [Claim]) -> [TimelineEntry] {
    claims.enumerated()
      .compactMap { position, claim -> (Int, TimelineEntry)? in
        guard claim.isCheckable, let date = claim.date else { return nil }
        return (position, TimelineEntry(date: date, claim: claim.id, text: claim.text))
      }
      .sorted { ($0.1.date, $0.0) < ($1.1.date, $1.0) }
      .map(\.1)
  }
}
