import AssayCore
import AssayEngine
import AssayTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

@testable import AssayServer

/// A server over fakes, with a store in a folder of its own.
struct ServerHouse {
  let folder: URL
  var options = WebServer.Options()
  var detector: any ClaimDetector = SentenceClaimDetectorFake()
  var pages: (any PageReader)?
  var speaker: (any CheckSpeaker)?
  var history: (any VerdictHistory)?
  var passages: [String: [String]] = [:]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func store() throws -> CheckStore {
    try CheckStore(path: folder.appending(path: "archive.sqlite.checks").path)
  }

  func server() throws -> WebServer {
    let archive = ListedArchiveFake(passages)
    let engine = Engine(
      reader: LineReaderFake(), detector: detector, archive: archive, verifier: WordVerifierFake(),
      embedder: nil)
    var log = Logger(label: "test")
    log.logLevel = .critical
    return WebServer(
      parts: ServerParts(
        engine: engine, archive: archive, pages: pages, history: history, speaker: speaker),
      store: try store(),
      options: options, log: log)
  }

  /// Runs a test against the server as it listens on a port.
  func live<T: Sendable>(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> T) async throws
    -> T
  {
    try await server().application().test(.ahc(), test)
  }
}

extension TestClientProtocol {
  func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
    try await execute(uri: uri, method: .get, headers: headers)
  }

  func post(_ uri: String, _ body: String, _ headers: HTTPFields = [.contentType: "text/plain"]) async throws
    -> TestResponse
  {
    try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
  }

  /// Submits a text and waits until its check has ended.
  func checked(_ text: String, url: String? = nil) async throws -> String {
    let asked = try JSONEncoder().encode(["text": text, "url": url].compactMapValues { $0 })
    let response = try await execute(
      uri: "/api/v1/checks", method: .post, headers: [.contentType: "application/json"],
      body: ByteBuffer(bytes: asked))
    let id = try response.json["id"] as? String ?? ""
    // The stream of events ends with the check.
    _ = try await get("/api/v1/checks/\(id)/events")
    return id
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  var json: [String: Any] {
    get throws {
      try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any] ?? [:]
    }
  }
}

/// Waits until it is let go: holds a check in the middle for as long as a test wants.
final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    var arrived = 0
    var watchers: [(Int, CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  func pass() async {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state -> [CheckedContinuation<Void, Never>] in
        state.arrived += 1
        let woken = state.watchers.filter { $0.0 <= state.arrived }.map(\.1)
        state.watchers.removeAll { $0.0 <= state.arrived }
        if state.isOpen { return woken + [continuation] }
        state.waiting.append(continuation)
        return woken
      }
      ready.forEach { $0.resume() }
    }
  }

  /// Waits until so many have come to the gate.
  func arrivals(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state -> Bool in
        if state.arrived >= count { return true }
        state.watchers.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    waiting.forEach { $0.resume() }
  }
}

/// Finds the sentences, but only once the gate is open.
struct GatedDetector: ClaimDetector {
  let gate: Gate

  func claims(in article: Article) async throws -> [Claim] {
    await gate.pass()
    try Task.checkCancellation()
    return try await SentenceClaimDetectorFake().claims(in: article)
  }
}

/// Pages from a list.
struct ListedPages: PageReader {
  var pages: [String: String] = [:]

  func page(at address: String) async throws -> (input: ArticleInput, text: String) {
    guard let text = pages[address] else { throw AssayError(.notFound, "There is no page at \(address).") }
    return (ArticleInput(data: Data(text.utf8), source: address, url: address), text)
  }
}

/// Finds the sentences.
typealias AlwaysDetector = SentenceClaimDetectorFake
