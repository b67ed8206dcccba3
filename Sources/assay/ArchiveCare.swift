import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import Foundation

extension DatabaseOptions {
  /// Opens the archive, which must be there.
  func existing(embedder: (any Embedder)?) throws -> SQLiteArchive {
    guard FileManager.default.fileExists(atPath: path) else {
      throw AssayError(.notFound, "There is no archive at \(path). Make one: assay archive add FOLDER")
    }
    return try Parts.archive(at: path, embedder: embedder)
  }
}

/// `assay archive vectors`: makes what dense retrieval lacks.
struct ArchiveVectors: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract: "Makes the vectors that passages lack, for retrieval by meaning.",
    discussion: """
      A large import leaves them for later. It can be stopped at any moment and goes on where it stopped; searches \
      and imports may run meanwhile.

      EXAMPLE:
        assay archive vectors --db newsroom.sqlite
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let database = database
    try await Interruption.cancelling {
      let archive = try database.existing(embedder: try await Parts.embedder())
      let (counts, continuation) = AsyncStream.makeStream(
        of: (done: Int, total: Int).self, bufferingPolicy: .bufferingNewest(1))
      async let making = {
        defer { continuation.finish() }
        return try await archive.makeMissingVectors { continuation.yield(($0, $1)) }
      }()
      var progress = Progress()
      for await count in counts {
        progress.count("passages placed in vector space", count.done, of: count.total)
      }
      progress.clear()
      Console.error("\(try await making) vectors made.")
    }
  }
}

/// `assay archive export`: everything as JSON Lines.
struct ArchiveExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes all documents, with their earlier versions, as JSON Lines.",
    discussion: """
      “assay archive add” of the result into a new archive gives the same documents and versions.

      EXAMPLE:
        assay archive export --db newsroom.sqlite --output newsroom.jsonl
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "Write to a file instead of standard output.", completion: .file())
  var output: String?
  @Flag(help: "Leave out versions that are no longer current.")
  var currentOnly = false

  func run() async throws {
    let (database, output, currentOnly) = (database, output, currentOnly)
    try await Interruption.cancelling {
      let archive = try database.existing(embedder: nil)
      let handle = try output.map(Self.file) ?? .standardOutput
      var count = 0
      for try await document in archive.documents(earlierVersions: !currentOnly) {
        try Task.checkCancellation()
        try handle.write(contentsOf: JSONLines.encode(Line(document)) + Data("\n".utf8))
        count += 1
      }
      Console.error("\(count) documents and versions written.")
    }
  }

  private static func file(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw AssayError(.cannotWrite, "\(path) cannot be written. Check its folder and permissions.")
    }
    return handle
  }

  /// A document in the form that `archive add` reads.
  private struct Line: Encodable {
    var id: String
    var url: String?
    var title: String?
    var published: String?
    var source: String?
    var language: String?
    var text: String
    var kind: String?
    var factCheck: FactCheck?

    init(_ document: Document) {
      id = document.id
      url = document.url
      title = document.title
      published = document.published?.description
      source = document.source
      language = document.language
      text = document.text
      kind = document.kind?.rawValue
      factCheck = document.factCheck
    }
  }
}

/// `assay archive verify`: whether everything is whole.
struct ArchiveVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads an archive through and says what is damaged; ends with 1 where something is.",
    discussion: """
      EXAMPLE:
        assay archive verify --db newsroom.sqlite
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let problems = try await database.existing(embedder: nil).verify()
    guard !problems.isEmpty else { return Console.error("The archive is whole.") }
    for problem in problems { Console.error("  \(problem)") }
    throw AssayError(
      .archiveDamaged,
      "The archive \(database.path) is damaged. If only its index is, this mends it: assay archive rebuild "
        + "--db \(database.path)")
  }
}

/// `assay archive rebuild`: makes the index anew.
struct ArchiveRebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Makes the index anew from the documents; the vectors follow.",
    discussion: """
      EXAMPLE:
        assay archive rebuild --db newsroom.sqlite
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let database = database
    try await Interruption.cancelling {
      let archive = try database.existing(embedder: nil)
      try await archive.rebuildIndex()
      let state = try await archive.state()
      Console.error(
        "\(state.passages) passages of \(state.documents) documents indexed. Now make their vectors: "
          + "assay archive vectors --db \(database.path)")
    }
  }
}

/// `assay archive sources`: what is known of the sources.
struct ArchiveSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Takes in, or prints, the cards of sources: owner, funding, country, kind, language, party.",
    discussion: """
      The file has one card after another. Sources of one owner count as one source of evidence.

        source: The Selden Courier
        also: Selden Courier, courier.example
        owner: Tide Holding
        funding: advertising, says its report of 2024
        country: SE
        kind: newspaper
        language: en
        party: its owner holds the dredging contract

      EXAMPLES:
        assay archive sources --db newsroom.sqlite sources.txt
        assay archive sources --db newsroom.sqlite > sources.txt
      """)

  @OptionGroup var database: DatabaseOptions
  @Argument(help: "The file that replaces all cards; without it, the cards are printed.", completion: .file())
  var file: String?

  func run() async throws {
    let archive = try database.existing(embedder: nil)
    guard let file else {
      return try Console.output(Data(SourceCardFile.text(try await archive.sourceCards()).utf8))
    }
    let input = try InputFile.read(file)
    let cards = try SourceCardFile.cards(in: String(decoding: input.data, as: UTF8.self))
    try await archive.setSourceCards(cards)
    Console.error("\(cards.count) cards of sources taken in.")
  }
}
