import AssayCore
import AssayText

/// Has the model read passages as a whole, then sentence by sentence where they could decide.
///
/// A sentence that says by itself what the passage says is the better quote. Where no sentence does, several decide
/// together and the passage itself is the quote. The probabilities are those of the passage: they are what was calibrated.
struct PassageReader: Sendable {
  let scorer: any StanceScorer
  /// Finds the deciding sentence; its probabilities decide nothing else.
  let quoter: any StanceScorer

  /// Passages below this probability of a stance are not read sentence by sentence; it lies above what ``CascadeScorer`` leaves
  /// to a passage that only the fast model has read.
  private static let worthReading = 0.35
  /// A sentence must reach this share of the passage's probability to stand for it.
  private static let share = 0.85

  func read(_ cases: [VerificationCase]) async throws -> [[PassageJudge.Reading]] {
    let pairs = cases.flatMap { item in
      item.passages.map { StancePair(item, $0.passage.text, of: $0.passage) }
    }
    let whole = try await scorer.scoreDistinct(pairs)
    var spots: [Spot] = []
    var position = 0
    for item in cases {
      for retrieved in item.passages {
        spots += Self.spots(item, retrieved.passage, pair: position, read: whole[position])
        position += 1
      }
    }
    let scores = try await quoter.scoreDistinct(spots.map(\.pair))
    let bySentence = Dictionary(grouping: zip(spots, scores), by: \.0.position)

    position = 0
    return cases.map { item in
      item.passages.map { retrieved in
        defer { position += 1 }
        let sentences = bySentence[position] ?? []
        return Self.reading(
          retrieved.passage, whole: whole[position], sentences: sentences.map { ($0.0, $0.1) })
      }
    }
  }

  /// A sentence of a passage, to be scored.
  private struct Spot {
    var position: Int
    var quote: Quote
    var pair: StancePair
  }

  private static func spots(
    _ item: VerificationCase, _ passage: Passage, pair: Int, read: StanceProbabilities
  ) -> [Spot] {
    guard max(read.supported, read.refuted) >= worthReading else { return [] }
    let sentences = SentenceSplitter().sentences(in: passage.text)
    guard sentences.count > 1 else { return [] }
    return sentences.map { span in
      let text = passage.text.text(in: span)
      return Spot(
        position: pair, quote: Quote(text: text, span: span.shifted(by: passage.span.start)),
        pair: StancePair(item, text, of: passage))
    }
  }

  private static func reading(
    _ passage: Passage, whole: StanceProbabilities, sentences: [(Spot, StanceProbabilities)]
  ) -> PassageJudge.Reading {
    let passageQuote = Quote(text: passage.text, span: passage.span)
    let isSupport = whole.supported >= whole.refuted
    func stance(_ probabilities: StanceProbabilities) -> Double {
      isSupport ? probabilities.supported : probabilities.refuted
    }
    guard let best = sentences.max(by: { stance($0.1) < stance($1.1) }),
      stance(best.1) >= stance(whole) * share
    else { return PassageJudge.Reading(quote: passageQuote, probabilities: whole) }
    return PassageJudge.Reading(quote: best.0.quote, probabilities: whole)
  }
}
