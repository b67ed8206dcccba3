import Foundation

/// Turns bytes into an article.
///
/// Implementations are chosen by content.
public protocol ArticleReader: Sendable {
  /// A short name of the format, for messages.
  var format: String { get }
  /// Whether the bytes look like this reader's format.
  func recognises(_ input: ArticleInput) -> Bool
  /// Reads an article.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge`, `unsupportedFormat` or `malformed`.
  func read(_ input: ArticleInput) throws -> Article
}

/// Bytes to read, with what is known about them.
public struct ArticleInput: Sendable {
  /// The bytes, unchanged.
  public var data: Data
  /// Where they came from: a path, an address, or `-`.
  public var source: String
  /// The address they were published at, where known.
  public var url: String?

  /// Makes an input.
  public init(data: Data, source: String, url: String? = nil) {
    self.data = data
    self.source = source
    self.url = url
  }
}

/// Finds the statements worth checking.
public protocol ClaimDetector: Sendable {
  /// The article's claims in reading order, those that are not checkable included.
  func claims(in article: Article) async throws -> [Claim]
  /// What in the article does not agree with the rest of it, in reading order.
  ///
  /// A detector that does not look for it finds nothing.
  func findings(in article: Article) async throws -> [ArticleFinding]
}

extension ClaimDetector {
  /// Nothing.
  public func findings(in article: Article) async throws -> [ArticleFinding] { [] }
}

/// An organisation's documents with their index.
public protocol Archive: Sendable {
  /// Stores documents.
  ///
  /// Each is on disk when its event arrives; adding the same content again does nothing.
  func add(_ documents: some AsyncSequence<Document, any Error> & Sendable)
    -> AsyncThrowingStream<ImportEvent, any Error>
  /// The passages most likely to decide each query, best first, at most `limit` a query, in the order of the queries.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  func search(_ queries: [ArchiveQuery], limit: Int) async throws -> [[RetrievedPassage]]
  /// Fact checks that are near enough to each claim to have dealt with it, nearest first, in the order of the claims.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  func earlierFactChecks(of claims: [String]) async throws -> [[FactCheckMatch]]
  /// How much the archive holds.
  func state() async throws -> ArchiveState
}

extension Archive {
  /// None: an archive need not know fact checks.
  public func earlierFactChecks(of claims: [String]) async throws -> [[FactCheckMatch]] {
    claims.map { _ in [] }
  }
}

/// A question to an archive.
public struct ArchiveQuery: Sendable, Hashable {
  /// The words to look for: a claim or a user's query.
  public var text: String
  /// The article being checked, so that it and copies of it are not returned; nil for a plain search.
  public var excluding: ExcludedArticle?
  /// Which documents may be returned.
  public var filter: DocumentFilter

  /// Makes a query.
  public init(
    text: String, excluding: ExcludedArticle? = nil, filter: DocumentFilter = DocumentFilter()
  ) {
    self.text = text
    self.excluding = excluding
    self.filter = filter
  }
}

/// An article that must not be evidence for itself.
public struct ExcludedArticle: Sendable, Hashable {
  /// Its address, where known.
  public var url: String?
  /// Its text, by which copies are recognised.
  public var text: String

  /// Makes an exclusion.
  public init(url: String?, text: String) {
    self.url = url
    self.text = text
  }
}

/// Judges passages against a claim, and decides.
public protocol Verifier: Sendable {
  /// The model that judges, by name and hash.
  var model: Method.Model { get }
  /// One assessment for each passage of each case, in the order given.
  ///
  /// - Throws: ``AssayError`` with code `inference` or `modelMissing`.
  func assess(_ cases: [VerificationCase]) async throws -> [[Assessment]]
  /// The verdict on a claim from its assessed passages.
  ///
  /// Deterministic, and free of input and output.
  func decide(_ claim: Claim, from assessments: [Assessment]) -> Decision
}

/// A claim with the passages to judge it by.
public struct VerificationCase: Sendable {
  /// The claim.
  public var claim: Claim
  /// The passages, best first.
  public var passages: [RetrievedPassage]
  /// Whether somebody gave the passages for this claim, so that they are about its subject even where they do not name it.
  ///
  /// What a search found may be about anybody, and has to name whom it speaks of.
  public var isGiven: Bool

  /// Makes a case.
  public init(claim: Claim, passages: [RetrievedPassage], isGiven: Bool = false) {
    self.claim = claim
    self.passages = passages
    self.isGiven = isGiven
  }
}

/// Turns texts into vectors whose cosine is near 1 where the texts mean the same.
public protocol Embedder: Sendable {
  /// The model, by name and hash.
  var model: Method.Model { get }
  /// The number of components of a vector.
  var dimension: Int { get }
  /// One unit-length vector for each text, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference` or `modelMissing`.
  func embed(_ texts: [String]) async throws -> [[Float]]
}

/// Writes a report in one format.
public protocol Reporter: Sendable {
  /// The format's name as given to `--format`.
  var format: String { get }
  /// The report as UTF-8 bytes.
  func render(_ report: Report) throws -> Data
}
