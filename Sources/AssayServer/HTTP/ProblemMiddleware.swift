import AssayCore
import HTTPTypes
import Hummingbird
import Logging

/// Turns failures into answers: Problem Details below `/api`, a page elsewhere.
struct ProblemMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = Problem(error)
      if problem.status.code >= 500 {
        context.logger.error(
          "request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
      }
      return Self.answer(problem, to: request)
    }
  }

  static func answer(_ problem: Problem, to request: Request) -> Response {
    let wantsJSON = request.uri.path.hasPrefix("/api/") || request.uri.path.hasPrefix("/oembed")
    let payload = wantsJSON ? problem.json : Payload(html: ProblemPage(problem: problem).html)
    var headers = problem.headers
    // A widget on another site's page must be able to say why it shows nothing.
    if CrossOrigin.isReadable(request.uri.path) { headers.append(contentsOf: CrossOrigin.readable) }
    return payload.response(to: request, status: problem.status, caching: .never, headers: headers)
  }
}
