import AssayCore
import AssaySources
import AssayTesting
import Crypto
import Foundation
import Synchronization
import Testing

/// Live searches and followed checks as a user meets them.
@Suite("Live evidence on the command line")
struct LiveTests {
  /// A folder with an article, and an environment in which nothing else is the user's.
  private struct Desk {
    let folder: URL
    let article: String
    let database: String
    let environment: [String: String]

    init() throws {
      folder = try Program.folder()
      article = folder.appendingPathComponent("article.md").path
      database = folder.appendingPathComponent("desk.sqlite").path
      environment = [
        "XDG_DATA_HOME": folder.path, "XDG_CACHE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path,
        "ASSAY_GOOGLE_FACTCHECK_KEY": "",
      ]
      try Data("# Press notes\n\n\(Self.claim)\n".utf8).write(to: URL(fileURLWithPath: article))
    }

    static let claim =
      "On 4 March 2026 a court in Selden fined the journalist Alma Veresk 300 euros for an unregistered broadcast."

    func run(_ arguments: [String]) throws -> Program.Result {
      try Program.run(arguments, environment: environment)
    }

    func configure(_ json: String) throws {
      let file = folder.appendingPathComponent("assay/config.json")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(json.utf8).write(to: file)
    }

    func add(_ name: String, _ text: String) throws -> Program.Result {
      let file = folder.appendingPathComponent("\(name).md")
      try Data("# \(name)\n\n\(text)\n".utf8).write(to: file)
      return try run(["archive", "add", "--db", database, file.path])
    }
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("The providers are listed with what each sends; all are off, and those of the configuration on")
  func providers() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(at: desk.folder) }
    let off = try desk.run(["providers"])
    #expect(off.status == 0)
    for name in ["wikipedia", "mediawiki", "searxng", "gdelt", "google-factcheck"] {
      #expect(off.output.contains("off  \(name)"))
    }
    #expect(off.output.contains("a key, which is not set"))
    try desk.configure(#"{"search": ["wikipedia=kk"], "keys": {"google-factcheck": "k"}}"#)
    let on = try desk.run(["providers"])
    #expect(on.output.contains("on   wikipedia=kk"))
    #expect(on.output.contains("kk.wikipedia.org"))
    #expect(!on.output.contains("not set"))
  }

