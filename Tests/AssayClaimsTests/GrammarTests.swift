import AssayClaims
import AssayCore
import Foundation
import Testing

/// The detector as it ships: rules on words, then the grammar.
func parsingDetector() async throws -> ArticleClaimDetector {
  let models = GrammarModel.files.folder.deletingLastPathComponent()
  return ArticleClaimDetector(
    model: try CheckWorthinessModel(folder: models.appendingPathComponent("checkworthiness")),
    parser: try await GrammarModel.load())
}

/// What the grammar adds to the rules on words, and what it must leave alone; all sentences are invented.
@Suite("Claims by grammar", .enabled(if: GrammarModel.isSetUp))
struct GrammarTests {
  private func texts(_ text: String) async throws -> [String] {
    try await parsingDetector().claims(in: article(text)).map(\.text)
  }

  @Test("sentences that words alone do not cut", arguments: SplitCase.grammar)
  func cut(_ example: SplitCase) async throws {
    let found = try await texts(example.text)
    for claim in example.claims { #expect(found.contains(claim), "\(found)") }
  }

  @Test("pronouns that the last sentence settles", arguments: ResolutionCase.grammar)
  func resolved(_ example: ResolutionCase) async throws {
    let claims = try await parsingDetector().claims(in: article(example.article))
    #expect(claims.last?.text == example.last)
    #expect(claims.last?.resolutions.isEmpty == false)
  }

  @Test("pronouns that nothing settles stay", arguments: ResolutionCase.grammarLeaves)
  func left(_ example: ResolutionCase) async throws {
    let claims = try await parsingDetector().claims(in: article(example.article))
    #expect(claims.last?.text == example.last)
  }

  @Test(
    "no qualifier is lost in a cut",
    arguments: ["allegedly", "reportedly", "apparently", "possibly", "purportedly"])
  func hedges(_ word: String) async throws {
    let found = try await texts(
      "The bank \(word) paid the minister 5 million euros and owns the port in Batumi.")
    #expect(found.filter { $0.contains("5 million") }.allSatisfy { $0.contains(word) })
  }

  @Test(
    "no negation is lost, and none spreads",
    arguments: [
      "The ministry did not publish the report and destroyed the copies.",
      "No minister resigned and apologised to the families.",
      "Neither court heard the witnesses and read the letters.",
      "The accused were not heard and sentenced in public.",
      "The editor denied that he had met the envoy and taken money.",
      "The ministry never said three bridges were closed in Oral in May 2024.",
      "No minister said that the bridge was closed in Oral in May 2024.",
    ])
  func negations(_ text: String) async throws {
    let found = try await texts(text)
    #expect(found == [text])
  }

  @Test("what somebody never said, or nobody said, is not stated")
  func unsaid() async throws {
    for text in [
      "The ministry never said that 14 villages were flooded in April 2024.",
      "No official said that 14 villages were flooded in April 2024.",
    ] {
      #expect(try await texts(text) == [text])
    }
  }

  @Test("a ship that bears a person's name does not become somebody")
  func ship() async throws {
    let found = try await texts(
      "Inspectors held the cargo ship Lady Ophelia in 2021. She said nothing of it in Minsk.")
    #expect(!found.contains { $0.hasPrefix("Lady Ophelia said") })
  }

  @Test("words in quotation marks are never changed or cut")
  func quoted() async throws {
    let text = "“We raided the office and it was empty,” Marat Ibrayev told the court in 2024."
    #expect(try await texts(text) == [text])
  }
}

extension SplitCase {
  static let grammar = [
    SplitCase(
      "Debts amounted to roughly €290 million, compared with €340 million a year earlier.",
      "Debts amounted to roughly €290 million."),
    SplitCase(
      "Wages rose by 8 per cent and prices by 3.5 per cent.", "Wages rose by 8 per cent.",
      "Prices rose by 3.5 per cent."),
    SplitCase(
      "What we know so far: at least six roads are closed in Oral.", "At least six roads are closed in Oral."),
  ]
}

extension ResolutionCase {
  static let grammar = [
    ResolutionCase(
      "The bridge was built in 1980.\nIt was repaired in May 2024.", "The bridge was repaired in May 2024.")
  ]
  static let grammarLeaves = [
    ResolutionCase(
      "The bridge was built in 1980. It took the city ten years.", "It took the city ten years."),
    ResolutionCase(
      "Marat Ibrayev met Timur Asanov in Minsk.\nHe was arrested in May 2024.", "He was arrested in May 2024."
    ),
    ResolutionCase(
      "Police searched the flat and the office in Oral.\nIt was empty in May 2024.",
      "It was empty in May 2024."),
    ResolutionCase(
      "Georgia and Armenia signed the treaty in 2024.\nThe government left the treaty in 2025.",
      "The government left the treaty in 2025."),
  ]
}
