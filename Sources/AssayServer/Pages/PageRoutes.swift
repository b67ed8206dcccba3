import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// Pages for people.
struct PageRoutes {
  let service: CheckService
  let reports: Reports
  let intake: Intake
  let cache: PageCache
  let parts: ServerParts
  let options: WebServer.Options

  func add(to router: Router<ServerContext>) {
    router.get("/") { request, _ in
      let recent = try await service.store.checks(limit: 12).map(service.current)
      let page = StartPage(
        recent: recent, isReadOnly: options.isReadOnly, fetchesPages: intake.pages != nil)
      return Payload(html: page.html).response(to: request)
    }
    router.get("search") { request, _ in
      let query = request.parameter("q").flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
      let hits = try await query.asyncMap { try await SearchRoutes.search(parts.archive, $0, limit: 20) }
      return Payload(html: SearchPage(query: query, hits: hits ?? []).html).response(
        to: request, caching: .never)
    }
    router.get("watch") { request, _ in
      let summary = try await parts.watch?.watchSummary()
      return Payload(html: WatchPage(summary: summary).html).response(to: request, caching: .never)
    }
    router.get("checks/:id") { request, context in
      try await check(try context.parameters.require("id"), request)
    }
    router.get("checks/:id/timeline") { request, context in
      try await page("timeline", request, context) { TimelinePage(check: $0, report: $1).html }
    }
    router.get("checks/:id/sources") { request, context in
      try await page("sources", request, context) { SourcesPage(check: $0, report: $1).html }
    }
    router.get("checks/:id/claims/:number") { request, context in
      let number = try context.parameters.require("number", as: Int.self)
      return try await page("claim \(number)", request, context) {
        ClaimPage(check: $0, report: $1, number: number).html
      }
    }
  }

  /// A page of a finished check, made once.
  private func page(
    _ name: String, _ request: Request, _ context: ServerContext,
    make: @Sendable (StoredCheck, Report) -> HTML?
  ) async throws -> Response {
    let (check, report) = try await reports.finished(try context.parameters.require("id"))
    let payload = try await cache.page("\(check.id) \(name)") {
      guard let html = make(check, try await report()) else {
        throw Problem.notFound("There is no such claim in this article.")
      }
      return Payload(html: html)
    }
    return payload.response(to: request)
  }

  private func check(_ id: String, _ request: Request) async throws -> Response {
    let check = try await service.check(named: id)
    guard check.status == .done else {
      let page = ProgressPage(check: check, position: await service.position(of: id))
      return Payload(html: page.html).response(to: request, caching: .never)
    }
    // A known verdict or nothing, so that no address makes a page of its own.
    let shown = request.parameter("show").flatMap(Mark.init(rawValue:))
    let payload = try await cache.page("\(id) page \(shown?.rawValue ?? "")") {
      let report = try await reports.finished(id).report()
      return Payload(
        html: CheckPage(
          check: check, report: report, shown: shown, publicURL: options.publicURL,
          organization: options.organization, isHeard: parts.speaker != nil
        ).html)
    }
    return payload.response(to: request)
  }
}

extension Optional {
  /// As `map`, for a function that waits.
  fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
    if let self { try await transform(self) } else { nil }
  }
}
