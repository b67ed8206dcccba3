import AssayCore

/// Tells what bears a name, from the name's words, its title and the words beside it.
enum NameKinds {
  static func kind(of run: NameRun, in words: [NameWord]) -> NameMention.Kind {
    let lower = run.words.filter { !$0.isPossessive }.map(\.lower)
    let whole = lower.joined(separator: " ")
    if let place = NameGazetteer.place(whole) { return place.isAdjective ? .other : .place }
    let head = headWord(lower)
    if lower.count > 1 || run.words.first?.isAcronym ?? false {
      if NameCues.organisation.contains(head) { return .organisation }
      if NameCues.other.contains(head) { return .other }
      if NameCues.place.contains(head) { return .place }
      if lower.contains(where: { NameCues.organisation.contains($0) }) { return .organisation }
      if lower.contains(where: { NameCues.other.contains($0) }) { return .other }
    }
    if let title = run.title, lower.count <= 4, title != "former", title != "first", title != "special" {
      return .person
    }
    if run.words.contains(where: { $0.isBrand }) { return isMac(lower) ? .person : .organisation }
    guard let first = run.words.first, let last = run.words.last else { return .other }
    if lower.count == 1 {
      if first.isAcronym {
        return first.text.count <= 7 && !first.text.contains("+") ? .organisation : .other
      }
      if NameCues.organisation.contains(head) { return .organisation }
      if NameCues.other.contains(head) { return .other }
      if looksLikeSurname(head) { return .person }
      return isAfterPlacePreposition(run, in: words) ? .place : .other
    }
    if looksLikeSurname(last.lower) { return .person }
    if lower.contains(where: { NameGazetteer.place($0) != nil }) { return .organisation }
    return lower.count <= 4 && !lower.contains(where: { NameCues.connectors.contains($0) })
      ? .person : .organisation
  }

  /// The word that the name turns on: the last one before a connector.
  private static func headWord(_ lower: [String]) -> String {
    let cut = lower.firstIndex { NameCues.connectors.contains($0) } ?? lower.count
    return cut > 0 ? lower[cut - 1] : lower.last ?? ""
  }

  private static func isMac(_ lower: [String]) -> Bool {
    lower.count > 1 && lower.contains { $0.hasPrefix("mc") || $0.hasPrefix("mac") || $0.hasPrefix("o'") }
  }

  /// Endings of surnames of the region and its neighbours.
  static func looksLikeSurname(_ lower: String) -> Bool {
    guard lower.count >= 5 else { return false }
    return endings.contains { lower.hasSuffix($0) }
  }

  private static let endings = [
    "ov", "ova", "ev", "eva", "yev", "yeva", "aev", "aeva", "ayeva", "sky", "skiy", "skaya", "enko", "uly",
    "kyzy",
    "qyzy", "zhan", "bek", "bay", "bai", "shvili", "dze", "yan", "vich", "oglu", "ogly", "zadeh",
  ]

  private static func isAfterPlacePreposition(_ run: NameRun, in words: [NameWord]) -> Bool {
    let start = run.words.startIndex
    guard start > 0, run.words[start].isJoined else { return false }
    let next = run.words.endIndex
    if next < words.count, words[next].isPossessive { return false }
    return words[start - 1].lower == "in" || words[start - 1].lower == "near"
  }

  /// A single name that is part of a person's or organisation's name elsewhere in the text is of the same kind.
  static func settled(_ mentions: [NameMention]) -> [NameMention] {
    var known: [String: NameMention.Kind] = [:]
    for mention in mentions where mention.kind == .person && mention.text.contains(" ") {
      if let last = mention.text.split(separator: " ").last { known[String(last)] = .person }
    }
    return mentions.map { mention in
      var mention = mention
      if mention.kind == .other || mention.kind == .place, !mention.text.contains(" "),
        NameGazetteer.place(mention.text.lowercased()) == nil, let kind = known[mention.text]
      {
        mention.kind = kind
      }
      return mention
    }
  }
}
