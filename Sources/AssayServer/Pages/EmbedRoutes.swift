import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// A check within other sites: the page for a frame, and oEmbed (https://oembed.com) for those who only have its address.
struct EmbedRoutes {
  let reports: Reports
  let history: (any RevisionReporter)?
  let cache: PageCache
  let options: WebServer.Options

  func add(to router: Router<ServerContext>) {
    router.get("embed/:id") { request, context in
      let (check, report) = try await reports.finished(try context.parameters.require("id"))
      let phrases = Phrases.of(request)
      let revisions = try await history.revisions(of: check)
      let payload = try await cache.page("\(check.id) embed \(phrases.language) \(revisions.state)") {
        let page = EmbedPage(check: check, report: try await report(), revisions: revisions, phrases: phrases)
        return Payload(html: page.html)
      }
      return payload.response(
        to: request, caching: .briefly,
        headers: [
          .contentSecurityPolicy: SecurityHeaders.policy(ancestors: "*"),
          .crossOriginResourcePolicy: "cross-origin", .contentLanguage: phrases.language,
          .vary: "Accept-Language",
        ])
    }
    router.get("oembed") { request, _ in try await describe(request) }
  }

  private func describe(_ request: Request) async throws -> Response {
    guard request.parameter("format") ?? "json" == "json" else {
      throw Problem(.notImplemented, "unsupportedFormat", "Only format=json is made.")
    }
    guard let url = request.parameter("url"), let id = Self.check(in: url) else {
      throw Problem.notFound("Give the address of a check: ?url=https://…/checks/ID")
    }
    let (check, _) = try await reports.finished(id)
    let base = options.publicURL ?? request.head.authority.map { "http://\($0)" } ?? ""
    let width = size("maxwidth", of: request, ideal: 640, least: 240)
    let height = size("maxheight", of: request, ideal: 480, least: 160)
    let title = CleanText.line(check.title ?? "Fact check", limit: 200)
    let frame =
      "<iframe src=\"\(HTML.escaped("\(base)/embed/\(check.id)"))\" width=\"\(width)\" height=\"\(height)\" "
      + "title=\"\(HTML.escaped("Fact check: \(title)"))\" loading=\"lazy\"></iframe>"
    return Payload(
      json: .object([
        ("version", .string("1.0")), ("type", .string("rich")), ("provider_name", .string("Assay")),
        ("provider_url", .string(base)), ("title", .string(title)), ("width", .integer(width)),
        ("height", .integer(height)), ("cache_age", .integer(3600)), ("html", .string(frame)),
      ])
    ).response(to: request, caching: .briefly)
  }

  private func size(_ name: String, of request: Request, ideal: Int, least: Int) -> Int {
    max(least, min(ideal, request.parameter(name).flatMap { Int($0) } ?? ideal))
  }

  /// The check that an address leads to, whatever name the server has in it.
  private static func check(in url: String) -> String? {
    guard url.utf8.count <= AddressKey.longest, let path = URLComponents(string: url)?.path else {
      return nil
    }
    let parts = path.split(separator: "/")
    guard parts.count >= 2, parts[0] == "checks" || parts[0] == "embed" else { return nil }
    return String(parts[1])
  }
}

/// Finished checks with their reports.
struct Reports: Sendable {
  let service: CheckService

  /// A finished check, and a way to its report, which is read only where a page must be made.
  ///
  /// - Throws: ``Problem`` where there is no such check, or it has not ended well.
  func finished(_ id: String) async throws -> (
    check: StoredCheck, report: @Sendable () async throws -> Report
  ) {
    let check = try await service.check(named: id)
    guard check.status == .done else {
      throw Problem.notFound(
        check.status == .failed ? "This check failed." : "This check has not ended yet.")
    }
    let service = service
    return (check, { try await service.report(of: id) })
  }
}
