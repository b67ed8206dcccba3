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
