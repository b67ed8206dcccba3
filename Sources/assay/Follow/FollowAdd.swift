import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import AssayFollow
import AssayServer
import AssaySources
import Foundation

extension FollowCommand {
  /// Follows a saved check.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Follows a check that “assay serve” made and keeps, and judges its claims at once.",
      discussion: """
        EXAMPLE:
          assay follow add 1f3a09c2d4e5 --db newsroom.sqlite
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "The verifier that the check was made by: fast, accurate or auto.")
    var verifier: VerifierChoice = .fast
    @Argument(help: "The check's name, as in its address: /checks/NAME.")
    var id: String

    func run() async throws {
      let command = self
      try await Interruption.cancelling { try await command.add() }
    }

    private func add() async throws {
      let path = CheckStore.path(besideArchive: database.path)
      guard FileManager.default.fileExists(atPath: path),
        let report = try await CheckStore(path: path).report(id)
      else {
        throw AssayError(
          .notFound,
          "No finished check is called “\(id)” beside \(database.path). An article is checked and followed by: assay check "
            + "ARTICLE --follow")
      }
      // Else a verdict would change because another model read, and the change would be put down to a document.
      let judge: any Verifier = try await Parts.verifier(verifier)
      let model = judge.model
      guard model.name == report.method.verifier.name else {
        throw AssayError(
          .malformed,
          "This check was made by “\(report.method.verifier.name)”, and --verifier \(verifier.rawValue) is “\(model.name)”. "
            + "Give the one it was made by.")
      }
      let store = try FollowStore(path: FollowStore.path(besideArchive: database.path))
      let hooks = try Parts.webhooks(UserConfiguration.load()).map(\.address.string)
      let mark = try await Parts.archive(at: database.path, embedder: nil).mark()
      let (followed, revisions) = try await store.follow(
        report, verifier: verifier.rawValue, mark: mark, hooks: hooks)
      for revision in revisions { Console.error(FollowText.line(revision)) }
      let outcome = try await FollowWork(archive: database.path).review(followed)
      try Console.output(
        "Followed as \(followed): \(outcome.claims) claims judged again, \(outcome.revisions.count) verdicts changed."
      )
    }
  }
}
