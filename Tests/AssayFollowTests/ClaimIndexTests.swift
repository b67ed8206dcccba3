import AssayCore
import Testing

@testable import AssayFollow

@Suite("Which claims a passage bears on")
struct ClaimIndexTests {
  private static let claims: [Claim] = [
    "Gulnara Bazhkenova was put under house arrest on 1 December 2025.",
    "The parliament of Kazakhstan passed a law on foreign agents in 2024.",
    "The river Irtysh rose by two metres in May.",
  ].enumerated().map { number, text in
    var claim = Claim(id: "c\(number)", text: text)
    if number == 0 { claim.entities = [ClaimEntity(kind: .person, name: "Gulnara Bazhkenova")] }
    return claim
  }

  @Test(
    "A passage is led to the claim that it speaks of, and to no other",
    arguments: [
      ("A court has lifted the house arrest of the editor Gulnara Bazhkenova.", [0]),
      ("Deputies said the parliament would pass the law on foreign agents.", [1]),
      ("In May the Irtysh had risen two metres above its mark.", [2]),
      ("The football season opened with a draw.", []), ("", []), ("🙂 ١٢٣", []),
    ])
  func matches(passage: String, expected: [Int]) {
    let index = ClaimIndex(Self.claims)
    #expect(index.matches(ClaimIndex.terms(of: passage)).map(\.claim) == expected)
  }

  @Test("A term that every passage has says little")
  func frequency() throws {
    let passage = ClaimIndex.terms(of: "House arrest in December")
    var index = ClaimIndex(Self.claims)
    let before = try #require(index.matches(passage).first).share
    for _ in 0..<500 { index.learn(passage) }
    #expect(index.matches(passage).first.map { $0.share < before } ?? true)
  }

  @Test("A name weighs more than another word")
  func names() throws {
    let index = ClaimIndex(Self.claims)
    let name = try #require(index.matches(ClaimIndex.terms(of: "Gulnara Bazhkenova")).first).share
    let words = index.matches(ClaimIndex.terms(of: "house arrest")).first?.share ?? 0
    #expect(name > words)
  }

  @Test("The cost of a passage is bounded: at most 64 claims, those that share most")
  func bounded() {
    let many = (0..<5000).map {
      Claim(id: "c\($0)", text: "The court of Almaty fined reporter number \($0).")
    }
    let matches = ClaimIndex(many).matches(
      ClaimIndex.terms(of: "The court of Almaty fined reporter number 4321."))
    #expect(matches.count == 64)
    #expect(matches.first?.claim == 4321)
  }

  @Test(
    "Words alone must share more; near in meaning is enough",
    arguments: [
      (0.25, nil, false), (0.3, nil, true), (0.2, 0.3, false), (0.2, 0.65, true), (0.45, 0.3, true),
    ] as [(Double, Double?, Bool)])
  func bearing(share: Double, cosine: Double?, expected: Bool) {
    #expect(Bearing.isEnough(share: share, cosine: cosine) == expected)
  }
}
