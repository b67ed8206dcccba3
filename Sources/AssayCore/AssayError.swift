/// What went wrong, in words that a user can act on.
///
/// The code is an open set: new versions may add codes, so switch over it with a default.
public struct AssayError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is; stable across versions and the same in JSON output.
  public struct Code: RawRepresentable, Hashable, Sendable, Codable {
    /// The code as printed, in camel case.
    public let rawValue: String

    /// Makes a code from its printed form.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A file, folder or address does not exist.
    public static let notFound = Code(rawValue: "notFound")
    /// Something exists but cannot be read.
    public static let unreadable = Code(rawValue: "unreadable")
    /// There is no text in the input.
    public static let empty = Code(rawValue: "empty")
    /// The input is larger than the limit.
    public static let tooLarge = Code(rawValue: "tooLarge")
    /// The input is not text, or of a format that Assay does not read.
    public static let unsupportedFormat = Code(rawValue: "unsupportedFormat")
    /// The input is of a known format but broken.
    public static let malformed = Code(rawValue: "malformed")
    /// Another process holds the archive.
    public static let archiveBusy = Code(rawValue: "archiveBusy")
    /// The archive's file is damaged, or not an archive.
    public static let archiveDamaged = Code(rawValue: "archiveDamaged")
    /// The archive was written by a newer Assay.
    public static let archiveTooNew = Code(rawValue: "archiveTooNew")
    /// The disk is full or the place cannot be written.
    public static let cannotWrite = Code(rawValue: "cannotWrite")
    /// A model file is missing or not the one expected.
    public static let modelMissing = Code(rawValue: "modelMissing")
    /// The inference runtime is missing or failed.
    public static let inference = Code(rawValue: "inference")
    /// The request needs what this version does not do.
    public static let unavailable = Code(rawValue: "unavailable")
  }

  /// What kind of failure it is.
  public let code: Code
  /// What happened and what to do next, for a user.
  public let message: String
  /// The error below, where there is one.
  public let cause: (any Error)?

  /// Makes an error.
  public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  /// The message, with the cause in brackets.
  public var description: String { cause.map { "\(message) (\($0))" } ?? message }
}
