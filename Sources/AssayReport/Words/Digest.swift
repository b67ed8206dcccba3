import AssayCore
import Foundation

/// SHA-256 in the spellings that web formats want.
package enum Digest {
  /// The digest of `text` in base64, as a Content Security Policy writes it.
  package static func base64(of text: String) -> String {
    bytes(hexadecimal: ContentHash.sha256(Data(text.utf8))).base64EncodedString()
  }

  /// A digest given in hexadecimal, in base64url without padding as RFC 6920 writes it.
  package static func base64URL(hexadecimal: String) -> String {
    bytes(hexadecimal: hexadecimal).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func bytes(hexadecimal: String) -> Data {
    var digits = hexadecimal[...]
    var data = Data()
    while digits.count >= 2, let byte = UInt8(digits.prefix(2), radix: 16) {
      data.append(byte)
      digits = digits.dropFirst(2)
    }
    return data
  }
}
