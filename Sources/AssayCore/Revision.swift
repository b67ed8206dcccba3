import Foundation

/// A change of the verdict on a claim of a followed check, and what caused it.
///
/// Revisions are never changed and never removed but with their check.
public struct VerdictRevision: Sendable, Hashable, Codable, Identifiable {
  /// What caused a change.
  public struct Cause: Sendable, Hashable, Codable {
    /// What kind of cause it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
      /// A document came into the archive.
      case document
      /// The article was checked again.
      case recheck
    }

    /// What kind of cause it is.
    public var kind: Kind
    /// The document's identifier.
    public var document: String?
    /// Where it was published.
    public var url: String?
    /// Its headline.
    public var title: String?
    /// Who published it.
    public var source: String?
    /// When it was published.
    public var published: PartialDate?
    /// The words that decided.
    public var quote: String?
    /// What they say about the claim.
    public var stance: Stance?

    /// Makes a cause.
    public init(kind: Kind) { self.kind = kind }

    /// Makes the cause that a judged passage of a new document is.
    public init(_ assessment: Assessment) {
      let origin = assessment.passage.document
      kind = .document
      document = origin.id
      url = origin.url
      title = origin.title
      source = origin.source
      published = origin.published
      quote = assessment.quote.text
      stance = assessment.stance
    }
  }

  /// Its number in the store; later revisions have higher ones.
  public var id: Int64
  /// The followed check's identifier.
  public var check: String
  /// The claim's identifier within the check.
  public var claim: String
  /// What the claim says.
  public var claimText: String
  /// When the verdict changed.
  public var at: Date
  /// The verdict before; nil where a step had failed.
  public var from: Verdict?
  /// The verdict since.
  public var to: Verdict
  /// The confidence before.
  public var fromConfidence: Double?
  /// The confidence since.
  public var confidence: Double
  /// Why, in one or two sentences.
  public var explanation: String
  /// What caused the change, the most telling first.
  public var causes: [Cause]

  /// Makes a revision.
  public init(
    id: Int64, check: String, claim: String, claimText: String, at: Date, from: Verdict?, to: Verdict,
    fromConfidence: Double?, confidence: Double, explanation: String, causes: [Cause]
  ) {
    self.id = id
    self.check = check
    self.claim = claim
    self.claimText = claimText
    self.at = at
    self.from = from
    self.to = to
    self.fromConfidence = fromConfidence
    self.confidence = confidence
    self.explanation = explanation
    self.causes = causes
  }
}

/// An archive that can tell what came into it.
public protocol GrowingArchive: Archive {
  /// Where the archive stands now: everything that comes in later is behind this mark.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  func mark() async throws -> Int64
  /// Passages that came in behind a mark, oldest first, at most `limit`; those of changed documents come again.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  func passages(after mark: Int64, limit: Int) async throws -> [ArrivedPassage]
}

/// A passage that came into an archive.
public struct ArrivedPassage: Sendable, Hashable {
  /// Its place in the order of arrival.
  public var mark: Int64
  /// The passage.
  public var passage: Passage

  /// Makes an entry.
  public init(mark: Int64, passage: Passage) {
    self.mark = mark
    self.passage = passage
  }
}
