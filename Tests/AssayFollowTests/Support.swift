import AssayCore
import AssayTesting
import Foundation

@testable import AssayFollow

/// A store in a folder that is removed with it, beside an archive in memory.
final class FollowBench: Sendable {
  let folder: URL
  let store: FollowStore
  let archive = InMemoryArchive()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "assay-follow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try FollowStore(path: folder.appendingPathComponent("a.sqlite.follow").path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Follows an article of these claims, each with its verdict; nil is a step that failed.
  ///
  /// - Parameter judged: The passages that each verdict rests on.
  @discardableResult
  func follow(
    _ claims: [(String, Verdict?)], url: String? = "https://news.example/story", id: String? = "story",
    judged: [Passage] = [], verifier: String = FollowStore.standardVerifier, hooks: [String] = []
  ) async throws -> [VerdictRevision] {
    let report = Self.report(claims, url: url, judged: judged)
    return try await store.follow(
      report, id: id, verifier: verifier, mark: await archive.mark(), hooks: hooks
    ).revisions
  }

  /// A report with these claims.
  static func report(_ claims: [(String, Verdict?)], url: String?, judged: [Passage] = []) -> Report {
    // In other words than the claims: a document that repeats the article would be a copy of it, and no evidence.
    let text = "What this story tells is told here in words of its own, at some length and with care."
    let checked = claims.enumerated().map { number, entry in
      let outcome: CheckedClaim.Outcome =
        entry.1.map { verdict in
          .decided(
            Decision(
              verdict: verdict, confidence: 0.9, probabilities: .noEvidence,
              explanation: Explanation(summary: verdict.rawValue),
              evidence: judged.map {
                Assessment(
                  passage: $0, stance: .neutral, probabilities: .noEvidence, facets: [],
                  quote: Quote(text: $0.text, span: $0.span))
              }))
        } ?? .failed(StepFailure(step: "verify", message: "broke"))
      return CheckedClaim(claim: Claim(id: "c\(number + 1)", text: entry.0), outcome: outcome)
    }
    return Report(
      article: Article(
        title: "Story", url: url, source: "story.md", sha256: ContentHash.sha256(Data(text.utf8)), text: text,
        paragraphs: [], sentences: []),
      checkedAt: Date(), claims: checked, timeline: [],
      method: Method(
        version: "0", verifier: .init(name: "fake", sha256: ""), embedder: nil,
        archive: ArchiveState(documents: 0, passages: 0)),
      timings: Timings(ingest: 0, claims: 0, retrieve: 0, verify: 0, total: 0))
  }

  /// Adds documents to the archive.
  func add(_ documents: Document...) async throws {
    let source = AsyncThrowingStream<Document, any Error> { continuation in
      for document in documents { continuation.yield(document) }
      continuation.finish()
    }
    for try await _ in archive.add(source) {}
  }

  /// A follower on the fakes.
  func follower(hooks: [String] = [], failing: Set<String> = []) -> Follower<InMemoryArchive> {
    var options = Follower<InMemoryArchive>.Options()
    options.hooks = hooks
    return Follower(
      store: store, archive: archive, verifier: { _ in WordVerifierFake(failing: failing) }, embedder: nil,
      options: options)
  }
}

/// A document that says `text`.
func document(_ id: String, _ text: String, url: String? = nil) -> Document {
  Document(
    id: id, url: url ?? "https://other.example/\(id)", title: "Report \(id)",
    published: PartialDate(year: 2026, month: 2, day: 3), source: "Other Daily", text: text)
}
