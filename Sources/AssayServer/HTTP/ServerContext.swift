import Hummingbird
import Logging
import NIOCore

/// What is known of a request besides the request itself.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The client's address: the connection's, or the one that a trusted proxy names.
  var client: String
  /// Whether the client showed a token that allows it to write.
  var hasToken = false

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    client = source.channel.remoteAddress?.ipAddress ?? "this process"
  }

  /// Bodies are collected by the handlers, each with a limit of its own.
  var maxUploadSize: Int { 64 * 1024 }
}
