import AssayCore
import Synchronization

/// A search provider that has its documents in memory, and fails where it is told to.
///
/// It finds a document by any term of the query that its title, snippet or text contains.
public final class InMemorySearchProvider: SearchProvider {
  /// What it is.
  public let card: ProviderCard
  private let documents: [SearchResult]
  private let failure: (@Sendable (SearchQuery) -> SearchFailure?)?
  private let delay: Duration
  private let asked = Mutex<[SearchQuery]>([])

  /// Makes a provider.
  ///
  /// - Parameters:
  ///   - mostQueries: What its card says.
  ///   - delay: How long every answer takes.
  ///   - failure: Gives the failure for a query; nil answers.
  public init(
    name: String = "memory", _ documents: [SearchResult] = [], mostQueries: Int = 100, seconds: Double = 10,
    delay: Duration = .zero, failure: (@Sendable (SearchQuery) -> SearchFailure?)? = nil
  ) {
    card = ProviderCard(
      name: name, title: "The \(name) service", sends: "the search terms of each claim, to nobody",
      spacing: 0,
      mostQueries: mostQueries, seconds: seconds)
    self.documents = documents
    self.failure = failure
    self.delay = delay
  }

  /// Every query asked, in order.
  public var queries: [SearchQuery] { asked.withLock { $0 } }

  /// The documents with a term of the query, in the order given.
  public func search(_ query: SearchQuery, limit: Int) async throws -> [SearchResult] {
    asked.withLock { $0.append(query) }
    if delay > .zero { try await Task.sleep(for: delay) }
    if let failure = failure?(query) { throw failure }
    let found = documents.filter { document in
      let text = [document.title, document.snippet, document.text].compactMap(\.self).joined(separator: " ")
        .lowercased()
      return query.terms.contains { text.contains($0.lowercased()) }
    }
    return Array(found.prefix(limit))
  }
}

/// Pages in memory; every other address is not there.
public struct InMemoryPages: PageSource {
  private let pages: [String: Document]

  /// Makes a source of `pages`, by their addresses.
  public init(_ pages: [String: Document]) { self.pages = pages }

  /// The page at an address.
  public func document(at address: String) async throws -> Document {
    guard let page = pages[address] else {
      throw AssayError(.notFound, "There is no page at \(address).")
    }
    return page
  }
}
