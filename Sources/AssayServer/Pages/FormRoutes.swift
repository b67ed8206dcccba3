import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// The start page's form.
struct FormRoutes {
  let intake: Intake

  func add(to router: Router<ServerContext>) {
    router.post("checks") { request, context in
      let accepted = try await submit(request, context)
      return Response(
        status: .seeOther,
        headers: [.location: "/checks/\(accepted.check.id)", .cacheControl: "no-store"])
    }
  }

  private func submit(
    _ request: Request, _ context: ServerContext
  ) async throws -> (check: StoredCheck, isNew: Bool) {
    let body = try await RequestReading.body(of: request, upTo: Intake.largest + 65_536)
    switch request.mediaType {
    case "multipart/form-data":
      let type = request.headers[.contentType] ?? ""
      guard let form = MultipartForm(Data(body.readableBytesView), contentType: type) else {
        throw Problem.badRequest("The form could not be read.")
      }
      if let file = form.file("file") {
        let name = CleanText.line(file.filename ?? "", limit: 200)
        return try await intake.takeFile(file.content, name: name.isEmpty ? "file" : name, url: nil, context)
      }
      return try await intake.take(
        Intake.Asked(url: form.text("url"), text: form.text("text"), title: form.text("title")), context)
    case "application/x-www-form-urlencoded":
      let fields = FormText.fields(String(buffer: body))
      return try await intake.take(
        Intake.Asked(url: fields["url"], text: fields["text"], title: fields["title"]), context)
    default: throw Problem(.unsupportedMediaType, "unsupportedFormat", "Send the form of the start page.")
    }
  }
}
