/// What became of asking a live search provider.
///
/// An open question: "it found nothing" is an answer, "it was not asked" and "it failed" are none.
public enum SearchState: String, Sendable, Codable, CaseIterable {
  /// It answered, if only that it found nothing.
  case answered
  /// Some queries were answered, others not.
  case partly
  /// It was asked and gave no answer.
  case failed
  /// It was not asked.
  case notAsked
}

/// What became of one provider in a check.
public struct SearchRecord: Sendable, Hashable, Codable {
  /// A page that a provider named and that could not be read.
  public struct UnreadPage: Sendable, Hashable, Codable {
    /// Its address.
    public var url: String
    /// Why, for a reader.
    public var reason: String

    /// Makes an entry.
    public init(url: String, reason: String) {
      self.url = url
      self.reason = reason
    }
  }

  /// The provider's name.
  public var provider: String
  /// The service's own name.
  public var title: String
  /// What was sent to it, or would have been.
  public var sends: String
  /// What became of it.
  public var state: SearchState
  /// Why it was not asked or failed, for a reader.
  public var reason: String?
  /// Queries sent.
  public var queries = 0
  /// Of those, how many got no answer.
  public var failures = 0
  /// Claims that it was not asked about.
  public var notAsked = 0
  /// Different documents that it named.
  public var results = 0
  /// Pages read of those documents, or texts that the service gave.
  public var read = 0
  /// Pages that could not be read, at most 50.
  public var unread: [UnreadPage] = []

  /// Makes a record.
  public init(_ card: ProviderCard, state: SearchState, reason: String? = nil) {
    provider = card.name
    title = card.title
    sends = card.sends
    self.state = state
    self.reason = reason
  }
}

/// What became of asking one provider about one claim.
public struct ClaimSearch: Sendable, Hashable, Codable {
  /// The provider's name.
  public var provider: String
  /// The words that were sent; nil where it was not asked.
  public var query: String?
  /// What became of it.
  public var state: SearchState
  /// How many documents it named.
  public var results: Int
  /// Why there is no answer, for a reader.
  public var reason: String?

  /// Makes an entry.
  public init(
    provider: String, query: String?, state: SearchState, results: Int = 0, reason: String? = nil
  ) {
    self.provider = provider
    self.query = query
    self.state = state
    self.results = results
    self.reason = reason
  }
}

/// What a check tells of its live searches while they run.
public enum SearchEvent: Sendable {
  /// A provider is about to be asked about so many claims.
  case asking(ProviderCard, claims: Int)
  /// A provider has been asked all that it will be.
  case asked(SearchRecord)
  /// `done` of `total` pages that providers named have been read or given up.
  case pages(done: Int, total: Int)
}
