import AssayCore
import Foundation

/// Files of every format, made here.
enum Samples {
  static let paragraphs = [
    "The court in Almaty ruled on Monday, in a case that lasted two months, that the outlet must pay a fine of 200,000 tenge.",
    "The editor, who was in the room, called the ruling “an affront” and said that she would appeal within ten days.",
    "Two monitors of the trial said afterwards that the defence had been given no time to read the new documents.",
  ]

  static var html: ArticleInput {
    let body = paragraphs.map { "<p>\($0)</p>" }.joined()
    return input(
      "<!DOCTYPE html><html lang=en><head><title>Court rules on outlet</title></head><body><article>"
        + "<h1>Court rules on outlet</h1><div class=article-body>\(body)</div></article></body></html>",
      "page.html")
  }

  static var markdown: ArticleInput {
    input("# Court rules on outlet\n\n" + paragraphs.joined(separator: "\n\n"), "a.md")
  }

  static var plain: ArticleInput { input("Court rules on outlet\n\n" + paragraphs.joined(separator: "\n\n")) }

  static var mail: ArticleInput {
    input(
      "From: Jane Doe <jane@example.org>\r\nTo: desk@example.org\r\nSubject: Court rules on outlet\r\n"
        + "Date: Mon, 12 Jan 2026 10:00:00 +0500\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + paragraphs.joined(separator: "\r\n\r\n"),
      "a.eml")
  }

  static var pdf: ArticleInput {
    pdf(pages: [["Court rules on outlet", ""] + paragraphs.flatMap { wrapped($0) + [""] }])
  }

  /// A PDF file with one text line a line; no cross-reference table, which readers make anew.
  ///
  /// - Parameter drawings: how each page is drawn, in place of one line below the other.
  static func pdf(pages: [[String]], drawings: [String] = []) -> ArticleInput {
    var text = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    let kids = pages.indices.map { "\(10 + 2 * $0) 0 R" }.joined(separator: " ")
    text += "2 0 obj<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>endobj\n"
    text += "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    for (index, lines) in pages.enumerated() {
      let shown = lines.map { "(\(plain($0))) Tj 0 -14 Td" }
      let stream =
        drawings.isEmpty ? "BT /F1 11 Tf 50 780 Td \(shown.joined(separator: "\n")) ET" : drawings[index]
      let page = 10 + 2 * index
      text +=
        "\(page) 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        + "/Contents \(page + 1) 0 R>>endobj\n\(page + 1) 0 obj<</Length \(stream.utf8.count)>>stream\n\(stream)\n"
        + "endstream endobj\n"
    }
    text += "trailer<</Root 1 0 R>>\n%%EOF\n"
    return input(text, "a.pdf")
  }

  /// A page of two columns, drawn row by row, as some programs do: the order in the file is not that of reading.
  static func pdf(left: [String], right: [String]) -> ArticleInput {
    let rows = (0..<max(left.count, right.count)).flatMap { row in
      [(50, left), (320, right)].compactMap { place, column in
        column.indices.contains(row)
          ? "BT /F1 10 Tf 1 0 0 1 \(place) \(780 - 14 * row) Tm (\(plain(column[row]))) Tj ET" : nil
      }
    }
    return pdf(pages: [[]], drawings: [rows.joined(separator: "\n")])
  }

  private static func plain(_ line: String) -> String {
    line.replacing("“", with: "\"").replacing("”", with: "\"").replacing("(", with: "\\(")
      .replacing(")", with: "\\)")
  }

  static var epub: ArticleInput {
    let chapter = html.data
    return epub(files: [
      ("mimetype", Data("application/epub+zip".utf8)),
      (
        "META-INF/container.xml",
        Data(
          """
          <?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>
          """.utf8)
      ),
      (
        "OEBPS/book.opf",
        Data(
          """
          <?xml version="1.0"?><package><metadata><dc:title>Court rules on outlet</dc:title><dc:creator>Jane Doe
          </dc:creator><dc:language>en</dc:language><dc:date>2026-01-12</dc:date></metadata><manifest>
          <item id="nav" href="nav.xhtml"/><item id="c1" href="text/chapter%201.xhtml"/></manifest>
          <spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>
          """.utf8)
      ),
      (
        "OEBPS/nav.xhtml",
        Data("<html><body><ol><li><a href=\"c\">Court rules on outlet</a></li></ol></body></html>".utf8)
      ),
      ("OEBPS/text/chapter 1.xhtml", chapter),
    ])
  }

  /// A zip archive without compression.
  static func epub(files: [(name: String, data: Data)]) -> ArticleInput {
    var archive = Data()
    var directory = Data()
    func number(_ value: Int, _ bytes: Int) -> Data {
      Data((0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) })
    }
    for (name, data) in files {
      let shared =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(Int(crc(data)), 4)
        + number(data.count, 4)
        + number(data.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + shared + number(0, 2) + number(0, 2) + number(0, 2)
        + number(0, 4)
        + number(archive.count, 4) + Data(name.utf8)
      archive += number(0x0403_4B50, 4) + shared + Data(name.utf8) + data
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
      + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    return ArticleInput(data: archive + directory + end, source: "a.epub")
  }

  private static func crc(_ data: Data) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in data {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  /// Lines of at most about `width` letters.
  static func wrapped(_ text: String, width: Int = 70) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > width { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines
  }
}
