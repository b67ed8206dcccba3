import AssayCore
import CAssayOpenVINO

/// Carries a message from the C layer to an ``AssayCore/AssayError``.
enum InferenceFailure: Error, CustomStringConvertible {
  /// What the runtime said.
  case message(String)

  var description: String {
    switch self {
    case .message(let text): text
    }
  }

  /// Calls `body` with room for a message; a result other than 0 is a failure with that message.
  static func capture(_ body: (UnsafeMutablePointer<CChar>?) -> Int32) -> Result<Void, InferenceFailure> {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(ASSAY_OV_MESSAGE)) { room in
      room.initialize(repeating: 0)
      guard body(room.baseAddress) != 0 else { return .success(()) }
      return .failure(.message(room.baseAddress.map { String(cString: $0) } ?? ""))
    }
  }

  /// An error for the user: `what` says what to do, the runtime's own words follow as the cause.
  static func error(_ what: String, _ result: Result<Void, InferenceFailure>) -> AssayError {
    if case .failure(let failure) = result {
      AssayError(.inference, what, cause: failure)
    } else {
      AssayError(.inference, what)
    }
  }

  /// Calls `body`; throws `what` with the runtime's message when it fails.
  static func check(_ what: String, _ body: (UnsafeMutablePointer<CChar>?) -> Int32) throws {
    let result = capture(body)
    if case .failure = result { throw error(what, result) }
  }
}
