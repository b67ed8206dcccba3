import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Pages for people.
struct PageRoutes {
  let service: CheckService
  let intake: Intake
  let cache: PageCache
  let options: WebServer.Options

  func add(to router: Router<ServerContext>) {
    router.get("/") { request, _ in try await start(request) }
    router.post("checks") { request, context in try await submit(request, context) }
    router.get("checks/:id") { request, context in
      try await check(try context.parameters.require("id"), request)
    }
  }

  private func start(_ request: Request) async throws -> Response {
    let recent = try await service.store.checks(limit: 12).map(service.current)
    let page = StartPage(
      recent: recent, isReadOnly: options.isReadOnly, fetchesPages: intake.pages != nil)
    return Payload(html: page.html).response(to: request)
  }

  /// Takes the form in, and leads to the check.
  private func submit(_ request: Request, _ context: ServerContext) async throws -> Response {
    let body = try await RequestReading.body(of: request, upTo: Intake.largest + 65_536)
    let type = request.headers[.contentType] ?? ""
    let accepted: (check: StoredCheck, isNew: Bool)
    switch request.mediaType {
    case "multipart/form-data":
      guard let form = MultipartForm(Data(body.readableBytesView), contentType: type) else {
        throw Problem.badRequest("The form could not be read.")
      }
      if let file = form.file("file") {
        let name = CleanText.line(file.filename ?? "file", limit: 200)
        accepted = try await intake.takeFile(
          file.content, name: name.isEmpty ? "file" : name, url: nil, context)
      } else {
        accepted = try await intake.take(
          Intake.Asked(url: form.text("url"), text: form.text("text"), title: form.text("title")), context)
      }
    case "application/x-www-form-urlencoded":
      let fields = FormText.fields(String(buffer: body))
      accepted = try await intake.take(
        Intake.Asked(url: fields["url"], text: fields["text"], title: fields["title"]), context)
    default: throw Problem(.unsupportedMediaType, "unsupportedFormat", "Send the form of the start page.")
    }
    return Response(
      status: .seeOther, headers: [.location: "/checks/\(accepted.check.id)", .cacheControl: "no-store"])
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
      let report = try await report(of: id)
      return Payload(
        html: CheckPage(
          check: check, report: report, shown: shown, publicURL: options.publicURL,
          organization: options.organization
        ).html)
    }
    return payload.response(to: request)
  }

  /// - Throws: ``Problem`` where the report is in a form of another version.
  private func report(of id: String) async throws -> Report {
    guard let report = try await service.store.report(id) else {
      throw Problem(
        .gone, "reportUnreadable", "The report of this check is in a form that is no longer read.")
    }
    return report
  }
}
