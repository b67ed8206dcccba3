import AssayCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization

/// What happens in a check, as Server-Sent Events.
///
/// Whoever comes back with the last event it got goes on there; an event of another run begins at the start. A comment is
/// sent when nothing happens for a while, so that a connection that is gone is noticed.
struct EventRoutes {
  let service: CheckService
  let heartbeat: Duration
  /// How many streams are open at most.
  let limit: Int
  private let open: OpenStreams

  init(
    service: CheckService, heartbeat: Duration = .seconds(15), limit: Int = 2000,
    open: OpenStreams = OpenStreams()
  ) {
    self.service = service
    self.heartbeat = heartbeat
    self.limit = limit
    self.open = open
  }

  /// The header fields of a stream.
  static let headers: HTTPFields = [
    .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store", .accelBuffering: "no",
    // The connection ends with the stream; without this a client would send its next request into it.
    .connection: "close",
  ]

  func add(to api: RouterGroup<ServerContext>) {
    api.get("checks/:id/events") { request, context in
      let id = try context.parameters.require("id")
      let feed = try await feed(of: id)
      try open.refuse(above: limit)
      let seen = feed.position(of: request.headers[.lastEventID] ?? request.parameter("lastEventId"))
      return Response(
        status: .ok, headers: Self.headers,
        body: ResponseBody { writer in
          open.enter()
          defer { open.leave() }
          // Ends the stream when the client goes away, not only when the next write fails.
          try await request.body.consumeWithCancellationOnInboundClose { _ in
            try await Self.write(feed, after: seen, heartbeat: heartbeat, to: &writer)
          }
          try await writer.finish(nil)
        })
    }
  }

  /// The feed of a check that waits or runs, or one made of the report of a check that ended.
  private func feed(of id: String) async throws -> CheckFeed {
    let check = try await service.check(named: id)
    if let feed = service.feeds[id] { return feed }
    let feed = CheckFeed(run: "report", isWhole: true)
    switch check.status {
    case .done:
      let report = try await service.report(of: id)
      for event in FeedEvent.all(of: report, id: id) { feed.append(event) }
    case .failed:
      feed.append(.failed(check.problem ?? StoredCheck.Problem(code: "failed", message: "The check failed.")))
    case .queued, .running: feed.close()
    }
    return feed
  }

  private static func write(
    _ feed: CheckFeed, after seen: Int, heartbeat: Duration, to writer: inout any ResponseBodyWriter
  ) async throws {
    var position = seen
    try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
    for await tick in Ticks.merged(feed.changes(), every: heartbeat).cancelOnGracefulShutdown() {
      let (frames, isClosed) = feed.frames(after: position)
      if frames.isEmpty, !isClosed {
        if tick == .time { try await writer.write(ByteBuffer(string: ": here\n\n")) }
        continue
      }
      for frame in frames { try await writer.write(frame) }
      position += frames.count
      if isClosed { return }
    }
  }
}

/// Counts streams.
final class OpenStreams: Sendable {
  private let count = Mutex(0)

  /// How many there are.
  var now: Int { count.withLock { $0 } }

  /// - Throws: ``Problem`` where there are as many as `limit`.
  func refuse(above limit: Int) throws {
    guard now < limit else {
      throw Problem(
        .serviceUnavailable, "tooManyStreams", "Too many streams are open. Ask for the check itself instead.",
        headers: [.retryAfter: "30"])
    }
  }

  func enter() { count.withLock { $0 += 1 } }
  func leave() { count.withLock { $0 -= 1 } }
}

/// Changes and the passing of time in one sequence.
enum Ticks: Sendable, Equatable {
  case change
  case time

  static func merged(_ changes: AsyncStream<Void>, every period: Duration) -> AsyncStream<Ticks> {
    AsyncStream(bufferingPolicy: .bufferingNewest(2)) { continuation in
      let task = Task {
        await withDiscardingTaskGroup { group in
          group.addTask { for await _ in changes { continuation.yield(.change) } }
          group.addTask {
            while (try? await Task.sleep(for: period)) != nil { continuation.yield(.time) }
          }
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
