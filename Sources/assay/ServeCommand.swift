import ArgumentParser
import AssayCore
import AssayDefaults
import AssayReport
import AssayServer
import Foundation
import Logging

/// `assay serve`: the engine over HTTP.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves pages, an API and the widgets of a publisher's page.",
    discussion: """
      Checks that are submitted are kept in a file beside the archive (newsroom.sqlite.checks) and go on after a restart. \
      Without --host, only this machine reaches the server. Whoever opens it to others should give --token, or --read-only, \
      and put a proxy with TLS before it, also one on this machine; with --public-url it knows that others ask through it.

      EXAMPLES:
        assay serve
        assay serve --db newsroom.sqlite --port 8080
        assay serve --follow                        (with “assay watch” beside it, verdicts stay current)
        assay serve --host 0.0.0.0 --public-url https://check.example.org --token-file tokens.txt --trust-proxy
        assay serve --host 0.0.0.0 --read-only
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "The port; 0 for any that is free.")
  var port = 8080
  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"
  @Option(help: "Where readers reach the server, such as https://check.example.org.")
  var publicURL: String?
  @Option(
    help:
      "A token that allows to submit; may be given more than once. Other users of this machine can see it.")
  var token: [String] = []
  @Option(help: "A file with tokens, one a line.", completion: .file())
  var tokenFile: String?
  @Flag(help: "A token is needed to read, too.")
  var `private` = false
  @Flag(help: "Show checks and take none.")
  var readOnly = false
  @Option(help: "Checks that run at once.")
  var jobs = 1
  @Option(help: "Requests that one client may make in a minute; one that submits counts as twenty.")
  var rate = 3000
  @Flag(help: "Take the client's address from X-Forwarded-For: only behind a proxy of your own.")
  var trustProxy = false
  @Flag(help: "Fetch no pages; addresses cannot be submitted then.")
  var offline = false
  @Flag(help: "Also fetch from this machine (127.0.0.1, localhost); for trying things out.")
  var allowLoopback = false
  @Option(help: "The organisation that answers for the checks, in machine-readable data.")
  var publisher: String?
  @Option(help: "fast, accurate or auto: the small model sifts, the large one reads what could decide.")
  var verifier: VerifierChoice = .auto
  @Flag(help: "Follow the checks made here: assay watch and assay follow run keep their verdicts current.")
  var follow = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
    guard (1...16).contains(jobs) else { throw ValidationError("--jobs is from 1 to 16.") }
    guard rate > 0 else { throw ValidationError("--rate is a positive number.") }
    if let publicURL {
      guard let url = URL(string: publicURL), ["http", "https"].contains(url.scheme), url.host() != nil else {
        throw ValidationError("--public-url is an http or https address.")
      }
    }
    if self.private, token.isEmpty, tokenFile == nil {
      throw ValidationError("--private needs --token or --token-file.")
    }
  }

  func run() async throws {
    let options = try options()
    var progress = Progress()
    if !FileManager.default.fileExists(atPath: database.path) {
      progress.step(
        "The archive \(database.path) is empty. Fill it: assay archive add --db \(database.path) FOLDER")
    }
    progress.step("Loading the models …")
    async let loadingVerifier = Parts.verifier(verifier)
    let embedder = try await Parts.embedder()
    let archive = try Parts.archive(at: database.path, embedder: embedder)
    let engine = try await Parts.engine(
      archive: archive, embedder: embedder, verifier: try await loadingVerifier, warn: { Console.error($0) })
    let parts = ServerParts(
      engine: engine, archive: archive,
      pages: offline ? nil : try Parts.pages(allowsLoopback: allowLoopback),
      watch: Parts.watchReporter(besideArchive: database.path), speaker: try Parts.checkSpeaker(),
      history: Parts.revisionReporter(besideArchive: database.path),
      follower: follow
        ? try Parts.checkFollower(archive: archive, path: database.path, verifier: verifier) : nil)
    var log = Logger(label: "assay") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = .info
    let server = WebServer(
      parts: parts, store: try CheckStore(path: CheckStore.path(besideArchive: database.path)),
      options: options,
      log: log)
    OpenFiles.raise()
    let shown = options.host.contains(":") ? "[\(options.host)]" : options.host
    try await server.run { port in
      Console.error("Assay is at http://\(shown):\(port)/ – stop it with Ctrl-C.")
    }
  }

  private func options() throws -> WebServer.Options {
    var options = WebServer.Options()
    options.host = host
    options.port = port
    options.publicURL = publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    options.tokens = Set(token)
    if let tokenFile {
      let text = String(decoding: try InputFile.read(tokenFile).data, as: UTF8.self)
      options.tokens.formUnion(
        text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) })
    }
    options.tokens = options.tokens.filter { !$0.isEmpty }
    if token.isEmpty == false || tokenFile != nil, options.tokens.isEmpty {
      throw AssayError(.empty, "There is no token in what was given.")
    }
    options.isPrivate = self.private
    options.isReadOnly = readOnly
    options.jobs = jobs
    options.requestsPerMinute = rate
    options.trustsProxy = trustProxy
    options.organization = publisher.map { ClaimReviewOptions.Organization(name: $0, url: options.publicURL) }
    return options
  }
}
