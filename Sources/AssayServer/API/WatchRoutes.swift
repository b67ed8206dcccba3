import AssayReport
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// How the watch is doing, for programs.
struct WatchRoutes {
  let watch: (any WatchReporter)?

  func add(to api: RouterGroup<ServerContext>) {
    api.get("watch/status") { request, _ in
      guard let summary = try await watch?.watchSummary() else {
        throw Problem.notFound("Nothing is watched yet.")
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Payload(
        ByteBuffer(bytes: try encoder.encode(summary)), type: "application/json; charset=utf-8"
      ).response(to: request, caching: .never)
    }
  }
}
