import AssayClaims
import AssayCore
import Testing

@Suite("The article and itself")
struct ConsistencyTests {
  private func kinds(_ text: String, published: String? = "2026-02-10") async throws -> [ArticleFinding.Kind]
  {
    try await detector.findings(in: article(text, published: published)).map(\.kind)
  }

  @Test(
    "found",
    arguments: [
      (
        "Police held Temur Shakirov in Minsk.\nA judge freed Timur Shakirov in May 2024.",
        ArticleFinding.Kind.nameSpelling
      ),
      ("Police held Marat Kassenov in Minsk.\nA judge freed Marat Kasenov in May 2024.", .nameSpelling),
      (
        "The report looks at the time between June 2024 and May 2025.\nIn this period Anna Berg was held in March 2023.",
        .dateOutsidePeriod
      ),
      ("Anna Berg was held in Minsk on 5 May 2026.", .dateAfterPublication),
      ("Anna Berg was held in Minsk on Monday, 3 May 2025.", .weekday),
      ("The court freed 12 people, 7 men and 6 women, in May 2024.", .numbers),
      ("Prices rose by 50 percent from 200 euros to 250 euros in Minsk.", .numbers),
    ])
  func found(_ text: String, _ kind: ArticleFinding.Kind) async throws {
    #expect(try await kinds(text) == [kind])
  }

  @Test(
    "nothing is found where all agrees, or where it may",
    arguments: [
      "Police held Temur Shakirov in Minsk.\nA judge freed Shakirov in May 2024.",
      "Police held Ivan Petrov in Minsk.\nA judge freed Anna Petrova in May 2024.",
      "Police held Ann Berg in Minsk.\nA judge freed Anna Berg in May 2024.",
      "The report looks at the time between June 2024 and May 2025.\nIn this period Anna Berg was held in March 2025.",
      "The report looks at the time between June 2024 and May 2025.\nAnna Berg was held in March 2023.",
      "Anna Berg was held in Minsk on 5 May 2025.", "The vote was planned for 5 May 2026.",
      "Anna Berg said the bridge opens on 5 May 2026.",
      "Anna Berg was held in Minsk on Saturday, 3 May 2025.",
      "The court freed 12 people, 6 men and 6 women, in May 2024.",
      "The court freed 12 people, 7 men and at least 4 women, in May 2024.",
      "Police held 12 people, 30 officers and 4 dogs guarded them.",
      "Prices rose by 25 percent from 200 euros to 250 euros in Minsk.",
      "Prices rose by 50 percent, and wages from 200 euros to 250 euros.",
    ])
  func notFound(_ text: String) async throws {
    #expect(try await kinds(text) == [])
  }

  @Test("findings name their sentences")
  func sentences() async throws {
    let text =
      "Police held Temur Shakirov in Minsk.\nNothing else happened.\nA judge freed Timur Shakirov in May 2024."
    let findings = try await detector.findings(in: article(text))
    #expect(findings.map { $0.sentences.map(\.index) } == [[0, 2]])
  }

  @Test("a list of three thousand names takes no square time and no error")
  func manyNames() async throws {
    let text = (0..<3_000).map { "Ivan Petr\(String(UnicodeScalar(97 + UInt8($0 % 26))))ov\($0) was held." }
      .joined(separator: " ")
    _ = try await detector.findings(in: article(text))
  }
}
