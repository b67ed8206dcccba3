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
  let audio: AudioService?
  let options: WebServer.Options

  func add(to router: Router<ServerContext>) {
    router.get("/") { request, _ in
      let recent = try await service.store.checks(limit: 12).map(service.current)
      let phrases = Phrases.of(request)
      let page = StartPage(
        recent: recent, isReadOnly: options.isReadOnly, fetchesPages: intake.pages != nil, phrases: phrases)
      return Payload(html: page.html).response(to: request, headers: phrases.fields)
    }
    router.get("search") { request, _ in
      let query = request.parameter("q").flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
      let hits = try await query.asyncMap { try await SearchRoutes.search(parts.archive, $0, limit: 20) }
      let phrases = Phrases.of(request)
      return Payload(html: SearchPage(query: query, hits: hits ?? [], phrases: phrases).html).response(
        to: request, caching: .never, headers: phrases.fields)
    }
    router.get("watch") { request, _ in
      let summary = try await parts.watch?.watchSummary()
      let phrases = Phrases.of(request)
      return Payload(html: WatchPage(summary: summary, phrases: phrases).html).response(
        to: request, caching: .never, headers: phrases.fields)
    }
    router.get("checks/:id") { request, context in
      try await check(try context.parameters.require("id"), request)
    }
    router.get("checks/:id/timeline") { request, context in
      try await page("timeline", request, context) {
        TimelinePage(check: $0.check, report: $0.report, revisions: $0.revisions, phrases: $0.phrases).html
      }
    }
    router.get("checks/:id/sources") { request, context in
      try await page("sources", request, context) {
        SourcesPage(check: $0.check, report: $0.report, revisions: $0.revisions, phrases: $0.phrases).html
      }
    }
    router.get("checks/:id/claims/:number") { request, context in
      let number = try context.parameters.require("number", as: Int.self)
      return try await page("claim \(number)", request, context) {
        ClaimPage(
          check: $0.check, report: $0.report, number: number, revisions: $0.revisions, phrases: $0.phrases
        ).html
      }
    }
  }

  /// What a page of a finished check is made of.
  private struct Material: Sendable {
    let check: StoredCheck
    let report: Report
    let revisions: [VerdictRevision]
    let phrases: Phrases
  }

  /// A page of a finished check, made once.
  private func page(
    _ name: String, _ request: Request, _ context: ServerContext,
    make: @Sendable (Material) -> HTML?
  ) async throws -> Response {
    let (check, report) = try await reports.finished(try context.parameters.require("id"))
    let revisions = try await parts.history.revisions(of: check)
    let phrases = Phrases.of(request)
    let payload = try await cache.page("\(check.id) \(name) \(revisions.state) \(phrases.language)") {
      let material = Material(
        check: check, report: try await report(), revisions: revisions, phrases: phrases)
      guard let html = make(material) else {
        throw Problem.notFound("There is no such claim in this article.")
      }
      return Payload(html: html)
    }
    return payload.response(to: request, headers: phrases.fields)
  }

  private func check(_ id: String, _ request: Request) async throws -> Response {
    let check = try await service.check(named: id)
    let phrases = Phrases.of(request)
    guard check.status == .done else {
      let page = ProgressPage(check: check, position: await service.position(of: id), phrases: phrases)
      return Payload(html: page.html).response(to: request, caching: .never, headers: phrases.fields)
    }
    // A known verdict or nothing, so that no address makes a page of its own.
    let shown = request.parameter("show").flatMap(Mark.init(rawValue:))
    let revisions = try await parts.history.revisions(of: check)
    let recording = await audio?.state(of: id).state
    let payload = try await cache.page(
      "\(id) page \(shown?.rawValue ?? "") \(revisions.state) \(recording?.rawValue ?? "") \(phrases.language)"
    ) {
      let report = try await reports.finished(id).report()
      return Payload(
        html: CheckPage(
          check: check, report: report, shown: shown, publicURL: options.publicURL,
          organization: options.organization, recording: recording, revisions: revisions,
          phrases: phrases
        ).html)
    }
    return payload.response(to: request, headers: phrases.fields)
  }
}

extension Optional {
  /// As `map`, for a function that waits.
  fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
    if let self { try await transform(self) } else { nil }
  }
}
