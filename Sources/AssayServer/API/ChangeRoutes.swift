import AssayCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Changed verdicts of followed checks: the latest, and as Server-Sent Events when they happen.
///
/// Followed checks were never submitted to this server, so their claims are shown only to whoever may submit one.
struct ChangeRoutes {
  let history: (any RevisionReporter)?
  let options: WebServer.Options
  let open: OpenStreams

  func add(to api: RouterGroup<ServerContext>) {
    api.get("changes") { request, context in
      try allow(context)
      let changes = try await history?.latestRevisions(limit: 100) ?? []
      return Payload(
        ByteBuffer(bytes: try Self.encode(["changes": changes])), type: "application/json; charset=utf-8"
      ).response(to: request, caching: .never)
    }
    api.get("changes/events") { request, context in
      try allow(context)
      guard let history else { throw Problem.notFound("Nothing is followed here.") }
      try open.refuse(above: options.streams)
      // Whoever comes for the first time hears of what happens from now on.
      let given = (request.headers[.lastEventID] ?? request.parameter("lastEventId")).flatMap { Int64($0) }
      var seen = given ?? -1
      if given == nil { seen = try await history.latestRevisions(limit: 1).first?.id ?? 0 }
      let start = seen
      return Response(
        status: .ok, headers: EventRoutes.headers,
        body: ResponseBody { writer in
          open.enter()
          defer { open.leave() }
          try await request.body.consumeWithCancellationOnInboundClose { _ in
            let ticks = Ticks.merged(AsyncStream { _ in }, every: .seconds(1)).cancelOnGracefulShutdown()
            try await Self.write(history, after: start, ticks: ticks, to: &writer)
          }
          try await writer.finish(nil)
        })
    }
  }

  /// Writes what changes until the ticks end; a comment where nothing did for a while.
  static func write(
    _ history: any RevisionReporter, after seen: Int64, ticks: some AsyncSequence,
    to writer: inout any ResponseBodyWriter
  ) async throws {
    var seen = seen
    var silence = 0
    try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
    for try await _ in ticks {
      let changes = try await history.revisions(after: seen, limit: 100)
      silence = changes.isEmpty ? silence + 1 : 0
      for change in changes {
        let data = String(decoding: try encode(change), as: UTF8.self)
        try await writer.write(ByteBuffer(string: "id: \(change.id)\nevent: change\ndata: \(data)\n\n"))
        seen = change.id
      }
      if silence == 15 {
        silence = 0
        try await writer.write(ByteBuffer(string: ": here\n\n"))
      }
    }
  }

  private func allow(_ context: ServerContext) throws {
    guard options.maySubmit(context) else {
      throw Problem(
        options.tokens.isEmpty ? .forbidden : .unauthorized, "tokenNeeded",
        "Changes of followed checks are shown to whoever has a token.",
        headers: options.tokens.isEmpty ? [:] : [.wwwAuthenticate: "Bearer"])
    }
  }

  private static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(value)
  }
}
