import AssayCore
import Foundation

/// Makes blocks of the text that a page's JSON-LD holds.
enum LinkedText {
  /// The text's paragraphs; some pages keep mark-up in it, which is reduced to its words.
  static func blocks(of text: String) -> [Block] {
    guard !text.isEmpty else { return [] }
    // Some sites escape the mark-up once more.
    let text = text.contains("&lt;/") ? unescaped(text) : text
    if text.contains("</"),
      let page = try? HTMLPageBuilder.page(
        .init("<body>\(text)</body>".utf8), charset: "UTF-8", source: "-")
    {
      return PageBlocks.blocks(of: page, PageMeasure(page)).map { Block($0.kind, $0.text) }
    }
    return Whitespace.lines(text).map { Whitespace.collapsed(LinkedData.decoded(String($0))) }
      .filter { !$0.isEmpty }.map { Block(.body, $0) }
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for (entity, mark) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: mark)
    }
    return text
  }
}
