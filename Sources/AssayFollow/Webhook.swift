import AssayCore
import AssaySources
import Crypto
import Foundation

/// An address that is told of changed verdicts, and the secret that notices to it are signed with.
///
/// The form is that of Standard Webhooks (https://www.standardwebhooks.com), for which there are libraries in most languages:
/// `webhook-id`, `webhook-timestamp`, and `webhook-signature: v1,` with the Base64 of HMAC-SHA256 over
/// `id.timestamp.body`.
public struct Webhook: Sendable, Hashable {
  /// The address.
  public let address: WebAddress
  private let key: [UInt8]

  /// Makes a webhook.
  ///
  /// - Parameter secret: `whsec_` with Base64 behind it, or any text of at least 16 bytes.
  /// - Throws: ``AssayError`` with code `malformed`.
  public init(url: String, secret: String) throws {
    guard let address = WebAddress(url) else {
      throw AssayError(.malformed, "“\(url)” is no address for notices. Give one that begins with https://.")
    }
    let mark = "whsec_"
    let key =
      secret.hasPrefix(mark)
      ? Data(base64Encoded: String(secret.dropFirst(mark.count))).map { Array($0) } : Array(secret.utf8)
    guard let key, key.count >= 16 else {
      throw AssayError(
        .malformed,
        "The secret for \(url) is too short or no Base64. Make one: echo whsec_$(openssl rand -base64 24)")
    }
    self.address = address
    self.key = key
  }

  /// The value of `webhook-signature` for a notice.
  public func signature(id: String, timestamp: Int, body: Data) -> String {
    var code = HMAC<SHA256>(key: SymmetricKey(data: key))
    code.update(data: Data("\(id).\(timestamp).".utf8))
    code.update(data: body)
    return "v1,\(Data(code.finalize()).base64EncodedString())"
  }

  /// Whether the address is on this machine, which only the user's own word makes allowed.
  var isOnThisMachine: Bool { address.isOnThisMachine }
}

/// A notice as it is sent.
struct NoticeBody: Encodable {
  struct ArticleName: Encodable {
    var title: String?
    var source: String
    var url: String?
  }

  struct Content: Encodable {
    var article: ArticleName
    var revision: VerdictRevision
  }

  var type = "verdict.changed"
  var timestamp: String
  var data: Content
}
