import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Reading of bodies, within bounds.
enum RequestReading {
  /// How long a client may take to send a body.
  static let patience = Duration.seconds(60)

  /// The whole body.
  ///
  /// - Throws: ``Problem`` where it is larger than `limit`, or too slow.
  static func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw tooLarge(limit)
    }
    return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
      group.addTask { try await collect(request.body, upTo: limit) }
      group.addTask {
        try await Task.sleep(for: patience)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let body = first else {
        throw Problem(.requestTimeout, "tooSlow", "The body did not arrive in time.")
      }
      return body
    }
  }

  private static func collect(_ body: RequestBody, upTo limit: Int) async throws -> ByteBuffer {
    var whole = ByteBuffer()
    for try await var part in body {
      guard whole.readableBytes + part.readableBytes <= limit else { throw tooLarge(limit) }
      whole.writeBuffer(&part)
    }
    return whole
  }

  private static func tooLarge(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, "tooLarge", "The server takes up to \(limit / 1_048_576) MB.")
  }
}

extension Request {
  /// The type of the body, in lower case and without parameters; empty where none is given.
  var mediaType: String {
    String((headers[.contentType] ?? "").prefix { $0 != ";" }).trimmingCharacters(in: .whitespaces)
      .lowercased()
  }
}
