import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import AssayEngine
import AssayFollow
import AssayReport
import AssaySources
import Foundation

/// `assay check`: the main job.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks an article claim by claim.",
    discussion: """
      Reads plain text, Markdown or HTML, from a file or from an address. Without --db, a folder named “archive” beside the article is used as the \
      archive; otherwise your own, filled by “assay archive add”.

      EXAMPLES:
        assay check article.md
        assay check https://example.org/story
        assay check article.md --search wikipedia --search searxng=https://search.example.org
        assay check article.md --follow
        assay check page.html --db newsroom.sqlite --format html --output report.html
        pbpaste | assay check - --format json
      """)

  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var input: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var fetching: FetchOptions
  @Option(help: "terminal, json, html, markdown or claimreview.")
  var format: ReportFormat = .terminal
  @Option(help: "fast or accurate; auto: the fast model sifts, the accurate one reads what could decide.")
  var verifier: VerifierChoice = .auto
  @OptionGroup var searching: SearchOptions
  @Flag(
    help: ArgumentHelp(
      "Keep the verdicts current: judge claims again, by the same verifier, when new documents bear on them. What live "
        + "searches found stays evidence; they are asked again when the article is checked again. See: assay follow"
    ))
  var follow = false
  @Option(help: "Write the report to a file instead of standard output.", completion: .file())
  var output: String?

  func run() async throws {
    try await Interruption.cancelling {
      let report = try await check()
      try write(report)
      if !report.claims.isEmpty, report.summary.failed == report.claims.count(where: \.claim.isCheckable),
        report.summary.failed > 0
      {
        throw AssayError(.inference, "No claim could be checked; the report says why for each.")
      }
    }
  }

  private func check() async throws -> Report {
    var progress = Progress()
    if WebAddress.isAddress(input), !fetching.offline { progress.step("Fetching \(input) …") }
    let article = try await InputFile.load(input, options: fetching)
    progress.step("Loading the models …")
    async let loadingVerifier = Parts.verifier(verifier)
    let embedder = try await Parts.embedder()
    let choice = ArchiveChoice(input: input, database: database.db)
    let archive = try await choice.open(embedder, progress: &progress)
    let mark = try await archive.mark()
    let verifier = try await loadingVerifier
    let live = try Parts.live(
      searching.providers(), embedder: embedder, offline: fetching.offline,
      allowsLoopback: fetching.allowLoopback)
    let engine = try await Parts.engine(
      archive: archive, embedder: embedder, verifier: verifier, live: live, warn: { Console.error($0) })
    let report = try await progress.report(of: engine.check(article), source: input)
    if follow { try await keepCurrent(report, archive: archive.path, mark: mark) }
    return report
  }

  private func keepCurrent(_ report: Report, archive: String, mark: Int64) async throws {
    let store = try FollowStore(path: FollowStore.path(besideArchive: archive))
    let hooks = try Parts.webhooks(UserConfiguration.load()).map(\.address.string)
    let (id, revisions) = try await store.follow(
      report, verifier: verifier.rawValue, mark: mark, hooks: hooks)
    let place = archive == UserFolders.archive ? "" : " --db \(archive)"
    Console.error("Followed as \(id). See: assay follow show \(id)\(place)")
    for revision in revisions { Console.error(FollowText.line(revision)) }
  }

  private func write(_ report: Report) throws {
    let reporter = format.reporter(
      width: output == nil ? Console.width : 100, color: output == nil && Console.outputIsTerminal)
    let data = try reporter.render(report)
    guard let output else { return try Console.output(data) }
    try OutputFile.write(data, to: output)
    Console.error("Wrote \(output).")
  }
}

extension ReportFormat: ExpressibleByArgument {}
