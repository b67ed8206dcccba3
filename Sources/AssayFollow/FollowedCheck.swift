import AssayCore
import Foundation

/// A check whose verdicts are kept current.
public struct FollowedCheck: Sendable, Hashable, Codable, Identifiable {
  /// Its identifier.
  public var id: String
  /// The article's headline.
  public var title: String?
  /// Where the article was read from.
  public var source: String
  /// The article's address, where known.
  public var url: String?
  /// When it was followed first.
  public var added: Date
  /// When the article was checked last.
  public var checked: Date
  /// When a claim of it was judged again last; nil where none was.
  public var verified: Date?
  /// The verifier that made the check and judges its claims again.
  public var verifier: String
  /// How many claims are open to new evidence.
  public var claims: Int
  /// How many changes of verdicts there were.
  public var revisions: Int
}

/// A claim of a followed check as it stands.
public struct FollowedClaim: Sendable, Hashable {
  /// Its number in the store.
  public var key: Int64
  /// The check it belongs to.
  public var check: String
  /// The claim.
  public var claim: Claim
  /// The verdict; nil where a step had failed.
  public var verdict: Verdict?
  /// How sure the verdict is.
  public var confidence: Double?
  /// The documents that were judged, by identifier.
  public var evidence: [String]
  /// What live searches found when the article was checked; it stays evidence.
  public var live: [RetrievedPassage]
  /// When it was judged last.
  public var verified: Date
}

/// What the store keeps of a claim: what it takes to look for evidence and to judge it again.
///
/// A form of its own, so that a claim with more to it in a later version can still be read.
struct StoredClaim: Codable {
  var id: String
  var text: String
  var kind: String
  var checkworthiness: Double
  var date: PartialDate?
  var asOf: PartialDate?
  var entities: [ClaimEntity]?
  var queryTerms: [String]?

  init(_ claim: Claim) {
    id = claim.id
    text = claim.text
    kind = claim.kind.rawValue
    checkworthiness = claim.checkworthiness
    date = claim.date
    asOf = claim.asOf
    entities = claim.entities
    queryTerms = claim.queryTerms
  }

  var claim: Claim {
    var claim = Claim(id: id, text: text, asOf: asOf)
    claim.kind = ClaimKind(rawValue: kind) ?? .event
    claim.checkworthiness = checkworthiness
    claim.date = date
    claim.entities = entities ?? []
    claim.queryTerms = queryTerms ?? []
    return claim
  }
}

/// What the store keeps of a passage that a live search found.
struct StoredPassage: Codable {
  var passage: Passage
  var score: Double

  init(_ assessment: Assessment) {
    passage = assessment.passage
    score = assessment.retrievalScore ?? 0
  }

  init(_ retrieved: RetrievedPassage) {
    passage = retrieved.passage
    score = retrieved.score
  }

  var retrieved: RetrievedPassage { RetrievedPassage(passage: passage, score: score) }
}

/// JSON as the store keeps it.
enum StoredJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
