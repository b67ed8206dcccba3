import AssayCore

/// A source's card in words: what it or a register discloses, and no opinion of ours.
enum SourceFacts {
  /// "newspaper, Kazakhstan, in Russian; owned by …; funded by …; itself a party: …"; nil where the card says no more
  /// than a name.
  static func words(_ card: SourceCard) -> String? {
    func clean(_ text: String?) -> String? {
      guard let text = text.map({ CleanText.line($0, limit: 200) }), !text.isEmpty else { return nil }
      return text
    }
    let what = [clean(card.kind), clean(card.country), clean(card.language).map { "publishes in \($0)" }]
      .compactMap(\.self).joined(separator: ", ")
    let parts = [
      what.isEmpty ? nil : what, clean(card.owner).map { "owned by \($0)" },
      clean(card.funding).map { "funding as disclosed: \($0)" },
      clean(card.party).map { "itself a party: \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
