/// What an earlier fact check found: the claim it checked, and its rating in its own words.
///
/// The fields are those of schema.org's ClaimReview. Who checked it and when are the document's source and date.
public struct FactCheck: Sendable, Hashable, Codable {
  /// The claim that was checked, as the fact checker put it (`claimReviewed`).
  public var claim: String
  /// The rating in the fact checker's own words (`reviewRating.alternateName`): "Mostly False", "Four Pinocchios".
  public var rating: String?
  /// What the rating means in our verdicts, where that is beyond doubt; nil otherwise.
  public var verdict: Verdict?
  /// Who made the claim (`itemReviewed.author`).
  public var claimant: String?
  /// When the claim was made (`itemReviewed.datePublished`).
  public var claimDate: PartialDate?
  /// Where the claim appeared, as addresses.
  public var appearances: [String]

  /// Makes a fact check.
  public init(
    claim: String, rating: String? = nil, verdict: Verdict? = nil, claimant: String? = nil,
    claimDate: PartialDate? = nil, appearances: [String] = []
  ) {
    self.claim = claim
    self.rating = rating
    self.verdict = verdict
    self.claimant = claimant
    self.claimDate = claimDate
    self.appearances = appearances
  }

  /// Decodes a fact check; all but the claim may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    claim = try container.decode(String.self, forKey: .claim)
    rating = try container.decodeIfPresent(String.self, forKey: .rating)
    verdict = try container.decodeIfPresent(Verdict.self, forKey: .verdict)
    claimant = try container.decodeIfPresent(String.self, forKey: .claimant)
    claimDate = try container.decodeIfPresent(PartialDate.self, forKey: .claimDate)
    appearances = try container.decodeIfPresent([String].self, forKey: .appearances) ?? []
  }
}

/// An earlier fact check that may have dealt with a claim already.
public struct FactCheckMatch: Sendable, Hashable, Codable {
  /// The fact check's document: who checked, when, and where to read it.
  public var document: Passage.Origin
  /// What was checked and how it was rated; nil for a document that does not say so in a form we can read.
  public var factCheck: FactCheck?
  /// The words that matched: the claim checked, or a passage of the document.
  public var text: String
  /// How near it is to the claim asked for, from 0 to 1; comparable between queries.
  public var score: Double
  /// The parts of the score by name.
  public var parts: [String: Double]

  /// Whether the match is near enough to be shown unasked, beside a verdict.
  ///
  /// By the cosine of the two claims under all-MiniLM-L6-v2: from 0.65 on, nine of ten were the claim that was meant
  /// (999 posts against 10,381 fact checks), and of 809 claims on other matters none had a match.
  public var isNear: Bool { (parts["dense"] ?? 0) >= 0.65 }

  /// Makes a match.
  public init(
    document: Passage.Origin, factCheck: FactCheck?, text: String, score: Double,
    parts: [String: Double] = [:]
  ) {
    self.document = document
    self.factCheck = factCheck
    self.text = text
    self.score = score
    self.parts = parts
  }
}
