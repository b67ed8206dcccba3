import AssayCore
import Synchronization
import Testing

@testable import AssayArchive

/// Reads by counting a word, and keeps what it was given.
private final class WordReader: RelevanceReader {
  let batches = Mutex<[Int]>([])

  func relevance(of passages: [Passage], to query: String) async throws -> [Double] {
    batches.withLock { $0.append(passages.count) }
    return passages.map { $0.text.contains(query) ? 1 : 0 }
  }

  func presence(of claims: [String], in text: String) async throws -> [Double] {
    batches.withLock { $0.append(claims.count) }
    return claims.map { text.contains($0) ? 1 : 0 }
  }
}

/// A model may put the best results into order, as long as there is time.
@Suite struct RerankTests {
  private let found = (0..<20).map { index in
    RetrievedPassage(
      passage: Passage(
        document: .init(id: "d\(index)"), span: TextSpan(start: 0, end: 1),
        text: index % 5 == 4 ? "pier" : "yard"), score: 1 - Double(index) / 100,
      parts: ["wordsPart": 1 - Double(index) / 100])
  }

  @Test func whatWasReadIsInTheModelsOrder() async throws {
    let reader = WordReader()
    let reranker = TimedReranker(reader: reader, budget: .seconds(3600), depth: 12)
    let order = try await reranker.order(found, for: "pier")
    #expect(reader.batches.withLock { $0 } == [8, 4])
    let expected = [4, 9, 0, 1, 2, 3, 5, 6, 7, 8, 10, 11] + Array(12..<20)
    #expect(order.map(\.passage.document.id) == expected.map { "d\($0)" })
    for item in order {
      let sum = (item.parts["wordsPart"] ?? 0) + (item.parts["reading"] ?? 0)
      #expect(abs(sum - item.score) < 1e-9, "the parts are the score")
    }
  }

  @Test func factChecksAreReadAgainstThePost() async throws {
    let reader = WordReader()
    let found = (0..<10).map { index in
      FactCheckMatch(
        document: .init(id: "d\(index)"), factCheck: nil,
        text: index == 3 || index == 9 ? "pier sank" : "yard",
        score: 0.9 - Double(index) / 100)
    }
    let order = try await TimedReranker(reader: reader, budget: .seconds(3600)).order(
      found, for: "The #pier sank! https://t.co/x")
    #expect(reader.batches.withLock { $0 } == [TimedReranker.matchDepth])
    #expect(order.map(\.document.id) == [3, 0, 1, 2, 4, 5, 6, 7, 8, 9].map { "d\($0)" })
    #expect(order[0].parts["reading"] == TimedReranker.matchShare)
    #expect(order.allSatisfy { (0...1).contains($0.score) })
  }

  @Test func withoutTimeNothingIsReadAndNothingMoves() async throws {
    let reader = WordReader()
    let order = try await TimedReranker(reader: reader, budget: .zero).order(found, for: "pier")
    #expect(reader.batches.withLock { $0 }.isEmpty)
    #expect(order.map(\.passage) == found.map(\.passage))
    let nothing: [RetrievedPassage] = []
    let ordered = try await TimedReranker(reader: reader, budget: .seconds(1)).order(nothing, for: "pier")
    #expect(ordered.isEmpty)
  }
}
