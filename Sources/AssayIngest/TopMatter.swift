import AssayCore
import AssayText

/// Reads the lines at the top of an article: furniture, title, byline and dates.
///
/// Byline and date lines are marked as furniture, since they state nothing about the world that could be checked.
struct TopMatter {
  /// How many blocks from the top are looked at.
  static let depth = 8

  /// Marks the top of `blocks` and gives what its lines say; metadata that is already known wins.
  ///
  /// - Parameter findsTitle: whether a first short line without a full stop is the title.
  static func read(_ blocks: inout [Block], into metadata: inout ArticleMetadata, findsTitle: Bool) {
    for index in blocks.indices where blocks[index].kind != .title && Furniture.matches(blocks[index].text) {
      blocks[index].kind = .furniture
    }
    var hasTitle = blocks.contains { $0.kind == .title }
    for index in blocks.indices.prefix(depth) where blocks[index].kind != .furniture {
      let block = blocks[index]
      guard block.kind != .title else { continue }
      if let name = byline(block.text) {
        metadata.byline = metadata.byline ?? name
        blocks[index].kind = .furniture
        // "By Jane Doe | 12 January 2026".
        if let line = dateLine(afterByline: block.text) { set(line, &metadata) }
      } else if let line = dateLine(block.text) {
        set(line, &metadata)
        blocks[index].kind = .furniture
      } else if findsTitle, !hasTitle, block.kind == .body || block.kind == .heading,
        isTitle(block.text, isLast: index == blocks.count - 1)
      {
        blocks[index].kind = .title
        hasTitle = true
      } else {
        break
      }
    }
    if metadata.title == nil, let title = blocks.first(where: { $0.kind == .title }) {
      metadata.title = Whitespace.collapsed(title.text)
    }
  }

  private static func set(_ line: (date: PartialDate, isUpdate: Bool), _ metadata: inout ArticleMetadata) {
    if line.isUpdate {
      metadata.modified = metadata.modified ?? line.date
    } else {
      metadata.published = metadata.published ?? line.date
    }
  }

  /// Whether a first block can be a headline: short, no full stop at its end, and not all there is.
  static func isTitle(_ text: String, isLast: Bool) -> Bool {
    guard !isLast, text.utf8.count <= 800, text.unicodeScalars.count <= 200, let last = text.last else {
      return false
    }
    if ".;,:".contains(last) { return text.hasSuffix("...") || text.hasSuffix("U.S.") }
    return text.contains { $0.isLetter }
  }

  /// The name in "By Jane Doe", "Author: Jane Doe", "Written by Jane Doe".
  static func byline(_ text: String) -> String? {
    guard text.utf8.count <= 480 else { return nil }
    let line = Whitespace.collapsed(text)
    guard line.unicodeScalars.count <= 120 else { return nil }
    let lower = line.lowercased()
    let openings = ["written by ", "reported by ", "by ", "author: ", "authors: ", "автор: ", "текст: "]
    guard let opening = openings.first(where: { lower.hasPrefix($0) }) else { return nil }
    var name = String(line.dropFirst(opening.count))
    if let end = name.firstIndex(where: { "|•·—–".contains($0) }) { name = String(name[..<end]) }
    name = Whitespace.collapsed(name)
    // A sentence that begins with "By" has small words; a byline has names.
    let words = name.split(separator: " ")
    let names = words.filter {
      !["and", "for", "of", "the", "de", "van", "von", "al", "bin", "in", "и"].contains($0)
    }
    guard !words.isEmpty, words.count <= 10, !name.hasSuffix("."), !name.contains(where: \.isNumber),
      names.allSatisfy({ $0.first?.isUppercase ?? false })
    else { return nil }
    return name
  }

  /// The date of a line that is little else: "12 January 2026", "Published: 2026-01-12, 10:30", "Updated …".
  static func dateLine(_ text: String) -> (date: PartialDate, isUpdate: Bool)? {
    guard text.utf8.count <= 400 else { return nil }
    let line = Whitespace.collapsed(text)
    guard line.unicodeScalars.count <= 100 else { return nil }
    let dates = DateFinder().mentions(in: line)
    guard let date = dates.first, date.first == date.last, date.first.precision == .day else { return nil }
    var rest = line
    for mention in dates { rest = rest.replacing(mention.text, with: " ") }
    let words = rest.lowercased().split { !$0.isLetter }.map(String.init)
    guard words.allSatisfy({ labels.contains($0) }) else { return nil }
    let isUpdate = words.contains { ["updated", "modified", "обновлено", "edited"].contains($0) }
    return (date.first, isUpdate)
  }

  private static func dateLine(afterByline text: String) -> (date: PartialDate, isUpdate: Bool)? {
    guard let bar = text.firstIndex(where: { "|•·—–".contains($0) }) else { return nil }
    return dateLine(String(text[text.index(after: bar)...]))
  }

  private static let labels: Set<String> = [
    "published", "posted", "date", "on", "at", "updated", "last", "modified", "edited", "first", "am", "pm",
    "a", "p",
    "m", "gmt", "utc", "cet", "est", "edt", "bst", "t", "z", "monday", "tuesday", "wednesday", "thursday",
    "friday",
    "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "h", "опубликовано", "обновлено",
    "года",
    "дата", "г", "min", "read", "by",
  ]
}
