import AssayClaims
import AssayCore
import Testing

@Suite("Kinds of statements")
struct KindTests {
  static let cases: [(String, ClaimKind)] = [
    ("Police searched the office of the weekly Horizon in Minsk.", .event),
    ("The court released the editor on 3 May 2025.", .event),
    ("More than 55,000 accounts were blocked in 2025.", .quantity),
    ("The company paid 3 million euros to the ministry.", .quantity),
    ("Inflation reached 9% in December 2025.", .quantity),
    ("The law requires charities to report donations within 10 days.", .law),
    ("Article 174 of the Criminal Code punishes incitement.", .law),
    ("The Constitutional Court ruled in January 2025 that officials must offer another place.", .law),
    ("The minister said that the bridge is safe.", .attribution),
    ("The union warned that the mine could collapse.", .attribution),
    ("According to the ministry, the road was closed in May 2025.", .attribution),
    ("The envoy called the ruling “an affront to human dignity” in Geneva.", .quotation),
    ("“We will not be silenced by this court,” said Anna Berg.", .quotation),
    ("Anna Berg is the director of the museum in Oslo.", .status),
    ("Ivan Petrov remains in prison in Minsk.", .status),
    ("Exports to China were larger in May 2025 than in April 2025.", .comparison),
    ("Reporters Without Borders ranked Georgia 114th of 180 countries.", .comparison),
    ("The bridge collapsed because the steel was rusty.", .causal),
    ("The law is a disgrace.", .opinion),
    ("The government should withdraw the bill.", .opinion),
    ("Journalists should be free to work.", .opinion),
    ("What a wonderful day for the country!", .opinion),
    ("The court will hear the appeal in May.", .prediction),
    ("More such cases will probably follow before the summer.", .prediction),
    ("The economy is expected to grow by 3% next year.", .prediction),
    ("Who will take the next case?", .question),
    ("Why was the report never published?", .question),
    ("Read the full report here.", .instruction),
    ("Please share this page with your friends.", .instruction),
    ("Verify the accuracy of this article.", .instruction),
    ("Listen to the article", .furniture),
    ("Fact Checker", .furniture),
    ("Share this", .furniture),
    ("Government Tightens Control Over Civil Society Groups", .furniture),
  ]

  @Test("the kind of a sentence", arguments: cases)
  func kind(_ text: String, _ kind: ClaimKind) async throws {
    let claims = try await detector.claims(in: article(text))
    #expect(claims.first?.kind == kind)
  }

  @Test("what was said keeps its speaker and has a kind of its own")
  func content() async throws {
    let claims = try await detector.claims(
      in: article("The ministry said in Geneva on 5 May 2025 that 14 villages were flooded in April 2024."))
    #expect(claims.map(\.kind) == [.attribution, .quantity])
    let said = Attribution(
      speaker: "The ministry", verb: "said", date: PartialDate(year: 2025, month: 5, day: 5), place: "Geneva")
    #expect(claims.map(\.attribution) == [said, said])
    #expect(claims.map(\.date?.description) == ["2025-05-05", "2024-04"])
  }

  @Test("what cannot be checked is given as it stands")
  func unchanged() async throws {
    let text = "She will probably resign tomorrow."
    let claims = try await detector.claims(in: article("Anna Berg signed the letter.\n\(text)"))
    #expect(claims.last?.text == text)
    #expect(claims.last?.isCheckable == false)
    #expect(claims.last?.resolutions == [])
  }

  @Test(
    "who said it",
    arguments: [
      ("The union warned that the mine could collapse.", "The union", "warned"),
      ("“The mine is not safe,” said Anna Berg.", "Anna Berg", "said"),
      (
        "“The mine is not safe,” warned the Committee to Protect Miners, calling for help.",
        "the Committee to Protect Miners", "warned"
      ),
      ("According to the ministry, the road was closed in May 2025.", "the ministry", "according to"),
      ("The road was closed in May 2025, the ministry said.", "the ministry", "said"),
    ])
  func attribution(_ text: String, _ speaker: String, _ verb: String) async throws {
    let claims = try await detector.claims(in: article(text))
    #expect(claims.first?.attribution == Attribution(speaker: speaker, verb: verb))
  }

  @Test("facts about named people and dates are worth more than opinions")
  func worth() async throws {
    let claims = try await detector.claims(
      in: article("Police detained Anna Berg in Minsk on 3 May 2025.\nThe law is a disgrace."))
    #expect(claims[0].checkworthiness > 0.8)
    #expect(claims[1].checkworthiness < 0.3)
  }
}
