import AssayClaims
import AssayCore
import Testing

@Suite("What a claim names, dates, counts and leaves open")
struct ClaimDetailsTests {
  private func last(_ text: String) async throws -> Claim {
    try #require(try await detector.claims(in: article(text)).last)
  }

  @Test("entities carry the full name and the article of a law")
  func entities() async throws {
    let claim = try await last(
      "Police questioned Marat Ibrayev in 2024.\nA court in Minsk fined Ibrayev under Article 174(2) of the Criminal Code."
    )
    let law = try #require(claim.entities.first { $0.kind == .law })
    #expect(law.article == "174(2)")
    #expect(law.name == "Criminal Code")
    #expect(claim.entities.contains(ClaimEntity(kind: .person, name: "Marat Ibrayev")))
    #expect(claim.entities.contains(ClaimEntity(kind: .place, name: "Minsk")))
  }

  @Test("a pronoun’s person is an entity of the claim")
  func resolvedPerson() async throws {
    let claim = try await last("Marat Ibrayev leads the party Alga.\nHe was sentenced in Minsk in 2023.")
    #expect(claim.entities.contains(ClaimEntity(kind: .person, name: "Marat Ibrayev")))
  }

  @Test("times are intervals, and say whether they were reckoned")
  func times() async throws {
    let plain = try await last("Police held Marat Ibrayev between June 2024 and May 2025.")
    #expect(plain.times.map { "\($0.first)/\($0.last)" } == ["2024-06/2025-05"])
    #expect(plain.times.map(\.isInferred) == [false])
    let relative = try await last("Police held Marat Ibrayev last month.")
    #expect(relative.times.map { "\($0.first)/\($0.last)" } == ["2026-01/2026-01"])
    #expect(relative.times.map(\.isInferred) == [true])
    #expect(relative.date == PartialDate(year: 2026, month: 1))
  }

  @Test(
    "quantities keep their bounds and units",
    arguments: [
      ("more than 20 people", 20.0, ClaimQuantity.Bound.moreThan), ("at least 20 people", 20, .atLeast),
      ("about 20 people", 20, .approximate), ("up to 20 people", 20, .atMost), ("20 people", 20, .exact),
    ])
  func quantities(_ words: String, _ value: Double, _ bound: ClaimQuantity.Bound) async throws {
    let claim = try await last("Police in Minsk detained \(words) in May 2024.")
    #expect(claim.quantities.map(\.value) == [value])
    #expect(claim.quantities.map(\.bound) == [bound])
  }

  @Test("a range keeps both ends")
  func range() async throws {
    let claim = try await last("The mine in Oral paid 20 to 25 million euros in May 2024.")
    #expect(claim.quantities.first?.value == 20_000_000)
    #expect(claim.quantities.first?.upper == 25_000_000)
    #expect(claim.quantities.first?.unit == "EUR")
  }

  @Test(
    "what stays open is on record",
    arguments: [
      (
        "Marat Ibrayev met Timur Asanov in Minsk.\nHe was arrested in May 2024.", "He",
        ["Marat Ibrayev", "Timur Asanov"]
      ),
      ("The bridge was built in 1980.\nIt was repaired in May 2024.", "It", []),
      (
        "Police fined three papers in Minsk.\nAnna Berg condemned this action in May 2024.", "this action", []
      ),
      ("The weekly Horizon was closed in 2024.\nThe case was opened in Minsk in May 2024.", "The case", []),
      (
        "The Justice Ministry and the Culture Ministry wrote to Minsk.\nThe ministry won in May 2024.",
        "The ministry",
        ["Justice Ministry", "Culture Ministry"]
      ),
    ])
  func ambiguities(_ text: String, _ words: String, _ candidates: [String]) async throws {
    let claim = try await last(text)
    #expect(claim.ambiguities == [Ambiguity(words: words, candidates: candidates)])
  }

  @Test(
    "what is settled is not called open",
    arguments: [
      "Marat Ibrayev was stripped of his licence in 2024.",
      "The case against Marat Ibrayev was opened in 2024.",
      "It took police two years to find Marat Ibrayev.", "Parliament passed the law on assemblies in 2024.",
    ])
  func settled(_ text: String) async throws {
    #expect(try await last(text).ambiguities == [])
  }

  @Test("search terms begin with names and leave out what carries no meaning")
  func terms() async throws {
    let claim = try await last(
      "The police in Minsk detained Marat Ibrayev under “house arrest rules” on 3 May 2024.")
    #expect(Set(claim.queryTerms.prefix(2)) == ["Minsk", "Marat Ibrayev"])
    #expect(claim.queryTerms.contains("house arrest rules"))
    #expect(claim.queryTerms.contains("3 May 2024"))
    #expect(claim.queryTerms.contains("detained"))
    #expect(!claim.queryTerms.contains("the"))
    #expect(claim.queryTerms.count <= 14)
  }
}
