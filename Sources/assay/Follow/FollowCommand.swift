import ArgumentParser
import AssayCore
import AssayDefaults
import AssayFollow
import AssayReport
import Foundation

/// `assay follow`: checks whose verdicts are kept current.
struct FollowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Keeps the verdicts of checked articles current, and tells what changed and why.",
    discussion: """
      “assay check ARTICLE --follow” follows a check, “assay follow add” one that “assay serve” keeps. From then on “assay watch”, “assay archive add” and “assay follow \
      run” judge its claims again, by the verifier that made the check, when documents come in that bear on them. What live \
      searches found then stays evidence; they are asked again when the article is checked again. Every change of a verdict is kept with its \
      cause. Notices go to the webhooks of the configuration file, signed as Standard Webhooks are: \
      {"webhooks": [{"url": "https://…", "secret": "whsec_…"}]}.

      EXAMPLES:
        assay check article.md --follow
        assay follow list
        assay follow feed --output changes.xml
      """,
    subcommands: [Add.self, List.self, Show.self, Remove.self, Run.self, Feed.self])

  /// How lists are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  /// The store beside an archive.
  ///
  /// - Throws: ``AssayError`` with code `notFound` where nothing was ever followed.
  static func store(_ database: DatabaseOptions) throws -> FollowStore {
    guard let store = try FollowStore.existing(besideArchive: database.path) else {
      throw AssayError(
        .notFound, "Nothing is followed beside \(database.path) yet. Begin: assay check ARTICLE --follow")
    }
    return store
  }

  /// A check's identifier from its beginning.
  ///
  /// - Throws: ``AssayError`` with code `notFound`, also where several begin so.
  static func identifier(_ text: String, in store: FollowStore) async throws -> String {
    let ids = try await store.checks().map(\.id)
    if ids.contains(text) { return text }
    let found = ids.filter { $0.hasPrefix(text) }
    guard let only = found.first, found.count == 1 else {
      throw AssayError(
        .notFound,
        found.isEmpty
          ? "No followed check is called “\(text)”. See: assay follow list"
          : "Several followed checks begin with “\(text)”: \(found.joined(separator: ", ")).")
    }
    return only
  }

  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(value) + Data("\n".utf8)
  }

  /// Lists followed checks.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the followed checks.",
      discussion: """
        EXAMPLE:
          assay follow list --format json
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "text, or json: one object a line.")
    var format: Format = .text

    func run() async throws {
      let store = try FollowCommand.store(database)
      let checks = try await store.checks()
      switch format {
      case .json: for check in checks { try Console.output(try FollowCommand.encode(check)) }
      case .text:
        for check in checks {
          try Console.output(
            CleanText.run(
              "\(check.id)  \(check.title ?? check.source): \(check.claims) open claims, "
                + "\(check.revisions) changes, checked \(check.checked.formatted(.iso8601)) by the \(check.verifier) verifier"
            ))
        }
        try Console.output(try await FollowText.status(store))
      }
    }
  }

  /// Shows one check.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows a followed check: every claim as it stands, and every change with its cause.",
      discussion: """
        EXAMPLE:
          assay follow show 1f3a09c2d4e5
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "text or json.")
    var format: Format = .text
    @Argument(help: "The check's identifier, or its beginning.")
    var id: String

    private struct Whole: Encodable {
      struct Claim: Encodable {
        var id: String
        var text: String
        var verdict: Verdict?
        var confidence: Double?
        var verified: Date
      }
      var check: FollowedCheck
      var claims: [Claim]
      var revisions: [VerdictRevision]
    }

    func run() async throws {
      let store = try FollowCommand.store(database)
      let id = try await FollowCommand.identifier(id, in: store)
      guard let check = try await store.checks().first(where: { $0.id == id }) else { return }
      let claims = try await store.claims(of: id)
      let revisions = try await store.revisions(of: id)
      switch format {
      case .json:
        let whole = Whole(
          check: check,
          claims: claims.map {
            .init(
              id: $0.claim.id, text: $0.claim.text, verdict: $0.verdict, confidence: $0.confidence,
              verified: $0.verified)
          }, revisions: revisions)
        try Console.output(try FollowCommand.encode(whole))
      case .text:
        try Console.output(CleanText.run("\(check.title ?? check.source)"))
        for claim in claims {
          try Console.output(
            CleanText.run("  \(claim.claim.id)  \(FollowText.words(claim.verdict)): \(claim.claim.text)"))
        }
        try Console.output(revisions.isEmpty ? "No verdict has changed." : "Changes:")
        for revision in revisions {
          try Console.output("  \(revision.at.formatted(.iso8601))  \(FollowText.line(revision))")
        }
      }
    }
  }

  /// Forgets a check.
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Stops to follow a check, and forgets it with its changes.",
      discussion: """
        EXAMPLE:
          assay follow remove 1f3a09c2d4e5
        """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The check's identifier, or its beginning.")
    var id: String

    func run() async throws {
      let store = try FollowCommand.store(database)
      let id = try await FollowCommand.identifier(id, in: store)
      _ = try await store.remove(id)
      Console.error("\(id) is no longer followed.")
    }
  }

  /// Looks at what came in.
  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Judges again what new documents bear on, and sends notices that are due.",
      discussion: """
        “assay watch” and “assay archive add” do this by themselves; this is for documents that came in another way, and \
        for a scheduler.

        EXAMPLE:
          assay follow run --db newsroom.sqlite
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "text, or json: one changed verdict a line.")
    var format: Format = .text

    func run() async throws {
      let (path, format) = (database.path, format)
      _ = try FollowCommand.store(database)
      try await Interruption.cancelling {
        let outcome = try await FollowWork(archive: path).catchUp()
        switch format {
        case .json:
          for revision in outcome.revisions { try Console.output(try FollowCommand.encode(revision)) }
        case .text:
          try Console.output(
            "\(outcome.passages) new passages, \(outcome.claims) claims judged again, "
              + "\(outcome.revisions.count) verdicts changed.")
        }
      }
    }
  }

  /// Writes the changes as Atom.
  struct Feed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the latest changes of verdicts as an Atom feed.",
      discussion: """
        EXAMPLE:
          assay follow feed --output /srv/www/changes.xml --url https://desk.example.org/changes.xml
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "Write the feed to a file instead of standard output.", completion: .file())
    var output: String?
    @Option(help: "Where the feed will be found.")
    var url: String?

    func run() async throws {
      let data = try await ChangeFeed.atom(of: FollowCommand.store(database), address: url)
      guard let output else { return try Console.output(data) }
      try OutputFile.write(data, to: output)
    }
  }
}
