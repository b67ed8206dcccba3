import AssayCore

/// How the in-memory archive reads text: simply, and without the rooms that do it well.
extension InMemoryArchive {
  /// Each paragraph, cut after every third full stop.
  static func passages(of document: Document) -> [Passage] {
    let origin = Passage.Origin(
      id: document.id, url: document.url, title: document.title, source: document.source,
      published: document.published, language: document.language, kind: document.kind)
    let scalars = Array(document.text.unicodeScalars)
    var passages: [Passage] = []
    var start = 0
    var sentences = 0
    for index in 0...scalars.count {
      let isEnd = index == scalars.count || scalars[index] == "\n"
      let follows = index + 1 >= scalars.count || scalars[index + 1].properties.isWhitespace
      if !isEnd, ".!?".unicodeScalars.contains(scalars[index]), follows { sentences += 1 }
      guard isEnd || sentences == 3 else { continue }
      let span = TextSpan(start: start, end: min(index + 1, scalars.count))
      start = span.end
      sentences = 0
      let content = span.start..<span.end
      guard let first = content.first(where: { !scalars[$0].properties.isWhitespace }),
        let last = content.last(where: { !scalars[$0].properties.isWhitespace })
      else { continue }
      let trimmed = TextSpan(start: first, end: last + 1)
      passages.append(Passage(document: origin, span: trimmed, text: document.text.text(in: trimmed)))
    }
    return passages
  }

  /// At most three of one document among ten, more only where nothing else is left.
  static func spread(_ found: [RetrievedPassage], limit: Int) -> [RetrievedPassage] {
    var chosen: [RetrievedPassage] = []
    var postponed: [RetrievedPassage] = []
    for item in found {
      let count = chosen.count { $0.passage.document.id == item.passage.document.id }
      if chosen.count < limit, count < 3 { chosen.append(item) } else { postponed.append(item) }
    }
    chosen += postponed.prefix(max(0, limit - chosen.count))
    return chosen.sorted { $0.score > $1.score }
  }

  /// Runs of letters and digits in lower case.
  static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The runs of five words; a shorter text is one run.
  static func runs(_ text: String) -> Set<String> {
    let words = words(of: text.replacing("’", with: "").replacing("'", with: ""))
    guard words.count >= 5 else { return words.isEmpty ? [] : [words.joined(separator: " ")] }
    return Set((0...(words.count - 5)).map { words[$0..<$0 + 5].joined(separator: " ") })
  }

  /// An address without scheme, `www.`, query, fragment and trailing slash.
  static func key(_ url: String) -> String {
    var rest = url.lowercased().prefix { $0 != "#" && $0 != "?" }[...]
    for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    return String(rest)
  }
}
