import Crypto
public import Foundation

/// What a hub asks of a callback address, or delivers to it.
public struct HubCall: Sendable {
  /// The last part of the path, which names the subscription.
  public var token: String
  /// The parameters of the query.
  public var query: [String: String]
  /// The content of a POST; nil for a GET.
  public var content: Data?
  /// The `X-Hub-Signature` header.
  public var signature: String?
  /// The `Content-Type` header.
  public var contentType: String?

  /// Makes a call.
  public init(
    token: String, query: [String: String] = [:], content: Data? = nil, signature: String? = nil,
    contentType: String? = nil
  ) {
    self.token = token
    self.query = query
    self.content = content
    self.signature = signature
    self.contentType = contentType
  }
}

/// What a hub is answered.
public struct HubReply: Sendable, Hashable {
  /// The HTTP status.
  public var status: Int
  /// The body, as plain text.
  public var text = ""
}

/// A feed that a hub delivered, with a signature that is right.
struct HubDelivery: Sendable {
  var source: Int64
  var topic: String
  var content: Data
  var contentType: String?
}

/// Signatures of deliveries (WebSub, 8).
enum HubSignature {
  /// Whether `header` (`sha256=…`) is the signature of `content` under `secret`.
  static func isRight(_ header: String?, of content: Data, secret: String) -> Bool {
    guard let parts = header?.split(separator: "=", maxSplits: 1), parts.count == 2,
      let code = bytes(parts[1])
    else { return false }
    let key = SymmetricKey(data: Data(secret.utf8))
    return switch parts[0].trimmingCharacters(in: .whitespaces).lowercased() {
    case "sha1": HMAC<Insecure.SHA1>.isValidAuthenticationCode(code, authenticating: content, using: key)
    case "sha256": HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: key)
    case "sha384": HMAC<SHA384>.isValidAuthenticationCode(code, authenticating: content, using: key)
    case "sha512": HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: content, using: key)
    default: false
    }
  }

  private static func bytes(_ hexadecimal: Substring) -> [UInt8]? {
    let digits = hexadecimal.trimmingCharacters(in: .whitespaces).compactMap(\.hexDigitValue)
    guard digits.count == hexadecimal.trimmingCharacters(in: .whitespaces).count,
      digits.count.isMultiple(of: 2)
    else {
      return nil
    }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
