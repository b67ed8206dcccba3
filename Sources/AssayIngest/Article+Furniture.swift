public import AssayCore

extension Article {
  /// The text without words of the page: its paragraphs but for those of kind `furniture`, joined by a blank line.
  ///
  /// O(n).
  public var textWithoutFurniture: String {
    guard paragraphs.contains(where: { $0.kind == .furniture }) else { return text }
    let scalars = text.unicodeScalars
    // Paragraphs come in order, so one index moves through the text once.
    var index = scalars.startIndex
    var position = 0
    var result = ""
    for paragraph in paragraphs {
      let start = scalars.index(index, offsetBy: paragraph.span.start - position)
      index = scalars.index(start, offsetBy: paragraph.span.count)
      position = paragraph.span.end
      guard paragraph.kind != .furniture else { continue }
      if !result.isEmpty { result += "\n\n" }
      result += String(scalars[start..<index])
    }
    return result
  }
}
