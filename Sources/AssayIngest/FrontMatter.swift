import AssayCore

/// The `---` block at the top of a Markdown file: names and values, one a line.
///
/// Reads the part of YAML that such blocks use: scalars, quoted scalars, `[a, b]` and `- a` lists. A line that is
/// none of these is passed over, so that a broken block never loses the article. Known names, with their aliases:
/// `title`; `byline` (author, authors); `published` (date, pubdate); `modified` (updated); `language` (lang);
/// `url` (canonical, link); `source` (site, publisher); `id`; `kind`; `sources`.
public struct FrontMatter: Sendable, Hashable {
  /// Values by lower-case name, as written; a scalar is one value.
  public private(set) var values: [String: [String]] = [:]

  /// Splits `text` into its front matter and the rest.
  ///
  /// - Returns: nil for the front matter where the text has none; then the rest is the whole text.
  public static func split(_ text: String) -> (FrontMatter?, rest: Substring) {
    let body = text.drop { $0 == "\u{FEFF}" || $0.isNewline }
    guard body.hasPrefix("---"), let firstEnd = body.firstIndex(where: \.isNewline),
      body[..<firstEnd].allSatisfy({ $0 == "-" || $0 == " " })
    else { return (nil, text[...]) }
    var matter = FrontMatter()
    var name: String?
    var index = body.index(after: firstEnd)
    var count = 0
    while index < body.endIndex, count < 400 {
      let end = body[index...].firstIndex(where: \.isNewline) ?? body.endIndex
      let line = body[index..<end]
      index = end < body.endIndex ? body.index(after: end) : end
      if line == "---" || line == "..."
        || (line.hasPrefix("---") && line.allSatisfy({ $0 == "-" || $0 == " " }))
      {
        return (matter, body[index...])
      }
      matter.take(line, under: &name)
      count += 1
    }
    // Never closed: an ordinary text that begins with a rule.
    return (nil, text[...])
  }

  /// The first value under a name or one of its aliases; nil where empty.
  public func first(_ names: String...) -> String? {
    for name in names {
      if let value = values[name]?.first(where: { !$0.isEmpty }) { return value }
    }
    return nil
  }

  private mutating func take(_ line: Substring, under name: inout String?) {
    let words = line.drop { $0 == " " || $0 == "\t" }
    if words.isEmpty || words.hasPrefix("#") { return }
    if words.hasPrefix("- "), let name {
      values[name, default: []].append(FrontMatter.unquoted(words.dropFirst(2)))
      return
    }
    guard words.startIndex == line.startIndex, let colon = words.firstIndex(of: ":") else { return }
    let key = words[..<colon].lowercased()
    guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
      return
    }
    name = key
    let value = words[words.index(after: colon)...].drop { $0 == " " }
    if value.isEmpty {
      values[key] = []
    } else if value.hasPrefix("["), value.hasSuffix("]") {
      values[key] = value.dropFirst().dropLast().split(separator: ",").map(FrontMatter.unquoted)
    } else {
      values[key] = [FrontMatter.unquoted(value)]
    }
  }

  private static func unquoted(_ value: Substring) -> String {
    let trimmed = Whitespace.collapsed(String(value))
    guard trimmed.count >= 2, let first = trimmed.first, first == trimmed.last, first == "\"" || first == "'"
    else {
      return trimmed
    }
    return String(trimmed.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("''", with: "'")
  }
}

extension FrontMatter {
  /// What the block says about an article.
  var metadata: ArticleMetadata {
    let people = values["byline"] ?? values["author"] ?? values["authors"] ?? []
    return ArticleMetadata(
      title: first("title"),
      byline: people.isEmpty ? nil : people.joined(separator: ", "),
      published: first("published", "date", "pubdate").flatMap(Dates.parse),
      modified: first("modified", "updated").flatMap(Dates.parse), language: first("language", "lang"),
      siteName: first("source", "site", "publisher"), url: first("url", "canonical", "link"))
  }
}
