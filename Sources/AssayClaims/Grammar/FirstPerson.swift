import AssayCore
import AssayText

/// Who speaks in a speech or a press release, and what "I", "my", "we" and "our" then stand for.
enum FirstPerson {
  /// The speaker of a whole article.
  struct Speaker: Hashable {
    var words: String
    /// Whether it is an organisation that says "we"; a person says "I".
    var isOrganisation: Bool
  }

  /// The speaker as the heading names it: "Speech of the governor of Port Amadi to …"; or the organisation that a press
  /// release is from.
  static func speaker(title: String?, lines: [ArticleReading.Line]) -> Speaker? {
    if let words = ours(lines) { return Speaker(words: words, isOrganisation: true) }
    guard let title else { return nil }
    if let words = speech(title) { return Speaker(words: words, isOrganisation: false) }
    guard isRelease(lines) else { return nil }
    // "Novaterra opens …": the first name of the heading, where the text begins with it too.
    for line in lines.prefix(6) {
      for name in line.names where name.kind != .person || title.hasPrefix(name.text) {
        let first = name.text.split(separator: " ").first.map(String.init) ?? name.text
        // "Press freedom group counts …": a capital at the start of the heading alone makes no name.
        guard title.hasPrefix(first),
          name.text.contains(" ")
            || lines.count(where: { $0.names.contains { $0.text.hasPrefix(first) } }) > 1
        else { continue }
        return Speaker(words: name.text, isOrganisation: true)
      }
    }
    return nil
  }

  private static func speech(_ title: String) -> String? {
    var words = title.split(separator: " ").map(String.init)
    guard words.count >= 3,
      ["speech", "remarks", "address", "statement", "testimony", "keynote"].contains(words[0].lowercased()),
      ["of", "by"].contains(words[1].lowercased())
    else { return nil }
    words.removeFirst(2)
    let end =
      words.firstIndex { ["to", "at", "before", "on", "in", "for"].contains($0.lowercased()) } ?? words.count
    words = Array(words[..<end])
    guard (1...8).contains(words.count) else { return nil }
    // A name at the end stands alone: "health minister Ama Boateng".
    let name = words.reversed().prefix { $0.first?.isUppercase == true }.reversed()
    if name.count >= 2, name.count <= 4, words.count > name.count,
      !["of", "the"].contains(words[words.count - name.count - 1].lowercased())
    {
      return name.joined(separator: " ")
    }
    return words.joined(separator: " ")
  }

  /// "We at the Clean Air League", "we, the Union of Miners,": the organisation names itself, outside of quotation marks.
  private static func ours(_ lines: [ArticleReading.Line]) -> String? {
    for line in lines {
      for (index, token) in line.tokens.enumerated() where token.isOpen && token.lower == "we" {
        var next = index + 1
        guard next < line.tokens.count, ["at", ","].contains(line.tokens[next].lower) else { continue }
        next += 1
        var article = next < line.tokens.count && line.tokens[next].lower == "the"
        if article { next += 1 }
        // "We at the foundation Open Word": the article is the foundation's.
        if article, next + 1 < line.tokens.count, isCalling(line.tokens[next]) {
          next += 1
          article = false
        }
        guard next < line.tokens.count, let name = line.tokens[next].name, line.names.indices.contains(name),
          line.names[name].kind != .person, line.names[name].kind != .place
        else { continue }
        return (article ? "the " : "") + line.names[name].text
      }
    }
    return nil
  }

  private static func isCalling(_ token: SentenceToken) -> Bool {
    token.name == nil && token.isOpen
      && (OrganisationTable.nouns.contains(token.lower)
        || ["foundation", "initiative"].contains(token.lower))
  }

  private static func isRelease(_ lines: [ArticleReading.Line]) -> Bool {
    let head = lines.prefix(3).map { $0.sentence.text.lowercased() }
    if head.contains(where: { $0.contains("for immediate release") || $0.contains("press release") }) {
      return true
    }
    return lines.contains {
      $0.tokens.count > 3 && $0.tokens[0].lower == "about" && $0.sentence.text.prefix(60).contains(":")
    }
  }

  static func resolve(_ draft: inout Draft, speaker: Speaker?) {
    guard let speaker else { return }
    var index = 0
    while index < draft.tokens.count {
      let token = draft.tokens[index]
      defer { index += 1 }
      guard token.isOpen, token.isWord, token.span != nil else { continue }
      switch token.lower {
      case "i" where !speaker.isOrganisation, "we" where speaker.isOrganisation:
        agree(&draft, behind: index)
        draft.replace(index..<index + named(draft.tokens, index, speaker), with: speaker.words)
      case "my" where !speaker.isOrganisation, "our" where speaker.isOrganisation:
        draft.replace(index..<index + 1, with: speaker.words + "’s")
      case "me" where !speaker.isOrganisation, "us" where speaker.isOrganisation:
        draft.replace(index..<index + 1, with: speaker.words)
      default: break
      }
    }
  }

  /// How many tokens say "we", or "we at the Clean Air League".
  private static func named(_ tokens: [SentenceToken], _ index: Int, _ speaker: Speaker) -> Int {
    guard index + 2 < tokens.count, ["at", ","].contains(tokens[index + 1].lower) else { return 1 }
    var start = tokens[index + 2].lower == "the" ? index + 3 : index + 2
    if start + 1 < tokens.count, isCalling(tokens[start]) { start += 1 }
    guard start < tokens.count, let name = tokens[start].name,
      speaker.words.hasSuffix(tokens[start...].prefix { $0.name == name }.map(\.self).text)
    else { return 1 }
    var end = tokens[start...].firstIndex { $0.name != name } ?? tokens.count
    while end < tokens.count, tokens[end].isBracketed { end += 1 }
    if tokens[index + 1].text == ",", end < tokens.count, tokens[end].text == "," { end += 1 }
    return end - index
  }

  private static let third = [
    "am": "is", "are": "is", "have": "has", "do": "does", "were": "was", "don't": "doesn't",
    "don’t": "doesn’t", "haven't": "hasn't", "haven’t": "hasn’t", "aren't": "isn't", "aren’t": "isn’t",
  ]

  /// "I have" becomes "… has".
  private static func agree(_ draft: inout Draft, behind index: Int) {
    var next = index + 1
    while next < draft.tokens.count, VerbGroup.isAdverb(draft.tokens[next].lower) { next += 1 }
    guard next < draft.tokens.count else { return }
    let lower = draft.tokens[next].lower
    if let word = third[lower] ?? plainThird(lower) {
      draft.tokens[next].text = word
      draft.tokens[next].lower = word
    }
  }

  private static func plainThird(_ lower: String) -> String? {
    let forms = VerbLexicon.forms(lower)
    guard forms.contains(.base), !forms.contains(.past), let base = VerbLexicon.base(lower) else {
      return nil
    }
    return VerbLexicon.third(ofBase: base)
  }
}
