import Foundation

/// An article checked claim by claim.
public struct Report: Sendable, Codable {
  /// The article.
  public var article: Article
  /// When the check ended.
  public var checkedAt: Date
  /// Claims in reading order, each with what became of it.
  public var claims: [CheckedClaim]
  /// Dated claims in order of time.
  public var timeline: [TimelineEntry]
  /// What in the article does not agree with the rest of it.
  public var findings: [ArticleFinding]
  /// Live search providers, and what became of asking them; empty where none was turned on.
  public var searches: [SearchRecord]
  /// What was used to decide.
  public var method: Method
  /// How long each step took.
  public var timings: Timings

  /// Makes a report.
  public init(
    article: Article, checkedAt: Date, claims: [CheckedClaim], timeline: [TimelineEntry], method: Method,
    timings: Timings, findings: [ArticleFinding] = [], searches: [SearchRecord] = []
  ) {
    self.article = article
    self.checkedAt = checkedAt
    self.claims = claims
    self.timeline = timeline
    self.method = method
    self.timings = timings
    self.findings = findings
    self.searches = searches
  }

  /// The number of claims with each outcome.
  public var summary: Summary { Summary(claims) }
}

/// A claim and what became of it.
///
/// A step that failed is said to have failed; it never turns into a verdict.
public struct CheckedClaim: Sendable, Codable {
  /// What became of a claim.
  public enum Outcome: Sendable, Codable {
    /// A verdict was reached.
    ///
    /// This includes ``Verdict/notEnoughEvidence`` and ``Verdict/notCheckable``.
    case decided(Decision)
    /// A step failed for this claim, so there is no verdict.
    case failed(StepFailure)
  }

  /// The claim.
  public var claim: Claim
  /// What became of it.
  public var outcome: Outcome
  /// Earlier fact checks of the same claim, nearest first; they have no part in the outcome.
  public var earlier: [FactCheckMatch]
  /// What became of asking live search providers about it; empty where none was turned on.
  public var searches: [ClaimSearch]

  /// Makes a checked claim.
  public init(
    claim: Claim, outcome: Outcome, earlier: [FactCheckMatch] = [], searches: [ClaimSearch] = []
  ) {
    self.claim = claim
    self.outcome = outcome
    self.earlier = earlier
    self.searches = searches
  }

  /// The decision, unless a step failed.
  public var decision: Decision? {
    if case .decided(let decision) = outcome { decision } else { nil }
  }
}

/// A step of the pipeline that could not do its work for one claim.
public struct StepFailure: Sendable, Hashable, Codable {
  /// The step: `retrieve` or `verify`.
  public var step: String
  /// What went wrong and what to do, for a reader.
  public var message: String

  /// Makes a failure.
  public init(step: String, message: String) {
    self.step = step
    self.message = message
  }
}

/// Counts of outcomes.
public struct Summary: Sendable, Hashable, Codable {
  /// All claims, checkable or not.
  public var claims = 0
  /// Claims found supported.
  public var supported = 0
  /// Claims found refuted.
  public var refuted = 0
  /// Claims on which credible sources disagree.
  public var conflicting = 0
  /// Claims that the evidence at hand does not decide.
  public var notEnoughEvidence = 0
  /// Statements that evidence cannot decide.
  public var notCheckable = 0
  /// Claims for which a step failed.
  public var failed = 0

  /// Counts the outcomes of `claims`.
  public init(_ claims: [CheckedClaim]) {
    self.claims = claims.count
    for claim in claims {
      switch claim.decision?.verdict {
      case .supported: supported += 1
      case .refuted: refuted += 1
      case .conflicting: conflicting += 1
      case .notEnoughEvidence: notEnoughEvidence += 1
      case .notCheckable: notCheckable += 1
      case nil: failed += 1
      }
    }
  }
}

/// A dated claim on the article's timeline.
public struct TimelineEntry: Sendable, Hashable, Codable {
  /// When.
  public var date: PartialDate
  /// The claim's identifier.
  public var claim: String
  /// The claim's text.
  public var text: String

  /// Makes an entry.
  public init(date: PartialDate, claim: String, text: String) {
    self.date = date
    self.claim = claim
    self.text = text
  }
}

/// Everything that decided: versions, models with their hashes, the archive's state.
public struct Method: Sendable, Hashable, Codable {
  /// A model by name and content.
  public struct Model: Sendable, Hashable, Codable {
    /// The model's name.
    public var name: String
    /// SHA-256 of its weights, in lower-case hexadecimal.
    public var sha256: String

    /// Makes a model record.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// Assay's version.
  public var version: String
  /// The model that judges passages.
  public var verifier: Model
  /// The model that places texts in vector space; nil where retrieval was lexical only.
  public var embedder: Model?
  /// What was in the archive.
  public var archive: ArchiveState

  /// Makes a method record.
  public init(version: String, verifier: Model, embedder: Model?, archive: ArchiveState) {
    self.version = version
    self.verifier = verifier
    self.embedder = embedder
    self.archive = archive
  }
}

/// How much an archive holds.
public struct ArchiveState: Sendable, Hashable, Codable {
  /// Current documents, old versions not counted.
  public var documents: Int
  /// Passages of the current documents.
  public var passages: Int

  /// Makes a state.
  public init(documents: Int, passages: Int) {
    self.documents = documents
    self.passages = passages
  }
}

/// How long each step took, in seconds.
public struct Timings: Sendable, Hashable, Codable {
  /// Reading the article.
  public var ingest: Double
  /// Finding claims.
  public var claims: Double
  /// Finding passages.
  public var retrieve: Double
  /// Judging passages and deciding.
  public var verify: Double
  /// From start to end.
  public var total: Double

  /// Makes timings, in seconds.
  public init(ingest: Double, claims: Double, retrieve: Double, verify: Double, total: Double) {
    self.ingest = ingest
    self.claims = claims
    self.retrieve = retrieve
    self.verify = verify
    self.total = total
  }
}
