import AssayCore
public import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import ServiceLifecycle

/// Hears what others were asked to tell, at addresses that end in a name of their own; shows nothing else.
public struct CallbackServer: Sendable {
  /// What is told.
  public struct Call: Sendable {
    /// The last part of the path.
    public var name: String
    /// The parameters of the query; of one that is given twice the first.
    public var query: [String: String]
    /// The content of a POST; nil for a GET.
    public var content: Data?
    /// The `X-Hub-Signature` header.
    public var signature: String?
    /// The `Content-Type` header.
    public var contentType: String?
  }

  /// What is answered.
  public struct Reply: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The body, as plain text.
    public var text: String

    /// Makes a reply.
    public init(status: Int, text: String) {
      self.status = status
      self.text = text
    }
  }

  private let host: String
  private let port: Int
  private let largest: Int
  private let log: Logger
  private let answer: @Sendable (Call) async throws -> Reply

  /// Makes a server.
  ///
  /// - Parameters:
  ///   - largest: Bytes that a content may have.
  ///   - answer: Called with every call.
  public init(
    host: String, port: Int, largest: Int, log: Logger,
    answer: @escaping @Sendable (Call) async throws -> Reply
  ) {
    self.host = host
    self.port = port
    self.largest = largest
    self.log = log
    self.answer = answer
  }

  /// Serves until the task is cancelled.
  ///
  /// - Throws: ``AssayError`` where the port is taken.
  public func run() async throws {
    do {
      try await ServiceGroup(configuration: .init(services: [application()], logger: log)).run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw AssayError(
        .unavailable, "Port \(port) is taken. Give another one with --callback-port.", cause: error)
    }
  }

  /// The server as an application that can be run, or tested.
  func application() -> some ApplicationProtocol {
    let router = Router(context: ServerContext.self)
    router.add(middleware: ProblemMiddleware())
    router.get("**") { request, _ in try await reply(to: request, content: nil) }
    router.post("**") { request, _ in
      let body = try await RequestReading.body(of: request, upTo: largest)
      return try await reply(to: request, content: Data(body.readableBytesView))
    }
    return Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [StalledWrites(patience: .seconds(60))], idleTimeout: .seconds(60),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), availableConnectionsDelegate: .maximum(200, logger: log)),
      logger: log)
  }

  private func reply(to request: Request, content: Data?) async throws -> Response {
    let call = Call(
      name: request.uri.path.split(separator: "/").last.map(String.init) ?? "",
      query: request.parameters, content: content,
      signature: request.headers[.hubSignature],
      contentType: request.headers[.contentType])
    let reply = try await answer(call)
    return Response(
      status: .init(code: reply.status),
      headers: [
        .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: reply.text)))
  }
}
