public import AssayCore

extension Article {
  /// The text without words of the page: its paragraphs but for those of kind `furniture`, joined by a blank line.
  ///
  /// O(n).
  public var textWithoutFurniture: String { text(without: [.furniture]) }

  /// The text without words of the page and without the title: ``textWithoutFurniture`` but for paragraphs of kind `title`.
  ///
  /// O(n).
  public var bodyText: String { text(without: [.furniture, .title]) }

  private func text(without kinds: Set<Paragraph.Kind>) -> String {
    guard paragraphs.contains(where: { kinds.contains($0.kind) }) else { return text }
    let scalars = text.unicodeScalars
    // Paragraphs come in order, so one index moves through the text once.
    var index = scalars.startIndex
    var position = 0
    var result = ""
    for paragraph in paragraphs {
      let start = scalars.index(index, offsetBy: paragraph.span.start - position)
      index = scalars.index(start, offsetBy: paragraph.span.count)
      position = paragraph.span.end
      guard !kinds.contains(paragraph.kind) else { continue }
      if !result.isEmpty { result += "\n\n" }
      result += String(scalars[start..<index])
    }
    return result
  }
}
