import AssayCore
import AssayDefaults
import AssayEngine
import Foundation

/// The check behind `assay listen --with-verdicts` and `--summary`.
///
/// The models live only as long as the check: speaking begins with their memory free again.
struct ListeningCheck {
  let input: String
  let database: String?

  /// Checks the article against the archive that `assay check` would use.
  func run(_ source: ArticleInput, _ progress: inout Progress) async throws -> Report {
    progress.step("Checking the article; loading the models …")
    async let loadingVerifier = Parts.verifier()
    let embedder = try await Parts.embedder()
    let archive = try await ArchiveChoice(input: input, database: database).open(
      embedder, progress: &progress)
    let engine = try await Parts.engine(
      archive: archive, embedder: embedder, verifier: try await loadingVerifier, warn: { Console.error($0) })
    return try await progress.report(of: engine.check(source), source: input)
  }
}
