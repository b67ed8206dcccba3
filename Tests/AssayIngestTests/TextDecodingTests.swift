import AssayCore
import AssayIngest
import Foundation
import Testing

struct TextDecodingTests {
  private let words = "Суд в Алматы решил дело. Журналистка осталась под домашним арестом."

  private func text(_ data: Data) throws -> String {
    try PlainTextReader().read(ArticleInput(data: data, source: "a.txt")).text
  }

  @Test(
    arguments: [
      (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
      (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf8, [0xEF, 0xBB, 0xBF]),
    ] as [(String.Encoding, [UInt8])])
  func followsByteOrderMarks(_ encoding: String.Encoding, _ mark: [UInt8]) throws {
    let body = try #require(words.data(using: encoding))
    #expect(try text(Data(mark) + body) == words)
    // A cut-off last unit does not lose the rest.
    #expect(try text(Data(mark) + body.dropLast()).hasPrefix("Суд в Алматы решил дело."))
  }

  @Test func guessesWindowsCharsets() throws {
    let cyrillic = try #require(words.data(using: .windowsCP1251))
    #expect(try text(cyrillic) == words)
    let western = "The “café” cost €200 in Zürich. It was dear."
    let data = try #require(western.data(using: .windowsCP1252))
    #expect(try text(data) == western)
  }

  /// Russian text files from before Unicode; as Windows-1251 they would be letters without sense.
  @Test func guessesKOI8() throws {
    // "Суд в Алматы решил дело." in KOI8-R.
    let sentence: [UInt8] = [
      0xF3, 0xD5, 0xC4, 0x20, 0xD7, 0x20, 0xE1, 0xCC, 0xCD, 0xC1, 0xD4, 0xD9, 0x20, 0xD2, 0xC5, 0xDB, 0xC9,
      0xCC, 0x20,
      0xC4, 0xC5, 0xCC, 0xCF, 0x2E,
    ]
    let data = Data(sentence + [0x20] + sentence)
    #expect(try text(data) == "Суд в Алматы решил дело. Суд в Алматы решил дело.")
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func readsUTF16WithoutAMark(_ encoding: String.Encoding) throws {
    let western = "The court in Almaty ruled on Monday that the outlet must pay a fine."
    #expect(try text(try #require(western.data(using: encoding))) == western)
    let page = Data("<html><body><p>\(western)</p></body></html>".data(using: encoding) ?? Data())
    #expect(try HTMLReader().read(ArticleInput(data: page, source: "a.html")).text == western)
  }

  /// Sentences end with other marks there, and words are not spaced.
  @Test(arguments: ["Shift_JIS", "utf-8"])
  func readsJapanesePages(_ charset: String) throws {
    let first = "アルマトイの裁判所は月曜日、報道機関に罰金の支払いを命じた。編集部が明らかにした。"
    let second = "弁護士によると、決定に対して十日以内に控訴する予定だという。"
    let page =
      "<html><head><meta charset=\(charset)><title>裁判所、報道機関に罰金</title></head><body><article><h1>裁判所、報道機関に罰金"
      + "</h1><p>\(first)</p><p>\(second)</p></article></body></html>"
    let encoding: String.Encoding = charset == "utf-8" ? .utf8 : .shiftJIS
    let article = try HTMLReader().read(
      ArticleInput(data: try #require(page.data(using: encoding)), source: "a.html"))
    #expect(article.text.contains(first) && article.text.contains(second))
    #expect(article.title == "裁判所、報道機関に罰金")
  }

  /// A script's charset says nothing about the page.
  @Test(arguments: [
    "<script src=a.js charset='UTF-8'></script><meta charset='ISO-8859-2'>",
    "<script charset=windows-1251></script><meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>",
  ])
  func theCharsetIsThatOfTheMetaElement(_ head: String) throws {
    let polish = "Sąd w Ałmaty orzekł, że redakcja musi zapłacić grzywnę."
    let page = "<html><head>\(head)</head><body><p>\(polish)</p></body></html>"
    let data = try #require(page.data(using: .isoLatin2))
    #expect(try HTMLReader().read(ArticleInput(data: data, source: "a.html")).text == polish)
  }

  /// Pages that declare GB 2312 use characters of its successors.
  @Test func readsChinesePagesThatExceedTheirCharset() throws {
    // "朱镕基说，法院周一裁定罚款。" in GBK; the second character is not in GB 2312.
    let sentence: [UInt8] = [
      0xD6, 0xEC, 0xE9, 0x46, 0xBB, 0xF9, 0xCB, 0xB5, 0xA3, 0xAC, 0xB7, 0xA8, 0xD4, 0xBA, 0xD6, 0xDC, 0xD2,
      0xBB, 0xB2,
      0xC3, 0xB6, 0xA8, 0xB7, 0xA3, 0xBF, 0xEE, 0xA1, 0xA3,
    ]
    let page =
      Data("<html><head><meta charset=gb2312></head><body><p>".utf8) + Data(sentence)
      + Data("</p></body></html>".utf8)
    #expect(try HTMLReader().read(ArticleInput(data: page, source: "a.html")).text == "朱镕基说，法院周一裁定罚款。")
  }

  @Test func repairsMostlyValidUTF8() throws {
    let data = Data("Он сказал «нет», и ушёл.".utf8) + Data([0xFF]) + Data(" Всё — конец.".utf8)
    #expect(try text(data) == "Он сказал «нет», и ушёл.\u{FFFD} Всё — конец.")
  }

  @Test func refusesTheImplausible() {
    let data = Data([0x81, 0x8D, 0x41, 0x8F, 0x90, 0x42, 0x9D, 0x81])
    let error = failure { try PlainTextReader().read(ArticleInput(data: data, source: "a.txt")) }
    #expect(error?.code == .unsupportedFormat)
    #expect(error?.message.contains("iconv") == true)
  }
}
