import CLibXML2
import Foundation

/// Gathers words and paragraphs.
struct TextCollector {
  /// What an HTML element means for the text round it.
  enum Part {
    /// Begins and ends a paragraph.
    case block
    /// Divides words.
    case space
    /// No text for a reader.
    case skipped
  }

  private var bytes: [UInt8] = []
  private var wantsSpace = false
  private var wantsBreak = false

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Ends the paragraph.
  mutating func breakParagraph() { wantsBreak = true }

  /// Ends the word.
  mutating func divideWords() { wantsSpace = true }

  /// Adds words; white space is collapsed.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, keepsBlankLines: Bool = false) {
    var index = 0
    while index < text.count {
      var lineEnds = 0
      let start = index
      while index < text.count {
        let width = TextCollector.widthOfSpace(text, index)
        if width == 0 { break }
        if text[index] == 0x0A { lineEnds += 1 }
        index += width
      }
      if index > start { wantsSpace = true }
      guard index < text.count else { return }
      if keepsBlankLines, lineEnds > 1 { wantsBreak = true }
      divide()
      let end = TextCollector.endOfLine(text, from: index)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<end]))
      index = end
    }
  }

  /// What an HTML element of a name means.
  static func part(_ name: UnsafePointer<xmlChar>?) -> Part? { name.flatMap { parts[String(cString: $0)] } }

  /// Whether an HTML element begins a new paragraph.
  static func isBlock(_ name: String) -> Bool { parts[name] == .block }

  /// Writes what is to stand between the words so far and those that come.
  private mutating func divide() {
    if !bytes.isEmpty {
      if wantsBreak { bytes += [0x0A, 0x0A] } else if wantsSpace { bytes.append(0x20) }
    }
    wantsBreak = false
    wantsSpace = false
  }

  /// How many bytes of white space stand at an index; a no-break space is one.
  private static func widthOfSpace(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    if text[index] <= 0x20 { return 1 }
    return text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0
  }

  /// Where words end that single spaces divide, as most do: so much can be taken over as it is.
  private static func endOfLine(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start + 1
    while index < text.count {
      if widthOfSpace(text, index) > 0 {
        guard text[index] == 0x20, index + 1 < text.count, widthOfSpace(text, index + 1) == 0 else {
          return index
        }
        index += 1
      }
      index += 1
    }
    return index
  }

  private static let parts: [String: Part] = {
    let blocks = [
      "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section", "article",
      "table",
      "tr", "pre", "hr", "figure", "figcaption", "dl", "dt", "dd", "header", "footer", "aside", "main",
    ]
    let skipped = ["script", "style", "iframe", "noscript", "template", "svg", "object"]
    var parts: [String: Part] = ["br": .space, "td": .space]
    for name in blocks { parts[name] = .block }
    for name in skipped { parts[name] = .skipped }
    return parts
  }()
}
