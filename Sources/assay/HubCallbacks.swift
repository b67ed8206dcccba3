import AssayServer
import AssaySources
import Logging

/// The server that hubs call, beside a watch.
struct HubCallbacks {
  private let server: CallbackServer

  init(_ hubs: HubSubscriber, host: String, port: Int) {
    var log = Logger(label: "assay") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = .warning
    server = CallbackServer(host: host, port: port, largest: HubSubscriber.largestDelivery, log: log) {
      call in
      let reply = try await hubs.answer(
        HubCall(
          token: call.name, query: call.query, content: call.content, signature: call.signature,
          contentType: call.contentType))
      return CallbackServer.Reply(status: reply.status, text: reply.text)
    }
  }

  /// Does `work`, with callbacks served until it ends.
  static func beside(_ callbacks: HubCallbacks?, _ work: @escaping @Sendable () async throws -> Void)
    async throws
  {
    guard let callbacks else { return try await work() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await work() }
      group.addTask { try await callbacks.server.run() }
      defer { group.cancelAll() }
      try await group.next()
    }
    // Whichever of them ended first.
    try Task.checkCancellation()
  }
}
