import AssayCore
import Foundation

/// What the user turned on for good: `$XDG_CONFIG_HOME/assay/config.json`.
///
/// ```json
/// {
///   "search": ["wikipedia", "searxng=https://search.example.org"],
///   "keys": {"google-factcheck": "…"},
///   "webhooks": [{"url": "https://desk.example.org/hook", "secret": "whsec_…"}]
/// }
/// ```
///
/// Every member may be missing, and so may the file: then nothing is turned on.
public struct UserConfiguration: Sendable, Codable, Hashable {
  /// Where notices of changed verdicts are sent.
  public struct Webhook: Sendable, Codable, Hashable {
    /// The address.
    public var url: String
    /// What notices are signed with.
    public var secret: String
  }

  /// Search providers that every check asks, as `--search` takes them.
  public var search: [String] = []
  /// Keys of services by the providers' names.
  public var keys: [String: String] = [:]
  /// Where notices of changed verdicts are sent.
  public var webhooks: [Webhook] = []

  /// Makes a configuration in which nothing is turned on.
  public init() {}

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case search
    case keys
    case webhooks
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Decodes a configuration; a member that is not known is an error, so that a slip of the pen is not overlooked.
  public init(from decoder: any Decoder) throws {
    let known = Set(CodingKeys.allCases.map(\.stringValue))
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [key], debugDescription: "“\(key.stringValue)” is not known"))
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    search = try container.decodeIfPresent([String].self, forKey: .search) ?? []
    keys = try container.decodeIfPresent([String: String].self, forKey: .keys) ?? [:]
    webhooks = try container.decodeIfPresent([Webhook].self, forKey: .webhooks) ?? []
  }

  /// Reads the user's file; nothing is turned on where there is none.
  ///
  /// A key in the environment (`ASSAY_GOOGLE_FACTCHECK_KEY`) goes before one in the file.
  ///
  /// - Parameter warn: Called where the file holds keys and others on this machine may read it.
  /// - Throws: ``AssayError`` with code `malformed` or `unreadable`.
  public static func load(
    from path: String = UserFolders.configuration, warn: (String) -> Void = { _ in }
  ) throws -> UserConfiguration {
    var configuration = UserConfiguration()
    if FileManager.default.fileExists(atPath: path) {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw AssayError(.unreadable, "\(path) cannot be read. Check its permissions.")
      }
      do {
        configuration = try JSONDecoder().decode(UserConfiguration.self, from: data)
      } catch {
        throw AssayError(.malformed, "\(path) is not as it should be: \(describe(error))")
      }
      let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]) as? NSNumber
      let isSecret = !configuration.keys.isEmpty || !configuration.webhooks.isEmpty
      if isSecret, let mode, mode.intValue & 0o077 != 0 {
        warn("\(path) holds secrets, and others on this machine may read it. Do: chmod 600 \(path)")
      }
    }
    if let key = ProcessInfo.processInfo.environment["ASSAY_GOOGLE_FACTCHECK_KEY"], !key.isEmpty {
      configuration.keys["google-factcheck"] = key
    }
    return configuration
  }

  private static func describe(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context): "\(context.debugDescription)."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” has the wrong type."
    case .keyNotFound(let key, _): "“\(key.stringValue)” is missing."
    default: "it cannot be parsed."
    }
  }
}
