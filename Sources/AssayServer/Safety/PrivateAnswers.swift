import HTTPTypes
import Hummingbird

/// Keeps what only whoever has a token may read out of caches that others share (RFC 9111, 3.5).
struct PrivateAnswers: RouterMiddleware {
  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if response.headers[.cacheControl]?.hasPrefix("public") == true {
      response.headers[.cacheControl] = "private, no-cache"
    }
    return response
  }
}
