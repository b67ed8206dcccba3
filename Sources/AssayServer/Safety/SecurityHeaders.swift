import HTTPTypes
import Hummingbird

/// What browsers are told about every answer.
struct SecurityHeaders: RouterMiddleware {
  /// Nothing but this server's own files; nothing inline; no frame around it.
  static let policy = policy(ancestors: "'none'")

  /// The policy of a page that may stand in frames of `ancestors`.
  static func policy(ancestors: String) -> String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self'; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors \(ancestors)"
  }

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    func set(_ name: HTTPField.Name, _ value: String) {
      if response.headers[name] == nil { response.headers[name] = value }
    }
    set(.contentSecurityPolicy, Self.policy)
    set(.xContentTypeOptions, "nosniff")
    set(.referrerPolicy, "no-referrer")
    set(.crossOriginResourcePolicy, "same-origin")
    set(.crossOriginOpenerPolicy, "same-origin")
    set(.permissionsPolicy, "camera=(), microphone=(), geolocation=(), browsing-topics=()")
    if response.headers[.contentSecurityPolicy] == Self.policy { set(.frameOptions, "DENY") }
    return response
  }
}
