import AssayCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Takes in what somebody wants to have checked: an address, a text, or a file.
struct Intake: Sendable {
  let service: CheckService
  let pages: (any PageReader)?
  /// Whether everybody who reaches the server may speak for it, because only this machine does.
  let trustsEverybody: Bool
  private let fetches = OpenStreams()

  /// The most bytes of an article.
  static let largest = 16 * 1024 * 1024
  private static let fetchesAtOnce = 16

  init(service: CheckService, pages: (any PageReader)?, trustsEverybody: Bool) {
    self.service = service
    self.pages = pages
    self.trustsEverybody = trustsEverybody
  }

  /// Takes in the body of a request to the API: JSON, or the bytes of a file.
  ///
  /// - Throws: ``Problem``, or ``AssayError`` for whoever asked.
  func take(_ request: Request, _ context: ServerContext) async throws -> (check: StoredCheck, isNew: Bool) {
    let type = request.mediaType
    let body = try await RequestReading.body(of: request, upTo: Self.largest)
    guard body.readableBytes > 0 else { throw Problem.badRequest("The body is empty.") }
    let data = Data(body.readableBytesView)
    guard type != "application/json" else {
      guard let asked = try? JSONDecoder().decode(Asked.self, from: data) else {
        throw Problem.badRequest("The body is no JSON object with “url” or “text”.")
      }
      return try await take(asked, context)
    }
    guard Self.fileTypes.contains(type) else {
      throw Problem(
        .unsupportedMediaType, "unsupportedFormat",
        "Send JSON, or a file as \(Self.fileTypes.joined(separator: ", ")).")
    }
    return try await takeFile(data, name: "upload", url: nil, context)
  }

  /// What JSON and the form ask for.
  struct Asked: Decodable, Sendable {
    var url: String?
    var text: String?
    var title: String?
  }

  /// Takes in an address or a text.
  func take(_ asked: Asked, _ context: ServerContext) async throws -> (check: StoredCheck, isNew: Bool) {
    let url = try asked.url.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.flatMap { url in
      if url.isEmpty { return nil as String? }
      guard AddressKey.key(url) != nil else {
        throw Problem.badRequest("“\(url.prefix(200))” is not an http or https address.")
      }
      return url
    }
    if let text = asked.text, text.contains(where: { !$0.isWhitespace }) {
      // A title of its own becomes the headline, as a line of Markdown.
      let title = asked.title?.split(whereSeparator: \.isNewline).joined(separator: " ")
        .trimmingCharacters(in: .whitespaces)
      let whole = title.flatMap { $0.isEmpty ? nil : "# \($0)\n\n\(text)" } ?? text
      return try await takeFile(Data(whole.utf8), name: "pasted text", url: url, context)
    }
    guard let url else { throw Problem.badRequest("Give an address, a text, or a file.") }
    return try await takePage(at: url, context)
  }

  /// Takes in the bytes of a file.
  func takeFile(
    _ data: Data, name: String, url: String?, _ context: ServerContext
  ) async throws -> (check: StoredCheck, isNew: Bool) {
    let submission = Submission.bytes(
      data, source: name, url: url, isVouchedFor: trustsEverybody || context.hasToken)
    return try await service.submit(submission, client: context.client)
  }

  private func takePage(
    at url: String, _ context: ServerContext
  ) async throws -> (check: StoredCheck, isNew: Bool) {
    guard let pages else {
      throw Problem(
        .unprocessableContent, "unavailable",
        "This server fetches no pages. Paste the text, or give the saved page as a file.")
    }
    guard fetches.now < Self.fetchesAtOnce else {
      throw Problem(
        .serviceUnavailable, "busy", "Too many pages are being fetched. Try again in a moment.",
        headers: [.retryAfter: "10"])
    }
    fetches.enter()
    defer { fetches.leave() }
    let page: (input: ArticleInput, text: String)
    do { page = try await pages.page(at: url) } catch let error as AssayError {
      // What went wrong is the page that was asked for, not this server.
      throw Problem(.unprocessableContent, error.code.rawValue, error.message)
    }
    return try await service.submit(.page(page.input, text: page.text), client: context.client)
  }

  private static let fileTypes = [
    "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown", "message/rfc822",
    "application/epub+zip", "application/octet-stream",
  ]
}
