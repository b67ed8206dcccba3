import AssayCore

/// Makes paragraphs of the lines that `pdftotext` gives, page by page.
enum PDFLayout {
  /// The blocks of a text whose pages end with form feeds.
  ///
  /// O(n).
  static func blocks(of text: String) -> [Block] {
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { page in
      Whitespace.lines(String(page)).map { Whitespace.collapsed(String($0)) }
    }
    let running = runningLines(pages)
    var paragraphs: [[String]] = [[]]
    for page in pages {
      let kept = withoutRunning(page, running)
      for (index, line) in kept.enumerated() {
        if line.isEmpty {
          paragraphs.append([])
        } else if index == 0, let last = paragraphs.last(where: { !$0.isEmpty })?.last, continues(last, line)
        {
          // A paragraph that goes on over the page.
          while paragraphs.last?.isEmpty ?? false { paragraphs.removeLast() }
          paragraphs[paragraphs.count - 1].append(line)
        } else {
          paragraphs[paragraphs.count - 1].append(line)
        }
      }
      paragraphs.append([])
    }
    return paragraphs.filter { !$0.isEmpty }.flatMap { lines in
      Whitespace.lines(joined(lines)).map { line in
        let isItem = line.first.map { bullets.contains($0) } ?? false
        return Block(isItem ? .listItem : .body, isItem ? String(line.dropFirst()) : String(line))
      }
    }
  }

  private static let bullets = "•‣◦▪●■·"

  /// Lines as paragraphs, one a line: hyphenated words joined, a new line where a list item or a paragraph begins.
  private static func joined(_ lines: [String]) -> String {
    var result = ""
    let widest = lines.map(\.count).max() ?? 0
    for (index, line) in lines.enumerated() {
      if result.isEmpty {
        result = line
      } else if endsParagraph(lines[index - 1], before: line, widest: widest) {
        result += "\n" + line
      } else if result.hasSuffix("-"), let before = result.dropLast().last, before.isLetter,
        let first = line.first, first.isLowercase
      {
        result.removeLast()
        result += line
      } else if result.hasSuffix("\u{AD}") {
        result.removeLast()
        result += line
      } else {
        result += " " + line
      }
    }
    return result
  }

  /// Whether a paragraph, or a heading, ends with a line: it leaves room, and what follows begins anew.
  private static func endsParagraph(_ line: String, before next: String, widest: Int) -> Bool {
    guard let last = line.last, let first = next.first else { return true }
    if bullets.contains(first) { return true }
    guard first.isUppercase || first.isNumber || "“\"«".contains(first) else { return false }
    if ".!?:”\"".contains(last) { return line.count * 100 < widest * 85 }
    return last.isLetter && line.count * 2 < widest && line.first?.isUppercase ?? false
  }

  /// Whether a line goes on with the sentence of the one before.
  private static func continues(_ last: String, _ next: String) -> Bool {
    guard let end = last.last, let first = next.first else { return false }
    return !".!?:".contains(end) && (first.isLowercase || end == "-" || end == ",")
  }

  /// The lines that stand at the head or foot of several pages, numbers aside.
  private static func runningLines(_ pages: [[String]]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      for key in Set(edges(page).map { key(page[$0]) }) { counts[key, default: 0] += 1 }
    }
    let filled = pages.count { page in page.contains { !$0.isEmpty } }
    let needed = max(2, min(filled / 3, 5))
    return Set(counts.filter { $0.value >= needed && filled > 1 }.keys)
  }

  private static func withoutRunning(_ page: [String], _ running: Set<String>) -> [String] {
    let edges = Set(edges(page).filter { isPageNumber(page[$0]) || running.contains(key(page[$0])) })
    let kept = page.indices.filter { !edges.contains($0) }.map { page[$0] }
    return Array(kept.drop { $0.isEmpty })
  }

  /// The first and last three filled lines of a page.
  private static func edges(_ page: [String]) -> [Int] {
    let filled = page.indices.filter { !page[$0].isEmpty && page[$0].utf8.count < 240 }
    return Array(filled.prefix(3)) + filled.suffix(3).filter { !filled.prefix(3).contains($0) }
  }

  private static func key(_ line: String) -> String {
    line.lowercased().filter { !$0.isNumber && !$0.isWhitespace }
  }

  /// "12", "- 12 -", "Page 12 of 30".
  private static func isPageNumber(_ line: String) -> Bool {
    guard line.utf8.count < 30, line.contains(where: \.isNumber) else { return false }
    let words = line.lowercased().split { !$0.isLetter }.map(String.init)
    return words.allSatisfy { ["page", "of", "p", "seite", "von", "стр"].contains($0) }
  }
}
