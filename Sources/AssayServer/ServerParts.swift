public import AssayCore
public import AssayEngine

/// What a server works with.
public struct ServerParts: Sendable {
  /// Checks articles.
  public var engine: Engine
  /// Answers searches.
  public var archive: any Archive
  /// Fetches articles by address; nil where the server makes no requests of its own.
  public var pages: (any PageReader)?
  /// Tells how the watch is doing; nil where nothing is watched.
  public var watch: (any WatchReporter)?
  /// Tells how verdicts of followed checks changed; nil where none is followed.
  public var history: (any VerdictHistory)?
  /// Reads articles aloud; nil where there is no voice.
  public var speaker: (any CheckSpeaker)?

  /// Gathers the parts.
  public init(
    engine: Engine, archive: any Archive, pages: (any PageReader)? = nil,
    watch: (any WatchReporter)? = nil, history: (any VerdictHistory)? = nil,
    speaker: (any CheckSpeaker)? = nil
  ) {
    self.engine = engine
    self.archive = archive
    self.pages = pages
    self.watch = watch
    self.history = history
    self.speaker = speaker
  }
}

/// Fetches an article by its address.
public protocol PageReader: Sendable {
  /// The page at an address, and the text of the article on it.
  ///
  /// The text names the article: two pages with the same text are the same article, whatever else changed on the page.
  ///
  /// - Throws: ``AssayError`` with a message for whoever gave the address.
  func page(at address: String) async throws -> (input: ArticleInput, text: String)
}

/// Tells how the watch is doing.
public protocol WatchReporter: Sendable {
  /// The state of the watch; nil where nothing is watched yet.
  func watchSummary() async throws -> WatchSummary?
}

/// How the watch is doing, for a page and for programs.
public struct WatchSummary: Sendable, Codable, Hashable {
  /// A source that cannot be read at present.
  public struct Problem: Sendable, Codable, Hashable {
    /// The source's address.
    public var source: String
    /// What happened, in words.
    public var message: String
    /// How it is, in a word.
    public var condition: String

    /// Makes a problem.
    public init(source: String, message: String, condition: String) {
      self.source = source
      self.message = message
      self.condition = condition
    }
  }

  /// Sources by condition.
  public var sources: [String: Int]
  /// How long the one that has waited longest is overdue, in seconds.
  public var lagSeconds: Int
  /// Documents that came new in the last hour.
  public var newItemsLastHour: Int
  /// Documents that came new in the last 24 hours.
  public var newItems: Int
  /// Documents whose text changed in the last 24 hours.
  public var changedItems: Int
  /// When a source was read last, as ISO 8601.
  public var lastVisit: String?
  /// The sources that have failed longest.
  public var problems: [Problem]

  /// Makes a summary.
  public init(
    sources: [String: Int], lagSeconds: Int, newItemsLastHour: Int, newItems: Int, changedItems: Int,
    lastVisit: String?, problems: [Problem]
  ) {
    self.sources = sources
    self.lagSeconds = lagSeconds
    self.newItemsLastHour = newItemsLastHour
    self.newItems = newItems
    self.changedItems = changedItems
    self.lastVisit = lastVisit
    self.problems = problems
  }
}
