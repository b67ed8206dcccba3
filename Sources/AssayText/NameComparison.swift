/// Whether two names are of one bearer.
public enum NameMatch: Sendable, Hashable {
  case same
  case different
  /// The names neither show that it is one bearer nor that there are two.
  case unknown
}

/// Compares names as a careful reader does: spelling, initials, titles, short forms and abbreviations.
public struct NameComparison {
  /// Whether the two mentions name one bearer.
  public static func compare(_ a: NameMention, _ b: NameMention) -> NameMatch {
    let left = parts(a.text)
    let right = parts(b.text)
    guard !left.isEmpty, !right.isEmpty else { return .unknown }
    if left.map(\.key) == right.map(\.key) { return .same }
    if let match = comparePlaces(a.text, b.text) { return match }
    if isAbbreviation(a.text, of: right) || isAbbreviation(b.text, of: left) { return .same }
    switch (a.kind, b.kind) {
    case (.person, .person): return comparePersons(left, right)
    case (.person, .other), (.other, .person):
      return comparePersons(left, right) == .same ? .same : .unknown
    case (.person, _), (_, .person): return .different
    default: return compareWords(left, right)
    }
  }

  /// Whether a word may be the surname of a person who is named in full.
  public static func isSurname(_ word: String, of person: NameMention) -> Bool {
    let parts = parts(person.text)
    guard parts.count > 1, let surname = parts.last else { return false }
    return NameKey.areVariants(NameKey.key(word), surname.key)
  }

  private struct Part {
    var word: String
    var key: String
    var isInitial: Bool { word.count == 1 }
  }

  /// The words that carry the name: no titles, articles, possessives or ends of addresses (".kz").
  private static func parts(_ text: String) -> [Part] {
    let words = Words.tokens(in: text)
    let kept = words.filter {
      !NameCues.title.contains($0.lowercased) && !NameCues.connectors.contains($0.lowercased)
        && $0.lowercased != "'s" && $0.lowercased != "’s" && $0.lowercased != "in"
        && !generations.contains($0.lowercased)
    }
    return (kept.isEmpty ? words : kept).map { token in
      let site = token.text.split(separator: ".")
      let isSite = site.count > 1 && (site.first?.count ?? 0) > 1
      let word = isSite ? String(site.first ?? "") : token.text
      return Part(word: word, key: NameKey.key(word))
    }
  }

  /// What tells a son from his father stands behind the surname and is none.
  private static let generations: Set<String> = ["jr", "jr.", "sr", "sr.", "junior", "senior", "ii", "iii"]

  private static func comparePersons(_ left: [Part], _ right: [Part]) -> NameMatch {
    guard let leftLast = left.last, let rightLast = right.last else { return .unknown }
    let isSameSurname = NameKey.areVariants(leftLast.key, rightLast.key)
    if left.count == 1 || right.count == 1 {
      if isSameSurname { return .same }
      let (single, full) = left.count == 1 ? (leftLast, right) : (rightLast, left)
      return full.dropLast().contains { NameKey.areVariants($0.key, single.key) } ? .unknown : .different
    }
    if !isSameSurname {
      // Family name first, as in Kazakh and Hungarian documents.
      let isTurned =
        left.count == 2 && right.count == 2 && NameKey.areVariants(left[0].key, right[1].key)
        && NameKey.areVariants(left[1].key, right[0].key)
      return isTurned ? .same : .different
    }
    if areMiddlesApart(left, right) { return .different }
    let leftFirst = left[0]
    let rightFirst = right[0]
    if leftFirst.isInitial || rightFirst.isInitial {
      return leftFirst.key.first == rightFirst.key.first ? .same : .different
    }
    return NameKey.areVariants(leftFirst.key, rightFirst.key) || isShortForm(leftFirst.key, rightFirst.key)
      ? .same : .different
  }

  /// Whether both have middle initials, and others, as George W and George H W, who are two.
  private static func areMiddlesApart(_ left: [Part], _ right: [Part]) -> Bool {
    let middles = [left, right].map { $0.dropFirst().dropLast().filter(\.isInitial).map(\.key) }
    return middles.allSatisfy { !$0.isEmpty } && middles[0] != middles[1]
  }

  /// "Alex" and "Alexander".
  private static func isShortForm(_ left: String, _ right: String) -> Bool {
    min(left.count, right.count) >= 3 && (left.hasPrefix(right) || right.hasPrefix(left))
  }

  private static func compareWords(_ left: [Part], _ right: [Part]) -> NameMatch {
    if left.count == right.count, zip(left, right).allSatisfy({ NameKey.areVariants($0.key, $1.key) }) {
      return .same
    }
    let leftKeys = Set(left.map(\.key))
    let rightKeys = Set(right.map(\.key))
    let small = leftKeys.count <= rightKeys.count ? leftKeys : rightKeys
    let large = leftKeys.count <= rightKeys.count ? rightKeys : leftKeys
    guard small.isSubset(of: large) else { return .different }
    // "Constitutional Court" in "Kazakhstan's Constitutional Court"; but "Court" alone may be any.
    return small.count >= 2 && large.count - small.count <= 2 ? .same : .unknown
  }

  private static func comparePlaces(_ a: String, _ b: String) -> NameMatch? {
    guard let left = NameGazetteer.place(a.lowercased()), let right = NameGazetteer.place(b.lowercased())
    else {
      return nil
    }
    if left.country != right.country { return .different }
    switch (left.local, right.local) {
    case (nil, nil): return .same
    case (let one?, let other?): return one == other ? .same : .different
    default: return .unknown
    }
  }

  /// "CPJ" for Committee to Protect Journalists, "UN" for United Nations.
  private static func isAbbreviation(_ text: String, of parts: [Part]) -> Bool {
    let letters = text.filter { $0.isLetter }
    guard letters.count >= 2, letters.count == parts.count, letters.allSatisfy(\.isUppercase) else {
      return false
    }
    return zip(letters.lowercased(), parts).allSatisfy { $0 == $1.word.lowercased().first }
  }
}
