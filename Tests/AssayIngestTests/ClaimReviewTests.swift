import AssayCore
import Foundation
import Testing

@testable import AssayIngest

/// Earlier fact checks as publishers write them.
@Suite struct ClaimReviewTests {
  private static let review = """
    {"@context": "https://schema.org", "@type": "ClaimReview", "datePublished": "2024-05-06",
     "url": "https://checks.example/lamps", "inLanguage": "en", "headline": "No, the lamps were on",
     "claimReviewed": "All lamps were turned off &amp; sold.",
     "author": {"@type": "Organization", "name": "Lamp Checks"},
     "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A. Mayor"},
       "datePublished": "2024-05-01", "appearance": [{"url": "https://posts.example/1"}, "https://posts.example/2"]},
     "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": 1,
       "alternateName": "False"}}
    """

  private func read(_ name: String, _ content: String) async throws -> [Document] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(content.utf8).write(to: file)
    var documents: [Document] = []
    for await item in DocumentReader().documents(at: [file.path]) {
      if case .document(let document, _) = item { documents.append(document) }
    }
    return documents
  }

  private func expectLamps(_ document: Document?) {
    #expect(document?.id == "https://checks.example/lamps" && document?.url == document?.id)
    #expect(document?.title == "No, the lamps were on" && document?.source == "Lamp Checks")
    #expect(document?.published == PartialDate(year: 2024, month: 5, day: 6) && document?.language == "en")
    #expect(document?.kind == .factCheck && document?.text == "All lamps were turned off & sold.")
    #expect(
      document?.factCheck
        == FactCheck(
          claim: "All lamps were turned off & sold.", rating: "False", verdict: .refuted,
          claimant: "A. Mayor",
          claimDate: PartialDate(year: 2024, month: 5, day: 1),
          appearances: ["https://posts.example/1", "https://posts.example/2"]))
  }

  @Test(arguments: [
    review, "[\(review)]", "{\"@graph\": [{\"@type\": \"WebPage\"}, \(review)]}",
    "{\"@type\": \"DataFeed\", \"dataFeedElement\": [{\"@type\": \"DataFeedItem\", \"item\": [\(review)]}]}",
  ])
  func everyFormIsRead(_ json: String) async throws {
    let documents = try await read("checks.json", json)
    #expect(documents.count == 1)
    expectLamps(documents.first)
    let lines = try await read("checks.jsonl", json.replacing("\n", with: " ") + "\n")
    #expect(lines == documents)
  }

  @Test func aPageCarriesItsFactCheck() async throws {
    let page = """
      <html lang="en"><head><title>No, the lamps were on</title>
      <script type="application/ld+json">\(Self.review)</script></head><body><article><h1>No, the lamps were on</h1>
      <p>We walked through the streets on three nights in December and counted the lamps that were lit.</p>
      <p>All of them were on, and the city has sold none of them, as its own inventory shows to anyone who asks.</p>
      </article></body></html>
      """
    let document = try #require(try await read("lamps.html", page).first)
    #expect(document.id == "lamps.html" && document.kind == .factCheck && document.source == "Lamp Checks")
    #expect(document.factCheck?.rating == "False")
    #expect(document.text.contains("three nights"), "the text is the article's, not the claim")
  }

  @Test func twoReviewsOfOneAddressAreTwo() async throws {
    let documents = try await read("two.json", "[\(Self.review), \(Self.review)]")
    #expect(documents.map(\.id) == ["https://checks.example/lamps", "https://checks.example/lamps#2"])
  }

  @Test func ourOwnLinesComeBack() async throws {
    let line = """
      {"id":"x","text":"Body.","kind":"factCheck","factCheck":{"claim":"C","rating":"R","verdict":"refuted",\
      "claimDate":"2024-01","appearances":[]}}
      """
    let document = try #require(try await read("own.jsonl", line).first)
    #expect(document.text == "Body." && document.factCheck?.verdict == .refuted)
    #expect(document.factCheck?.claimDate == PartialDate(year: 2024, month: 1))
    #expect(
      try await read("plain.json", "[{\"id\":\"a\",\"text\":\"One.\"},{\"text\":\"Two.\"}]").map(\.id) == [
        "a", "plain.json:2",
      ])
  }

  @Test(arguments: [
    ("False", Verdict?.some(.refuted)), ("FALSE!", .refuted), ("False. The photo is from 2014.", .refuted),
    ("Pants on Fire", .refuted), ("Four Pinocchios", .refuted), ("Ложь", .refuted), ("Жалған", .refuted),
    ("Falso", .refuted), ("True", .supported), ("Правда", .supported), ("Wahr", .supported),
    ("Unproven", .notEnoughEvidence), ("Не доказано", .notEnoughEvidence),
    ("Mostly False", nil), ("Half True", nil), ("Two Pinocchios", nil), ("Not false", nil), ("Satire", nil),
    ("Missing context", nil), ("", nil), ("Отчасти правда", nil), ("Partly true", nil),
    ("True but misleading", nil),
  ])
  func ratings(_ pair: (String, Verdict?)) {
    #expect(RatingScale.verdict(label: pair.0, value: 1, best: 5, worst: 1) == pair.1, "\(pair.0)")
  }

  @Test(arguments: [
    (1.0, 5.0, 1.0, Verdict?.some(.refuted)), (5, 5, 1, .supported), (3, 5, 1, nil), (-1, -1, -1, nil),
    (1, 1, 5, nil),
  ])
  func numbers(_ item: (Double, Double, Double, Verdict?)) {
    #expect(RatingScale.verdict(label: nil, value: item.0, best: item.1, worst: item.2) == item.3)
  }

  /// Broken and hostile input gives documents or an error, never a trap.
  @Test(arguments: 0..<40) func anyBytesAreHarmless(_ seed: UInt64) async throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var bytes = Array(Self.review.utf8)
    for _ in 0..<random(20) + 1 { bytes[random(bytes.count)] = UInt8(random(256)) }
    bytes.removeLast(random(bytes.count))
    _ = try? JSONDocuments.documents(in: Data(bytes), path: "x.json")
    _ = try? JSONDocuments.factChecks(in: Data(bytes), place: "x")
  }

  @Test func deepNestingIsRefused() {
    let json = String(repeating: "[", count: 100_000) + Self.review + String(repeating: "]", count: 100_000)
    #expect(throws: AssayError.self) { try JSONDocuments.documents(in: Data(json.utf8), path: "deep.json") }
  }
}
