import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import AssayServer

@Suite struct PhrasesTests {
  /// Every text of a table, by the name of its field; functions are asked with something that must be in the answer.
  private static func texts(_ phrases: Phrases) -> [String: String] {
    var texts = Dictionary(
      uniqueKeysWithValues: Mirror(reflecting: phrases).children.compactMap { child in
        (child.value as? String).flatMap { text in child.label.map { ($0, text) } }
      })
    let named: [(String, @Sendable (String) -> String)] = [
      ("waitingSince", phrases.waitingSince), ("runningNow", phrases.runningNow),
      ("failedAt", phrases.failedAt),
      ("by", phrases.by), ("originalAt", phrases.originalAt), ("owner", phrases.owner),
      ("sourcesOf", phrases.sourcesOf), ("factCheckOf", phrases.factCheckOf),
      ("evidenceOn", phrases.evidenceOn),
    ]
    for (name, make) in named { texts[name] = make("WORDS") }
    for (name, make) in [
      ("before", phrases.before), ("claimOf", phrases.claimOf), ("passages", phrases.passages),
    ] {
      texts[name] = make(4711)
    }
    texts["claimTitle"] = phrases.claimTitle(4711, "WORDS")
    texts["sourcesLead"] = phrases.sourcesLead(4711, 815)
    for mark in Mark.allCases { texts["verdict \(mark)"] = phrases.verdict(mark) }
    return texts
  }

  @Test(arguments: ["ru", "kk"])
  func aLanguageHasEveryText(code: String) throws {
    let phrases = try #require(Phrases.all.first { $0.language == code })
    let english = Self.texts(.english)
    let own = Self.texts(phrases)
    #expect(Set(own.keys) == Set(english.keys))
    for (name, text) in own where !["home", "language"].contains(name) {
      #expect(!text.isEmpty, "\(name)")
      #expect(text != english[name], "“\(name)” is not translated")
      for place in ["WORDS", "4711", "815", "{done}", "{total}", "{count}"] {
        #expect(text.contains(place) == english[name]?.contains(place), "“\(name)” has the place \(place)")
      }
    }
    #expect(Set(phrases.months).count == 12)
    let dates = try (1...12).map { phrases.date(try #require(PartialDate(year: 2025, month: $0, day: 9))) }
    #expect(Set(dates).count == 12)
    #expect(dates.allSatisfy { $0.contains("2025") && $0.contains("9") })
  }

  @Test(
    arguments: [
      (nil, "en"), ("", "en"), ("ru", "ru"), ("kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
      ("de,ru;q=0.5,en;q=0.7", "en"),
      ("RU-ru", "ru"), ("de", "en"), ("ru;q=0", "en"), ("en;q=0.3, kk ; q=0.4", "kk"), (";;,,q=", "en"),
    ] as [(String?, String)])
  func theBrowserSaysWhichLanguage(wanted: String?, code: String) {
    var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
    head.headerFields[.acceptLanguage] = wanted
    #expect(Phrases.of(Request(head: head, body: RequestBody(buffer: ByteBuffer()))).language == code)
  }

  @Test func pagesAreInTheReadersLanguage() async throws {
    try await ServerHouse().live { (client) async throws in
      let id = try await client.checked("The sea is wet.")
      let russian = try await client.get("/", [.acceptLanguage: "ru"])
      #expect(russian.headers[.contentLanguage] == "ru")
      #expect(russian.headers[.vary]?.contains("Accept-Language") == true)
      #expect(russian.text.contains("<html lang=\"ru\">") && russian.text.contains("Проверка статьи"))
      // A page that is kept in memory is kept for each language; the report within is English and says so.
      var pages: [String] = []
      for language in ["en", "kk", "ru", "kk"] {
        pages.append(try await client.get("/checks/\(id)", [.acceptLanguage: language]).text)
      }
      #expect(pages[1] == pages[3])
      #expect(Set(pages).count == 3)
      #expect(pages[1].contains("<html lang=\"en\">") && pages[1].contains("lang=\"kk\""))
      #expect(pages[1].contains("Дереккөздер") && pages[2].contains("Источники"))
    }
  }
}
