import AssayCore

/// A model that says what a text says about a claim, as calibrated probabilities.
public protocol StanceScorer: Sendable {
  /// The model, by name and hash.
  var model: Method.Model { get }
  /// Where its probabilities are sure enough to take a stance.
  var operatingPoint: OperatingPoint { get }
  /// What the comparisons of facets add to its probabilities.
  var facetWeights: FacetWeights { get }
  /// One set of probabilities for each pair, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference`.
  func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities]
}

extension StanceScorer {
  /// As ``score(_:)``, with equal pairs read once: what several outlets print word for word is one text.
  func scoreDistinct(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
    var distinct: [StancePair] = []
    var places: [StancePair: Int] = [:]
    let order = pairs.map { pair in
      if let place = places[pair] { return place }
      places[pair] = distinct.count
      distinct.append(pair)
      return distinct.count - 1
    }
    let scores = try await score(distinct)
    return order.map { scores[$0] }
  }
}

/// A claim and a text that may bear on it.
public struct StancePair: Sendable, Hashable {
  /// The claim.
  public var claim: String
  /// The text.
  public var evidence: String

  /// Makes a pair.
  public init(claim: String, evidence: String) {
    self.claim = claim
    self.evidence = evidence
  }

  /// Makes a pair of a claim and a passage with its document's title.
  public init(claim: String, passage: Passage) {
    self.init(claim: claim, evidence: Self.evidence(passage.text, of: passage))
  }

  /// Makes a pair of a case's claim and words of one of its passages.
  ///
  /// Texts that were given for the claim have no title but the name that they are shown by, which is not read.
  init(_ item: VerificationCase, _ text: String, of passage: Passage) {
    self.init(claim: item.claim.text, evidence: item.isGiven ? text : Self.evidence(text, of: passage))
  }

  /// What a model reads: the words with the document's title before them, which often names who "she" is.
  private static func evidence(_ text: String, of passage: Passage) -> String {
    guard let title = passage.document.title, !title.isEmpty else { return text }
    return title.last?.isPunctuation == true ? "\(title) \(text)" : "\(title). \(text)"
  }
}

/// The probabilities from which a stance is taken, published with the model in its card.
public struct OperatingPoint: Sendable, Hashable, Codable {
  /// The least probability of refutation at which the model alone may say Refuted.
  public var refuted: Double
  /// The least probability of refutation at which Refuted may be said where a facet differs about the same event.
  public var refutedByFacet: Double
  /// The least probability of support at which Supported may be said.
  public var supported: Double

  /// Makes an operating point; without `refutedByFacet`, a facet that differs changes nothing.
  public init(refuted: Double, refutedByFacet: Double? = nil, supported: Double) {
    self.refuted = refuted
    self.refutedByFacet = refutedByFacet ?? refuted
    self.supported = supported
  }
}
