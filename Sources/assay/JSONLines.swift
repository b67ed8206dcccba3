import AssayCore
import AssayIngest
import Foundation

/// Lines of JSON: read one at a time, answered in order, each failure on its own line.
enum JSONLines {
  /// What a line that cannot be processed gets.
  private struct Failure: Encodable {
    struct Detail: Encodable {
      var code: String
      var message: String
    }
    var id: LineID?
    var error: Detail
  }

  /// The longest line taken, in bytes.
  static let maximumLine = 8 * 1024 * 1024

  /// Reads the lines of a handle in groups and answers each line, in input order.
  ///
  /// - Parameters:
  ///   - group: how many lines are worked on together; memory is bounded by this many lines.
  ///   - write: how an answer is written; a line of JSON unless given.
  ///   - work: gives one answer a request, in order.
  static func answer<Request: Decodable & Sendable, Answer: Encodable & Sendable>(
    _ handle: FileHandle, group: Int, id: (Request) -> LineID,
    write: (Answer) throws -> Data = { try encode($0) },
    work: ([Request]) async throws -> [Result<Answer, AssayError>]
  ) async throws {
    var lines = LineReader(handle: handle, maximumLine: maximumLine)
    var waiting: [Result<Request, LineError>] = []
    while let line = try lines.next() {
      try Task.checkCancellation()
      switch line {
      case .bytes(let data) where data.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }): continue
      case .bytes(let data): waiting.append(decode(data))
      case .tooLong:
        let message = "This line is longer than \(maximumLine / 1_048_576) MB; split it."
        waiting.append(.failure(LineError(id: nil, error: AssayError(.tooLarge, message))))
      }
      if waiting.count == group {
        try await flush(&waiting, id: id, write: write, work: work)
      }
    }
    try await flush(&waiting, id: id, write: write, work: work)
  }

  private struct LineError: Error {
    var id: LineID?
    var error: AssayError
  }

  private struct Identified: Decodable { var id: LineID? }

  private static func decode<Request: Decodable>(_ data: Data) -> Result<Request, LineError> {
    do {
      return .success(try JSONDecoder().decode(Request.self, from: data))
    } catch {
      let id = (try? JSONDecoder().decode(Identified.self, from: data))?.id
      let message = "This line is not the JSON object expected: \(Self.describe(error))"
      return .failure(LineError(id: id, error: AssayError(.malformed, message)))
    }
  }

  private static func describe(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "the key “\(key.stringValue)” is missing."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "the value of “\(context.codingPath.map(\.stringValue).joined(separator: "."))” has the wrong type."
    default: "it cannot be parsed."
    }
  }

  private static func flush<Request: Sendable, Answer: Encodable & Sendable>(
    _ waiting: inout [Result<Request, LineError>], id: (Request) -> LineID,
    write: (Answer) throws -> Data,
    work: ([Request]) async throws -> [Result<Answer, AssayError>]
  ) async throws {
    let requests = waiting.compactMap { try? $0.get() }
    var answers = try await work(requests).makeIterator()
    var output = Data()
    for item in waiting {
      switch item {
      case .success(let request):
        switch answers.next() {
        case .success(let answer): output += try write(answer)
        case .failure(let error): output += try encode(failure(id(request), error))
        case nil: break
        }
      case .failure(let error): output += try encode(failure(error.id, error.error))
      }
      output.append(0x0A)
    }
    try Console.output(output)
    waiting.removeAll(keepingCapacity: true)
  }

  private static func failure(_ id: LineID?, _ error: AssayError) -> Failure {
    Failure(id: id, error: .init(code: error.code.rawValue, message: error.message))
  }

  /// One value as a line of JSON, without the line end.
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return try encoder.encode(value)
  }
}
