import AssayCore
import Foundation

/// The way of an article through the parts: read, find claims, retrieve, verify, decide.
///
/// This room knows the parts by their protocols alone and decides nothing itself. It owns the order of the steps, what
/// happens when one fails, and the stream of events that everyone watches.
public struct Engine: Sendable {
  private let reader: any ArticleReader
  private let detector: any ClaimDetector
  private let archive: any Archive
  private let verifier: any Verifier
  private let embedder: Method.Model?
  private let options: Options
  private let live: LiveSearch?

  /// How much is looked at.
  public struct Options: Sendable {
    /// Passages judged for each claim.
    public var passagesPerClaim: Int
    /// Claims that go through retrieval and verification together.
    ///
    /// A failure is confined to one group.
    public var claimsPerGroup: Int

    /// Makes options; the defaults suit two processor cores.
    public init(passagesPerClaim: Int = 8, claimsPerGroup: Int = 8) {
      self.passagesPerClaim = max(1, passagesPerClaim)
      self.claimsPerGroup = max(1, claimsPerGroup)
    }
  }

  /// Wires an engine from its parts.
  ///
  /// - Parameters:
  ///   - embedder: the model behind the archive's dense retrieval, for the report's record of the method.
  ///   - live: looks for evidence outside of the archive; nil asks nobody.
  public init(
    reader: any ArticleReader, detector: any ClaimDetector, archive: any Archive, verifier: any Verifier,
    embedder: Method.Model?, options: Options = Options(), live: LiveSearch? = nil
  ) {
    self.reader = reader
    self.detector = detector
    self.archive = archive
    self.verifier = verifier
    self.embedder = embedder
    self.options = options
    self.live = live
  }