  @Test(
    "A slip of the pen in the configuration or on the command line is said",
    arguments: [
      (#"{"serach": []}"#, [], "serach"), (#"{"search": "x"}"#, [], "search"), ("{", [], "config.json"),
      (#"{"search": ["bing"]}"#, [], "bing"), ("{}", ["--search", "searxng"], "needs an address"),
      ("{}", ["--search", "altavista"], "altavista"),
    ] as [(String, [String], String)])
  func slips(configuration: String, arguments: [String], word: String) throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(at: desk.folder) }
    try desk.configure(configuration)
    let result = try desk.run(["check", desk.article] + arguments)
    #expect(result.status == 1)
    #expect(result.errors.contains(word), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test(
    "A live search brings evidence that the archive does not have; offline nothing is asked, and that is said"
  )
  func search() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(at: desk.folder) }
    let server = try LoopbackServer { request in
      // The page that it names is on this machine: it must not be read, only what the service quotes of it.
      let host = request.headers["host"] ?? ""
      return .page(
        200, ["Content-Type": "application/json"],
        #"{"results": [{"url": "http://\#(host)/story", "title": "Court fines Alma Veresk", "content": "A court in Selden has"#
          + #" fined the journalist Alma Veresk 300 euros for an unregistered broadcast. The ruling was handed down on"#
          + #" 4 March 2026.", "publishedDate": "2026-03-05"}], "unresponsive_engines": []}"#)
    }
    defer { server.stop() }
    let provider = "searxng=\(server.url("/"))"
    let offline = try desk.run(["check", desk.article, "--format", "json", "--search", provider, "--offline"])
    let declined = try #require(try json(offline.output)["searches"] as? [[String: Any]])
    #expect(declined.map { $0["state"] as? String } == ["notAsked"])
    #expect(server.requests.isEmpty)

    let result = try desk.run(["check", desk.article, "--format", "json", "--search", provider])
    #expect(result.status == 0)
    #expect(result.errors.contains("sent: the search terms of each claim"))
    let report = try json(result.output)
    let searches = try #require(report["searches"] as? [[String: Any]])
    #expect(searches.map { $0["state"] as? String } == ["answered"])
    let claims = try #require(report["claims"] as? [[String: Any]])
    let evidence = claims.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
    #expect(evidence.contains { $0["source"] as? String == "live: searxng (127.0.0.1)" })
    #expect(claims.contains { $0["verdict"] as? String == "supported" })
    let unread = try #require(searches[0]["unread"] as? [[String: Any]])
    #expect((unread.first?["reason"] as? String)?.contains("private network") == true)
    for request in server.requests {
      #expect(request.path.hasPrefix("/search?"))
      #expect(!request.path.contains("Press%20notes"))
    }
  }

  @Test("A followed check keeps what a live search found, and its verdict, when something else comes in")
  func followLive() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(at: desk.folder) }
    let server = try LoopbackServer { request in
      .page(
        200, ["Content-Type": "application/json"],
        #"{"results": [{"url": "http://\#(request.headers["host"] ?? "")/story", "title": "Court fines Alma Veresk", "content": "A court in"#
          + #" Selden has fined the journalist Alma Veresk 300 euros for an unregistered broadcast. The ruling was handed"#
          + #" down on 4 March 2026.", "publishedDate": "2026-03-05"}], "unresponsive_engines": []}"#)
    }
    defer { server.stop() }
    #expect(try desk.add("river", "The river rose by two metres in May 2025.").status == 0)
    let checked = try desk.run([
      "check", desk.article, "--db", desk.database, "--follow", "--format", "json", "--search",
      "searxng=\(server.url("/"))",
    ])
    #expect(checked.errors.contains("Followed as"))
    let first = try json(checked.output)["claims"] as? [[String: Any]]
    #expect(first?.first?["verdict"] as? String == "supported", "\(checked.errors)")
    let asked = server.requests.count
    let added = try desk.add(
      "lawyer", "The journalist Alma Veresk of Selden spoke of her unregistered broadcast in March 2026.")
    #expect(!added.errors.contains("→"), "\(added.errors)")
    #expect(server.requests.count == asked)
    let list = try json(try desk.run(["follow", "list", "--db", desk.database, "--format", "json"]).output)
    #expect(list["verifier"] as? String == "auto")
    let id = try #require(list["id"] as? String)
    let show = try json(
      try desk.run(["follow", "show", id, "--db", desk.database, "--format", "json"]).output)
    #expect((show["claims"] as? [[String: Any]])?.first?["verdict"] as? String == "supported")
    #expect(list["verified"] != nil, "The claim was judged again.")
  }

  @Test("A hub delivers to a watch that gave its address, from the feed's naming of it to the archive")
  func hub() async throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(at: desk.folder) }
    let fields = Mutex<[String: String]>([:])
    let hub = try LoopbackServer { request in
      let host = request.headers["host"] ?? ""
      guard request.path == "/hub" else {
        return request.path == "/feed"
          ? .page(
            200, ["Link": "<http://\(host)/hub>; rel=hub, <http://\(host)/feed>; rel=self"],
            "<rss><channel><title>D</title><item><title>First story</title><guid>1</guid></item></channel></rss>"
          )
          : .page(404)
      }
      var form: [String: String] = [:]
      for field in String(decoding: request.body, as: UTF8.self).split(separator: "&") {
        let parts = field.split(separator: "=", maxSplits: 1)
        form[String(parts[0])] = parts.last?.removingPercentEncoding
      }
      fields.withLock { [form] in $0 = form }
      return .page(202)
    }
    defer { hub.stop() }
    // A port that was free a moment ago.
    let free = try LoopbackServer { _ in .page(404) }
    let port = Int(free.port)
    free.stop()
    let list = desk.folder.appendingPathComponent("feeds.txt")
    try Data(hub.url("/feed").utf8).write(to: list)
    let process = Process()
    process.executableURL = Program.url
    process.arguments = [
      "watch", "--db", desk.database, "--sources", list.path, "--allow-loopback", "--spacing", "0",
      "--callback-url",
      "http://127.0.0.1:\(port)/websub", "--callback-port", String(port),
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(desk.environment) { $1 }
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    while fields.withLock({ $0["hub.callback"] }) == nil {
      try #require(process.isRunning)
      try await Task.sleep(for: .milliseconds(50))
    }
    let asked = fields.withLock { $0 }
    let callback = try #require(asked["hub.callback"])
    let topic = try #require(asked["hub.topic"])
    let challenge = try await fetch(
      "\(callback)?hub.mode=subscribe&hub.topic=\(topic)&hub.challenge=prove%20it+now&hub.lease_seconds=1000")
    #expect(challenge == "prove it now")
    let content = Data(
      "<rss><channel><title>D</title><item><title>Second story</title><guid>2</guid></item></channel></rss>"
        .utf8)
    let code = HMAC<SHA256>.authenticationCode(
      for: content, using: SymmetricKey(data: Data(try #require(asked["hub.secret"]).utf8)))
    let signature = "sha256=" + code.map { String(format: "%02x", $0) }.joined()
    _ = try await fetch(callback, post: content, ["X-Hub-Signature: \(signature)"])
    while true {
      let status = try json(
        try desk.run(["watch", "status", "--db", desk.database, "--format", "json"]).output)
      if status["newItems"] as? Int == 2, status["deliveries"] as? Int == 1,
        status["subscriptions"] as? Int == 1
      {
        break
      }
      try #require(process.isRunning)
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// What a hub gets from the callback address.
  private func fetch(_ address: String, post: Data? = nil, _ headers: [String] = []) async throws -> String {
    var options = Fetcher.Options()
    options.allowsLoopback = true
    var request = FetchRequest(try #require(WebAddress(address)), asksRobots: false, headers: headers)
    request.post = post
    return String(decoding: try await Fetcher(options: options).fetch(request).body, as: UTF8.self)
  }

  @Test("A watch that ends when all is read cannot be delivered to, and says so")
  func hubOnce() throws {
    let result = try Program.run([
      "watch", "--sources", "x", "--once", "--callback-url", "https://desk.example/",
    ])
    #expect(result.status == 64)
    #expect(result.errors.contains("leave out --once or --callback-url"))
  }

  @Test(
    "A followed check: a document that bears on a claim changes its verdict, and the change is kept and told")
  func follow() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(at: desk.folder) }
    let server = try LoopbackServer { _ in .page(204) }
    defer { server.stop() }
    try desk.configure(
      #"{"webhooks": [{"url": "\#(server.url("/hook"))", "secret": "a secret for this test"}]}"#)
    #expect(try desk.add("river", "The river rose by two metres in May 2025.").status == 0)
    let none = try desk.run(["follow", "list", "--db", desk.database])
    #expect(none.status == 1)
    #expect(none.errors.contains("--follow"))
    let checked = try desk.run(["check", desk.article, "--db", desk.database, "--follow"])
    #expect(checked.errors.contains("Followed as"))
    let added = try desk.add(
      "court",
      "A court in Selden has fined the journalist Alma Veresk 300 euros for an unregistered broadcast. "
        + "The ruling was handed down on 4 March 2026.")
    #expect(added.errors.contains("not enough evidence → supported"), "\(added.errors)")
    let list = try json(try desk.run(["follow", "list", "--db", desk.database, "--format", "json"]).output)
    let id = try #require(list["id"] as? String)
    let show = try json(
      try desk.run(["follow", "show", String(id.prefix(5)), "--db", desk.database, "--format", "json"]).output
    )
    let revision = try #require((show["revisions"] as? [[String: Any]])?.first)
    #expect(revision["to"] as? String == "supported")
    #expect(((revision["causes"] as? [[String: Any]])?.first?["title"] as? String) == "court")
    let notice = try #require(server.requests.first)
    #expect(notice.headers["webhook-signature"]?.hasPrefix("v1,") == true)
    let feed = try desk.run(["follow", "feed", "--db", desk.database])
    #expect(feed.output.contains("Supported (was: Not Enough Evidence)"))
    #expect(try desk.run(["follow", "run", "--db", desk.database]).output.contains("0 verdicts changed"))
    #expect(try desk.run(["follow", "remove", id, "--db", desk.database]).status == 0)
    #expect(try desk.run(["follow", "show", id, "--db", desk.database]).status == 1)
  }
}
