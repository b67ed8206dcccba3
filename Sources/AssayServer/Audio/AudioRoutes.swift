import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// Checked articles read aloud: asked for, and listened to.
struct AudioRoutes {
  let audio: AudioService
  let reports: Reports
  private let files = FileIO()

  init(audio: AudioService, reports: Reports) {
    self.audio = audio
    self.reports = reports
  }

  func add(to router: Router<ServerContext>, api: RouterGroup<ServerContext>) {
    api.get("checks/:id/audio") { request, context in
      try await state(try context.parameters.require("id"), request)
    }
    api.post("checks/:id/audio") { request, context in
      let (check, report) = try await reports.finished(try context.parameters.require("id"))
      try await audio.make(check.id, try await report().article)
      return try await state(check.id, request)
    }
    router.get("checks/:id/audio/:file") { request, context in try await file(request, context) }
  }

  private func state(_ id: String, _ request: Request) async throws -> Response {
    let (check, _) = try await reports.finished(id)
    let (state, problem) = await audio.state(of: check.id)
    func address(_ file: String) -> JSONValue? {
      audio.path(of: file, check.id) == nil ? nil : .string("/checks/\(check.id)/audio/\(file)")
    }
    let isReady = state == .ready
    let sounds = JSONValue.sparse([
      ("opus", isReady ? address("article.opus") : nil), ("mp3", isReady ? address("article.mp3") : nil),
      ("wav", isReady ? address("article.wav") : nil),
    ])
    let value = JSONValue.sparse([
      ("status", .string(state.rawValue)), ("audio", sounds),
      ("timings", isReady ? address("timings.json") : nil), ("vtt", isReady ? address("article.vtt") : nil),
      ("error", problem.map { .string($0) }),
    ])
    return Payload(json: value).response(
      to: request, status: request.method == .post && !isReady ? .accepted : .ok, caching: .never,
      headers: CrossOrigin.readable)
  }

  private func file(_ request: Request, _ context: ServerContext) async throws -> Response {
    let id = try context.parameters.require("id")
    let name = try context.parameters.require("file")
    guard let type = AudioService.files[name], let path = audio.path(of: name, id),
      let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int, size > 0
    else { throw Problem.notFound("There is no such recording.") }
    var headers = CrossOrigin.readable
    headers[.contentType] = type
    headers[.acceptRanges] = "bytes"
    headers[.cacheControl] = Payload.Caching.briefly.rawValue
    guard let range = request.headers[.range] else {
      headers[.contentLength] = "\(size)"
      let body = try await files.loadFile(path: path, context: context)
      return Response(status: .ok, headers: headers, body: body)
    }
    guard let bytes = ByteRange.range(range, of: size) else {
      throw Problem(
        .rangeNotSatisfiable, "badRange", "The file has \(size) bytes.",
        headers: [.contentRange: "bytes */\(size)"])
    }
    headers[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound)/\(size)"
    headers[.contentLength] = "\(bytes.count)"
    let body = try await files.loadFile(path: path, range: bytes, context: context)
    return Response(status: .partialContent, headers: headers, body: body)
  }
}

/// A part of a file, as RFC 9110 asks for it.
enum ByteRange {
  /// The bytes that `bytes=…` means of a file of `size`; nil where there are none, or where several parts are asked for.
  static func range(_ field: String, of size: Int) -> ClosedRange<Int>? {
    guard size > 0, field.hasPrefix("bytes=") else { return nil }
    let parts = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    if parts[0].isEmpty {
      guard let last = Int(parts[1]), last > 0 else { return nil }
      return max(0, size - last)...(size - 1)
    }
    guard let first = Int(parts[0]), first >= 0, first < size else { return nil }
    guard !parts[1].isEmpty else { return first...(size - 1) }
    guard let last = Int(parts[1]), last >= first else { return nil }
    return first...min(last, size - 1)
  }
}
