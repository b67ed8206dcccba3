import AssayCore

/// Two models in turn: the fast one sifts everything, the accurate one reads what could decide.
///
/// Of the texts for one claim, those that the fast model holds to be clearly beside the point keep its word; of the rest, the
/// likeliest to decide are read by the accurate one, and the answers of both are joined: two models err on different pairs, so
/// that together they are right more often than either. What only the fast model has read decides nothing by itself.
public struct CascadeScorer: StanceScorer {
  private let fast: any StanceScorer
  private let accurate: any StanceScorer
  private let card: CascadeCard
  /// The most texts of one claim that the accurate model reads.
  private let depth: Int

  /// From this probability on that a text decides nothing, the fast model is believed.
  ///
  /// It is high: the fast model's "nothing" is wrong more often than the accurate model's.
  static let beside = 0.96

  /// Makes a cascade; `depth` texts for each claim are read closely.
  public init(fast: any StanceScorer, accurate: any StanceScorer, card: CascadeCard, depth: Int = 4) {
    self.fast = fast
    self.accurate = accurate
    self.card = card
    self.depth = max(1, depth)
  }

  /// Both models, the accurate one's hash.
  public var model: Method.Model {
    Method.Model(name: "\(accurate.model.name) with \(fast.model.name)", sha256: accurate.model.sha256)
  }

  /// The operating point of both together.
  public var operatingPoint: OperatingPoint { card.thresholds }

  /// The facets' weights beside both together.
  public var facetWeights: FacetWeights { card.facetWeights }

  /// Scores pairs, in order; pairs of one claim compete for the accurate model's attention.
  ///
  /// - Throws: ``AssayError`` with code `inference`.
  public func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
    var scores = try await fast.score(pairs)
    var close: [Int] = []
    for positions in Dictionary(grouping: pairs.indices, by: { pairs[$0].claim }).values {
      let open = positions.filter { scores[$0].notEnoughEvidence < Self.beside }
      close += open.sorted { (scores[$0].notEnoughEvidence, $0) < (scores[$1].notEnoughEvidence, $1) }
        .prefix(depth)
    }
    close.sort()
    let read = try await accurate.score(close.map { pairs[$0] })
    let joined = zip(close, read).map { position, score in card.join(fast: scores[position], accurate: score)
    }
    for position in pairs.indices { scores[position] = Self.undeciding(scores[position]) }
    for (position, score) in zip(close, joined) { scores[position] = score }
    return scores
  }

  /// The fast model's view, with too little weight to be a stance.
  private static func undeciding(_ score: StanceProbabilities) -> StanceProbabilities {
    let decided = score.supported + score.refuted
    let most = 0.3
    guard decided > most else { return score }
    return StanceProbabilities(
      supported: score.supported / decided * most, refuted: score.refuted / decided * most,
      notEnoughEvidence: 1 - most)
  }
}
