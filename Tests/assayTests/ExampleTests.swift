import AssayArchive
import AssayCore
import AssayDefaults
import AssayEngine
import AssayIngest
import Foundation
import Testing

/// The example's article against its archive, with the real models: what a newcomer sees.
@Suite("The example's verdicts", .serialized)
struct ExampleTests {
  /// What the gold says of a sentence.
  private struct Gold: Decodable {
    var sentence: String
    var kind: String
    var fact: String?
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/kazakhstan-civic-freedoms")

  private static let gold: [Gold] = {
    let data = (try? Data(contentsOf: folder.appendingPathComponent("expected.json"))) ?? Data()
    return (try? JSONDecoder().decode([Gold].self, from: data)) ?? []
  }()

  /// One check for all tests: the models are loaded once.
  private static let report = Task { try await check() }

  private static func check() async throws -> Report {
    let database = FileManager.default.temporaryDirectory
      .appendingPathComponent("assay-example-\(UUID().uuidString)/archive.sqlite")
    defer { try? FileManager.default.removeItem(at: database.deletingLastPathComponent()) }
    let embedder = try await Parts.embedder()
    let archive = try Parts.archive(at: database.path, embedder: embedder)
    let notes = DocumentReader().documents(at: [folder.appendingPathComponent("archive").path])
    let documents = notes.compactMap { (item: ReadDocument) throws -> Document? in
      switch item {
      case .document(let document, _): return document
      case .failure(_, let error): throw error
      }
    }
    for try await _ in archive.add(documents) {}
    let engine = try await Parts.engine(
      archive: archive, embedder: embedder, verifier: try await Parts.verifier())
    let article = try ArticleInput(path: folder.appendingPathComponent("article.md").path)
    for try await event in engine.check(article) {
      if case .finished(let report) = event { return report }
    }
    throw CancellationError()
  }

  /// The claims made by a sentence of the gold.
  private func claims(of gold: Gold, in report: Report) -> [CheckedClaim] {
    report.claims.filter {
      gold.sentence.contains($0.claim.sentence.text) || $0.claim.sentence.text == gold.sentence
    }
  }

  @Test("The gold is there, and every sentence of it is found in the article")
  func gold() async throws {
    let report = try await Self.report.value
    #expect(Self.gold.count >= 35)
    for item in Self.gold where item.kind != "notCheckable" {
      #expect(!claims(of: item, in: report).isEmpty, "no claim of: \(item.sentence)")
    }
    #expect(report.summary.failed == 0)
  }

  @Test("Every planted deviation is refuted")
  func deviations() async throws {
    let report = try await Self.report.value
    for item in Self.gold where item.kind == "deviation" {
      let verdicts = claims(of: item, in: report).map { $0.decision?.verdict }
      #expect(verdicts.contains(.refuted), "\(item.fact ?? ""): \(verdicts) \(item.sentence)")
    }
  }

  @Test("No accurate sentence is refuted")
  func accurate() async throws {
    let report = try await Self.report.value
    for item in Self.gold where item.kind == "accurate" {
      for claim in claims(of: item, in: report) {
        #expect(
          claim.decision?.verdict != .refuted,
          "\(claim.claim.text): \(claim.decision?.explanation.summary ?? "")")
      }
    }
  }

  @Test("At least four of five covered accurate sentences are supported")
  func supported() async throws {
    let report = try await Self.report.value
    let accurate = Self.gold.filter { $0.kind == "accurate" }
    let unsupported = accurate.filter { item in
      let verdicts = claims(of: item, in: report).map { $0.decision?.verdict }
      return !verdicts.contains(.supported) || verdicts.contains(.refuted)
    }
    let share = 1 - Double(unsupported.count) / Double(accurate.count)
    #expect(share >= 0.8, "\(unsupported.map(\.sentence))")
  }

  @Test("What no note covers is not decided")
  func uncovered() async throws {
    let report = try await Self.report.value
    for item in Self.gold where item.kind == "uncovered" {
      for claim in claims(of: item, in: report) {
        #expect(claim.decision?.verdict == .notEnoughEvidence, "\(claim.claim.text)")
      }
    }
  }

  @Test("Where two notes disagree, the verdict says so")
  func disputed() async throws {
    let report = try await Self.report.value
    for item in Self.gold where item.kind == "disputed" {
      let verdicts = claims(of: item, in: report).map { $0.decision?.verdict }
      #expect(verdicts.contains(.conflicting), "\(verdicts) \(item.sentence)")
    }
  }

  @Test("Opinions, forecasts and questions get no verdict")
  func notCheckable() async throws {
    let report = try await Self.report.value
    for item in Self.gold where item.kind == "notCheckable" {
      for claim in claims(of: item, in: report) {
        #expect(claim.decision?.verdict == .notCheckable, "\(claim.claim.text)")
      }
    }
  }

  @Test("Every quote stands word for word in the document at the place given")
  func quotes() async throws {
    let report = try await Self.report.value
    for claim in report.claims {
      for evidence in claim.decision?.evidence ?? [] {
        #expect(evidence.passage.text.contains(evidence.quote.text))
        #expect(evidence.quote.span.count == evidence.quote.text.codePointCount)
      }
    }
  }
}
