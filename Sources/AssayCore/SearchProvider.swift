/// Names documents outside of the archive, by asking a service.
///
/// A provider sends what its card says and nothing else, and only when it is asked. A service that does not answer is
/// never the same as a service that found nothing: the one throws, the other gives an empty array.
public protocol SearchProvider: Sendable {
  /// What it is, what it sends to whom, and what it needs.
  var card: ProviderCard { get }
  /// The documents that the service names for a query, best first, at most `limit`; empty where it found none.
  ///
  /// - Throws: ``SearchFailure`` where the service did not answer, or `CancellationError`.
  func search(_ query: SearchQuery, limit: Int) async throws -> [SearchResult]
}

/// What a provider is, for the user who decides whether to turn it on.
public struct ProviderCard: Sendable, Hashable, Codable {
  /// The name to turn it on by: `wikipedia`.
  public var name: String
  /// The service's own name.
  public var title: String
  /// What leaves the machine, and where it goes, in one sentence.
  public var sends: String
  /// What the user must have, in words; nil where nothing.
  public var needs: String?
  /// Seconds that must lie between two queries.
  public var spacing: Double
  /// Queries in one check, at most.
  public var mostQueries: Int
  /// Seconds that one query may take.
  public var seconds: Double

  /// Makes a card.
  public init(
    name: String, title: String, sends: String, needs: String? = nil, spacing: Double = 0.5,
    mostQueries: Int = 40, seconds: Double = 15
  ) {
    self.name = name
    self.title = title
    self.sends = sends
    self.needs = needs
    self.spacing = spacing
    self.mostQueries = mostQueries
    self.seconds = seconds
  }
}

/// What is asked of a provider: a few terms of a claim, and no more.
public struct SearchQuery: Sendable, Hashable {
  /// The terms that identify what the claim speaks of, the most telling first; at most ``mostTerms``.
  public let terms: [String]
  /// BCP 47 code of the language of the article, where known.
  public let language: String?

  /// The most terms of a query.
  public static let mostTerms = 8
  /// The most characters of a query.
  public static let longest = 200

  /// Makes a query of terms; empty ones and those that would make it too long are left out.
  public init(terms: [String], language: String? = nil) {
    var length = 0
    var kept: [String] = []
    for term in terms.lazy.map(Self.line) where !term.isEmpty && kept.count < Self.mostTerms {
      guard length + term.count + 1 <= Self.longest, !kept.contains(term) else { continue }
      kept.append(term)
      length += term.count + 1
    }
    self.terms = kept
    self.language = language
  }

  /// Makes the query for a claim.
  ///
  /// Its search terms, or where it has none its first words. Dates and amounts are left out where other terms remain: what
  /// reports them in other words, or reports others, is to be found too.
  public init(claim: Claim, language: String?) {
    let stated = Set(claim.times.map(\.text) + claim.quantities.map(\.text))
    let general = claim.queryTerms.filter { !stated.contains($0) }
    let terms = general.count >= 2 ? general : claim.queryTerms
    self.init(
      terms: terms.isEmpty ? claim.text.split(whereSeparator: \.isWhitespace).map(String.init) : terms,
      language: language)
  }

  /// The terms in a row, at most `most`.
  public func words(_ most: Int = Self.mostTerms) -> String {
    terms.prefix(most).joined(separator: " ")
  }

  /// One line without quotation marks, which search services read as commands.
  private static func line(_ text: String) -> String {
    text.split { $0.isWhitespace || $0.isNewline || "\"“”«»".contains($0) }.joined(separator: " ")
  }
}

/// A document that a service named.
public struct SearchResult: Sendable, Hashable {
  /// Its address.
  public var url: String
  /// Its headline.
  public var title: String?
  /// What the service quotes of it, as plain text.
  public var snippet: String?
  /// When it was published, or last changed.
  public var published: PartialDate?
  /// Who published it.
  public var publisher: String?
  /// BCP 47 language code.
  public var language: String?
  /// Its whole text, where the service gives it; then its page need not be read.
  public var text: String?
  /// What it checked, where it is a fact check.
  public var factCheck: FactCheck?

  /// Makes a result.
  public init(
    url: String, title: String? = nil, snippet: String? = nil, published: PartialDate? = nil,
    publisher: String? = nil, language: String? = nil, text: String? = nil, factCheck: FactCheck? = nil
  ) {
    self.url = url
    self.title = title
    self.snippet = snippet
    self.published = published
    self.publisher = publisher
    self.language = language
    self.text = text
    self.factCheck = factCheck
  }
}

/// Why a service did not answer.
public struct SearchFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// It asks for fewer requests.
    case rateLimited
    /// It refuses: the key is missing or wrong, or programs are not allowed.
    case refused
    /// It did not understand the query.
    case badQuery
    /// It is down, or cannot be reached.
    case unavailable
    /// It was too slow.
    case timedOut
    /// What it said cannot be understood.
    case malformed
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// What happened and what to do, for a user.
  public var message: String
  /// Seconds after which the service wants to be asked again, where it says so.
  public var retryAfter: Int?

  /// Makes a failure.
  public init(_ kind: Kind, _ message: String, retryAfter: Int? = nil) {
    self.kind = kind
    self.message = message
    self.retryAfter = retryAfter
  }

  /// Whether further queries now would be in vain.
  public var isLasting: Bool { kind == .rateLimited || kind == .refused }

  /// The message.
  public var description: String { message }
}

/// Reads public pages as documents.
public protocol PageSource: Sendable {
  /// The document at an http or https address.
  ///
  /// - Throws: ``AssayError`` that says why it cannot be read: not there, for subscribers only, closed to programs.
  func document(at address: String) async throws -> Document
}

extension DocumentKind {
  /// What a search service quoted of a page that was not read.
  public static let searchResult = DocumentKind(rawValue: "searchResult")
}

/// The source of a document that a live search brought: `live: gdelt (reuters.com)`.
public enum LiveSource {
  private static let mark = "live: "

  /// The source's name, from the provider's and the publisher's.
  public static func name(provider: String, publisher: String?) -> String {
    mark + provider + (publisher.map { " (\($0))" } ?? "")
  }

  /// Whether a source's name is one that a live search gave.
  public static func isLive(_ source: String?) -> Bool { source?.hasPrefix(mark) == true }

  /// The publisher in such a name; the name itself where it is none.
  public static func publisher(in source: String) -> String {
    guard source.hasPrefix(mark), source.hasSuffix(")"), let bracket = source.firstIndex(of: "(") else {
      return source
    }
    return String(source[source.index(after: bracket)...].dropLast())
  }
}
