import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayEngine

@Suite("The way of an article through the parts")
struct EngineTests {
  private static let text = "The court fined him.\nThe law passed.\nWas it fair?\nNobody was hurt."

  private func engine(
    archive: ListedArchiveFake, verifier: WordVerifierFake = WordVerifierFake(), claimsPerGroup: Int = 8
  ) -> Engine {
    Engine(
      reader: LineReaderFake(), detector: SentenceClaimDetectorFake(), archive: archive, verifier: verifier,
      embedder: nil, options: .init(claimsPerGroup: claimsPerGroup))
  }

  private func events(_ engine: Engine, text: String = EngineTests.text) async throws -> [CheckEvent] {
    var events: [CheckEvent] = []
    for try await event in engine.check(ArticleInput(data: Data(text.utf8), source: "test")) {
      events.append(event)
    }
    return events
  }

  private func report(_ engine: Engine) async throws -> Report {
    let last = try await events(engine).last
    guard case .finished(let report) = last else {
      throw ConformanceFailure("no report: \(String(describing: last))")
    }
    return report
  }

  private static let archive = ListedArchiveFake([
    "The court fined him.": ["The court fined him."], "The law passed.": ["Other.", "Not: The law passed."],
  ])

  @Test("Each claim gets its own verdict, in reading order, and a question none")
  func verdicts() async throws {
    let report = try await report(engine(archive: Self.archive))
    #expect(
      report.claims.map(\.decision?.verdict) == [.supported, .refuted, .notCheckable, .notEnoughEvidence])
    #expect(report.summary.claims == 4)
    #expect(report.summary.notCheckable == 1)
    #expect(report.method.archive.passages == 3)
  }

  @Test("Every passage's assessment is kept, not only those that decide")
  func keepsAll() async throws {
    let report = try await report(engine(archive: Self.archive))
    #expect(report.claims[1].decision?.evidence.count == 2)
  }

  @Test("Events come in order: read, found, checked up to the total, finished")
  func order() async throws {
    let events = try await events(engine(archive: Self.archive))
    guard case .articleRead = events.first, case .claimsFound(let claims) = events[1] else {
      Issue.record("the stream begins with \(events.prefix(2))")
      return
    }
    #expect(claims.count == 4)
    let counts = events.compactMap { event in
      if case .claimChecked(_, let done, let total) = event { [done, total] } else { nil }
    }
    #expect(counts == [[1, 3], [2, 3], [3, 3]])
  }

  @Test(
    "A step that fails is a failure of its claims, never a verdict, and the rest goes on",
    arguments: [true, false])
  func failure(inRetrieval: Bool) async throws {
    let archive =
      inRetrieval
      ? ListedArchiveFake(["Nobody was hurt.": ["Nobody was hurt."]], failing: ["The law passed."])
      : Self.archive
    let verifier = WordVerifierFake(failing: inRetrieval ? [] : ["c2"])
    let report = try await report(engine(archive: archive, verifier: verifier, claimsPerGroup: 1))
    guard case .failed(let failure) = report.claims[1].outcome else {
      Issue.record("the failed claim got \(report.claims[1].outcome)")
      return
    }
    #expect(failure.step == (inRetrieval ? "retrieve" : "verify"))
    #expect(failure.message.contains("broke on"))
    #expect(report.summary.failed == 1)
    #expect(report.claims[3].decision != nil)
  }

  @Test("An article that cannot be read ends the stream with the reader's error")
  func unreadable() async throws {
    let error = await #expect(throws: AssayError.self) {
      _ = try await events(engine(archive: Self.archive), text: "")
    }
    #expect(error?.code == .empty)
  }

  @Test("Cancelling stops the check before its report")
  func cancellation() async throws {
    let engine = engine(archive: Self.archive)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await events(engine)
    }
    let seen = try? await task.value
    let finished = seen?.contains { if case .finished = $0 { true } else { false } } ?? false
    #expect(!finished)
  }
}
