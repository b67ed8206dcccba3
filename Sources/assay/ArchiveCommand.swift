import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import Foundation

/// `assay archive`: what evidence is taken from.
struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Fills, describes, checks and copies an archive of evidence.",
    subcommands: [
      Add.self, Stats.self, ArchiveVectors.self, ArchiveExport.self, ArchiveVerify.self, ArchiveRebuild.self,
      ArchiveSources.self,
    ])

  /// Takes documents in.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds documents to an archive.",
      discussion: """
        Takes .txt, .md and .html files, .jsonl with one document a line ({"id", "url", "title", "published", \
        "source", "language", "text", "kind"}), earlier fact checks (ClaimReview in .json, .jsonl or pages), and \
        folders of them. The same document twice is stored once; a changed \
        document becomes a new version. An interrupted import loses nothing that was accepted: run it again and it \
        goes on.

        EXAMPLE:
          assay archive add --db newsroom.sqlite notes/ reports.jsonl
        """)

    @OptionGroup var database: DatabaseOptions
    @Flag(help: "Leave the vectors for later: assay archive vectors.")
    var noVectors = false
    @Argument(help: "Files and folders.", completion: .file())
    var paths: [String]

    func validate() throws {
      if paths.isEmpty { throw ValidationError("Give at least one file or folder.") }
    }

    func run() async throws {
      let (database, paths, noVectors) = (database.path, paths, noVectors)
      try await Interruption.cancelling {
        for path in paths where !FileManager.default.fileExists(atPath: path) {
          throw AssayError(.notFound, "There is no file or folder \(path).")
        }
        var progress = Progress()
        let archive = try Parts.archive(at: database, embedder: noVectors ? nil : try await Parts.embedder())
        let outcome = try await ArchiveImport(archive: archive).run(paths, progress: &progress)
        Console.error(
          "\(outcome.added) added, \(outcome.updated) updated, \(outcome.unchanged) unchanged, "
            + "\(outcome.rejected) not taken.")
        try await FollowWork(archive: database).catchUp()
        let missing = try await archive.statistics().waitingForVectors
        if missing > 0 {
          Console.error(
            "\(missing) passages have no vector yet and are found by their words alone. Make the vectors, now or "
              + "at any time: assay archive vectors --db \(database)")
        }
        if outcome.total == 0, outcome.rejected > 0 {
          throw AssayError(.unreadable, "None of the documents could be taken.")
        }
      }
    }
  }

  /// Says what is there.
  struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says as JSON what an archive holds.",
      discussion: """
        EXAMPLE:
          assay archive stats --db newsroom.sqlite
        """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      let archive = try database.existing(embedder: nil)
      try Console.output(JSONLines.encode(try await archive.statistics()) + Data("\n".utf8))
    }
  }
}