  /// Checks an article and tells what happens as it happens.
  ///
  /// The stream ends with ``CheckEvent/finished(_:)``, or throws when the article cannot be read, its claims cannot be
  /// found, or the archive does not answer at all. When retrieval or verification fails for some claims, those claims
  /// carry a ``StepFailure`` and the check goes on. Ending the iteration early cancels the work.
  public func check(_ input: ArticleInput) -> AsyncThrowingStream<CheckEvent, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await check(input) { continuation.yield($0) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// Checks an article within the caller's task, on its executor, and tells what happens as it happens.
  ///
  /// Events, and what is thrown, are those of ``check(_:)``.
  public func check(_ input: ArticleInput, tell: @escaping @Sendable (CheckEvent) -> Void) async throws {
    var watch = StepWatch()
    let article = try reader.read(input)
    tell(.articleRead(article))
    watch.end(\.ingest)

    let claims = try await detector.claims(in: article)
    let findings = try await detector.findings(in: article)
    tell(.claimsFound(claims))
    watch.end(\.claims)

    let state = try await archive.state()
    let found = try await live?.find(claims.filter(\.isCheckable), in: article) { tell(.live($0)) }
    watch.end(\.retrieve)
    let checked = try await check(claims, of: article, live: found, watch: &watch, tell: tell)
    let report = Report(
      article: article,
      checkedAt: Date(),
      claims: checked,
      timeline: Timeline.entries(of: claims),
      method: Method(
        version: Assay.version, verifier: verifier.model, embedder: embedder, archive: state),
      timings: watch.finish(),
      findings: findings, searches: found?.records ?? [])
    tell(.finished(report))
  }

  private func check(
    _ claims: [Claim], of article: Article, live: LiveSearch.Findings?, watch: inout StepWatch,
    tell: @Sendable (CheckEvent) -> Void
  ) async throws -> [CheckedClaim] {
    let checkable = claims.filter(\.isCheckable)
    let excluded = ExcludedArticle(url: article.url, text: article.text)
    var outcomes: [String: CheckedClaim.Outcome] = [:]
    var earlier: [String: [FactCheckMatch]] = [:]
    var lookedUp = 0
    for start in stride(from: 0, to: checkable.count, by: options.claimsPerGroup) {
      try Task.checkCancellation()
      let group = Array(checkable[start..<min(start + options.claimsPerGroup, checkable.count)])
      let retrieved = try await retrieve(group, excluding: excluded, live: live?.archive)
      // Shown beside a verdict and no part of it: without them, the check goes on.
      let sources: [any Archive] = [archive] + (live?.archive.map { [$0] } ?? [])
      for source in sources {
        let matches = (try? await source.earlierFactChecks(of: group.map(\.text))) ?? []
        for (claim, found) in zip(group, matches) { earlier[claim.id, default: []] += found }
      }
      for (claim, passages) in zip(group, retrieved.passages) {
        lookedUp += 1
        tell(
          .passagesRetrieved(
            claim: claim.id, count: passages.count, done: lookedUp, total: checkable.count))
      }
      watch.end(\.retrieve)
      let decided = try await verify(group, retrieved)
      watch.end(\.verify)
      for (claim, outcome) in zip(group, decided) {
        outcomes[claim.id] = outcome
        tell(
          .claimChecked(
            CheckedClaim(
              claim: claim, outcome: outcome, earlier: earlier[claim.id] ?? [],
              searches: live?.claims[claim.id] ?? []),
            done: outcomes.count, total: checkable.count))
      }
    }
    return claims.map { claim in
      CheckedClaim(
        claim: claim, outcome: outcomes[claim.id] ?? .decided(.notCheckable(claim)),
        earlier: earlier[claim.id] ?? [], searches: live?.claims[claim.id] ?? [])
    }
  }

  private struct Retrieved {
    var passages: [[RetrievedPassage]]
    var failure: StepFailure?
  }

  private func retrieve(
    _ claims: [Claim], excluding: ExcludedArticle, live: (any Archive)?
  ) async throws -> Retrieved {
    let queries = claims.map { ArchiveQuery(text: $0.text, excluding: excluding) }
    do {
      var passages = try await archive.search(queries, limit: options.passagesPerClaim)
      if let live {
        // What the archive has already is judged once.
        let further = try await live.search(queries, limit: self.live?.options.passagesPerClaim ?? 0)
        passages = zip(passages, further).map { own, found in
          let known = Set(own.map(\.passage.text))
          return own + found.filter { !known.contains($0.passage.text) }
        }
      }
      return Retrieved(passages: passages)
    } catch let error where !(error is CancellationError) {
      let failure = StepFailure(step: "retrieve", message: String(describing: error))
      return Retrieved(passages: claims.map { _ in [] }, failure: failure)
    }
  }

  private func verify(_ claims: [Claim], _ retrieved: Retrieved) async throws -> [CheckedClaim.Outcome] {
    if let failure = retrieved.failure { return claims.map { _ in .failed(failure) } }
    let cases = zip(claims, retrieved.passages).map { VerificationCase(claim: $0, passages: $1) }
    do {
      let assessments = try await verifier.assess(cases)
      return zip(claims, assessments).map { .decided(verifier.decide($0, from: $1)) }
    } catch let error where !(error is CancellationError) {
      let failure = StepFailure(step: "verify", message: String(describing: error))
      return claims.map { _ in .failed(failure) }
    }
  }
}

extension Decision {
  /// What a statement gets that evidence cannot decide: nothing was looked for.
  static func notCheckable(_ claim: Claim) -> Decision {
    let reason =
      switch claim.kind {
      case .opinion: "This is a judgement of value; evidence cannot decide it."
      case .prediction: "This is about what has not happened yet."
      case .question: "This is a question, not a statement."
      case .instruction: "This asks for something; it states nothing."
      default: "These are words of the page, not of the article."
      }
    return Decision(
      verdict: .notCheckable, confidence: 1 - claim.checkworthiness, probabilities: .noEvidence,
      explanation: Explanation(summary: reason), evidence: [])
  }
}
