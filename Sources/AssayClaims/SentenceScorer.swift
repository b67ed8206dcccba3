public import AssayCore

/// Tells how likely sentences state facts worth checking.
public protocol SentenceScorer: Sendable {
  /// What scores, by name and hash.
  var model: Method.Model { get }
  /// The probability, from 0 to 1, that each sentence is factual and worth checking, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference`; `CancellationError`.
  func probabilities(of sentences: [String]) async throws -> [Double]
}

extension CheckWorthinessModel: SentenceScorer {
  /// As ``probability(of:)`` for each.
  public func probabilities(of sentences: [String]) async throws -> [Double] {
    sentences.map(probability(of:))
  }
}
