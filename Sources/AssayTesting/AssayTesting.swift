/// Conformance suites and fakes for every plug-in protocol.
///
/// A library user who writes an `Archive` or a `Verifier` of their own runs the suite here against it. Fakes live here and
/// nowhere else: nothing that ships decides by a fake.
public enum AssayTesting {}

/// A requirement of a protocol that an implementation did not meet.
public struct ConformanceFailure: Error, Sendable, CustomStringConvertible {
  /// Which requirement, and how it was missed.
  public let description: String

  /// Makes a failure.
  public init(_ description: String) { self.description = description }

  /// Throws unless `condition` holds.
  public static func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    if !condition { throw ConformanceFailure(description()) }
  }
}
