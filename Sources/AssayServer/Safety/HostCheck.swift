import Foundation
import HTTPTypes
import Hummingbird

/// Answers only under the names that the server has.
///
/// A page elsewhere can give its own name the address of this machine (DNS rebinding) and would then be of the same origin;
/// the name in the request still tells.
struct HostCheck: RouterMiddleware {
  private let names: Set<String>?

  init(options: WebServer.Options) {
    var names: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
    if let url = options.publicURL.flatMap(URLComponents.init(string:)), let host = url.host {
      names.insert(host.lowercased())
    }
    // Reached from elsewhere without a public address being known, any name may be the right one.
    self.names = options.isLoopback || options.publicURL != nil ? names : nil
  }

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    if let authority = request.head.authority, !authority.isEmpty {
      guard answers(authority) else {
        throw Problem(
          .misdirectedRequest, "wrongHost",
          "This server is not “\(authority.prefix(100))”. Say under which address it is reached with --public-url."
        )
      }
    }
    return try await next(request, context)
  }

  /// Whether the server has the name that a request gives, with or without a port.
  func answers(_ authority: String) -> Bool { names?.contains(Self.name(authority)) ?? true }

  /// The name without the port, in lower case.
  private static func name(_ authority: String) -> String {
    let lower = authority.lowercased()
    guard let colon = lower.lastIndex(of: ":"), lower[lower.index(after: colon)...].allSatisfy(\.isNumber)
    else {
      return lower
    }
    return String(lower[..<colon])
  }
}
