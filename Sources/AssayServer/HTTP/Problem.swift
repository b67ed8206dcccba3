import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// Why a request is not answered as asked: Problem Details (RFC 9457) for programs, a page for people.
struct Problem: Error, Sendable {
  let status: HTTPResponse.Status
  /// A word that stays the same across versions.
  let code: String
  /// What happened and what to do.
  let detail: String
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ code: String, _ detail: String, headers: HTTPFields = [:]) {
    self.status = status
    self.code = code
    self.detail = detail
    self.headers = headers
  }

  /// A failure below the handlers in terms of HTTP.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as AssayError: self.init(Self.status(error.code), error.code.rawValue, error.message)
    case let error as HTTPError: self.init(error.status, Self.code(error.status), Self.words(error.status))
    case FairQueue.Refusal.full:
      self.init(
        .serviceUnavailable, "queueFull", "The server has enough to do. Try again in a few minutes.",
        headers: [.retryAfter: "60"])
    case FairQueue.Refusal.tooManyOfOne:
      self.init(
        .tooManyRequests, "queueFull", "Too many of your checks wait already. Try again when some are done.",
        headers: [.retryAfter: "60"])
    default:
      self.init(.internalServerError, "failed", "Something went wrong. The server's log says what.")
    }
  }

  static func notFound(_ detail: String) -> Problem { Problem(.notFound, "notFound", detail) }
  /// The method means nothing at this address (RFC 9110, 15.5.6).
  static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
    let names = allowed.map(\.rawValue).joined(separator: ", ")
    return Problem(
      .methodNotAllowed, "methodNotAllowed", "This address takes \(names).", headers: [.allow: names])
  }

  static func badRequest(_ detail: String) -> Problem { Problem(.badRequest, "badRequest", detail) }

  private static func status(_ code: AssayError.Code) -> HTTPResponse.Status {
    switch code {
    case .notFound: .notFound
    case .tooLarge: .contentTooLarge
    case .unsupportedFormat: .unsupportedMediaType
    case .empty, .malformed, .unreadable: .unprocessableContent
    case .archiveBusy: .serviceUnavailable
    default: .internalServerError
    }
  }

  private static func code(_ status: HTTPResponse.Status) -> String {
    switch status {
    case .notFound: "notFound"
    case .contentTooLarge: "tooLarge"
    case .badRequest: "badRequest"
    case .methodNotAllowed: "methodNotAllowed"
    default: "refused"
    }
  }

  private static func words(_ status: HTTPResponse.Status) -> String {
    switch status {
    case .notFound: "There is nothing at this address."
    case .contentTooLarge: "That is more than the server takes."
    default: status.reasonPhrase
    }
  }

  /// The answer as RFC 9457 writes it.
  var json: Payload {
    let value = JSONValue.object([
      ("type", .string("about:blank")), ("title", .string(status.reasonPhrase)),
      ("status", .integer(status.code)), ("code", .string(code)), ("detail", .string(detail)),
    ])
    return Payload(ByteBuffer(string: value.compact), type: "application/problem+json")
  }
}
