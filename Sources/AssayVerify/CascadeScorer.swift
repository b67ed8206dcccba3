import AssayCore

/// Two models in turn: the fast one sifts everything, the accurate one reads what could decide.
///
/// Of the texts for one claim, those that the fast model holds to be clearly beside the point keep its word; of the rest, the
/// likeliest to decide are read by the accurate one, and the answers of both are joined: two models err on different pairs, so
/// that together they are right more often than either. Once a text has decided, only those are read that may speak against
/// it. What only the fast model has read decides nothing by itself.
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
  /// The same for the texts behind the first ones: on 240 claims with ten texts each, reading more of them changed no verdict
  /// for the better.
  static let besideFurther = 0.6
  /// So many texts of each claim are read closely before it is asked whether more could matter.
  static let firstLook = 2

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
    let sifted = try await fast.score(pairs)
    var scores = sifted.map(Self.undeciding)
    let candidates = Dictionary(grouping: pairs.indices, by: { pairs[$0].claim }).values.map { positions in
      positions.filter { sifted[$0].notEnoughEvidence < Self.beside }
        .sorted { (sifted[$0].notEnoughEvidence, $0) < (sifted[$1].notEnoughEvidence, $1) }
        .prefix(depth)
    }
    func readClosely(_ positions: [Int]) async throws {
      let positions = positions.sorted()
      for (position, score) in zip(positions, try await accurate.score(positions.map { pairs[$0] })) {
        scores[position] = card.join(fast: sifted[position], accurate: score)
      }
    }
    try await readClosely(candidates.flatMap { $0.prefix(Self.firstLook) })
    try await readClosely(
      candidates.flatMap { positions in
        let read = positions.prefix(Self.firstLook).map { scores[$0] }
        return positions.dropFirst(Self.firstLook).filter { matters(sifted[$0], beside: read) }
      })
    return scores
  }

  /// Whether a text could change what the texts read so far say, from the fast model's view of it.
  private func matters(_ text: StanceProbabilities, beside read: [StanceProbabilities]) -> Bool {
    let isSupported = read.contains { $0.supported >= card.thresholds.supported }
    let isRefuted = read.contains { $0.refuted >= card.thresholds.refuted }
    if isSupported == isRefuted { return !isSupported && text.notEnoughEvidence < Self.besideFurther }
    return isSupported ? text.refuted > text.supported : text.supported > text.refuted
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
