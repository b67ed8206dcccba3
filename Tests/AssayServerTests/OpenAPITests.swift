import AssayCore
import AssayTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AssayServer

@Suite struct OpenAPITests {
  @Test func everyRouteIsDescribedAndEveryDescriptionIsARoute() async throws {
    var house = try ServerHouse()
    house.speaker = SilentSpeaker()
    let prefix = "/api/v1"
    let routes = try Set(
      house.server().routes().routes.map { "\($0.method) \($0.path)" }
        .compactMap { route -> String? in
          let parts = route.split(separator: " ")
          let path = parts[1].hasPrefix("/") ? String(parts[1]) : "/\(parts[1])"
          guard path.hasPrefix(prefix), parts[0] != "HEAD" else { return nil }
          return "\(parts[0]) \(path.dropFirst(prefix.count).replacing(/:(\w+)/) { "{\($0.1)}" })"
        })
    let described = try await house.live { (client) async throws in
      let document = try await client.get("/api/v1/openapi.json").json
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      return Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
    }
    #expect(routes == described)
    #expect(routes.contains("POST /checks"))
  }

  @Test func everyReferenceLeadsSomewhere() async throws {
    try await ServerHouse().live { (client) async throws in
      let text = try await client.get("/api/v1/openapi.json").text
      let document = try await client.get("/api/v1/openapi.json").json
      for match in text.matches(of: /"\$ref": "#\/([^"]+)"/) {
        var place: Any? = document
        for part in match.1.split(separator: "/") { place = (place as? [String: Any])?[String(part)] }
        #expect(place != nil, "\(match.1)")
      }
    }
  }
}

/// Writes recordings with nothing in them.
struct SilentSpeaker: CheckSpeaker {
  func speak(_ article: Article, into folder: URL) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in ["article.wav", "article.vtt", "timings.json"] {
      try Data("0123456789".utf8).write(to: folder.appending(path: file))
    }
  }
}

@Suite struct AudioTests {
  @Test func audioIsMadeOnceAskedForAndServedInParts() async throws {
    var house = try ServerHouse()
    house.speaker = SilentSpeaker()
    try await house.live { (client) async throws in
      let id = try await client.checked("The sea is wet.")
      let path = "/api/v1/checks/\(id)/audio"
      #expect(try await client.get(path).json["status"] as? String == "none")
      let status = try await client.post(path, "").status
      #expect([.accepted, .ok].contains(status))
      var state = try await client.get(path).json
      while state["status"] as? String == "making" {
        try await Task.sleep(for: .milliseconds(10))
        state = try await client.get(path).json
      }
      #expect(state["status"] as? String == "ready")
      let wave = try #require((state["audio"] as? [String: String])?["wav"])
      #expect(try await client.get(wave).text == "0123456789")
      let part = try await client.get(wave, [.range: "bytes=2-4"])
      #expect(part.status == .partialContent)
      #expect(part.text == "234")
      #expect(part.headers[.contentRange] == "bytes 2-4/10")
      #expect(try await client.get(wave, [.range: "bytes=50-"]).status == .rangeNotSatisfiable)
      for hostile in ["..%2F..%2Fx", "article.exe", "%2Fetc%2Fpasswd"] {
        #expect(try await client.get("/checks/\(id)/audio/\(hostile)").status == .notFound)
      }
    }
  }
}
