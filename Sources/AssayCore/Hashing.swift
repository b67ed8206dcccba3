import Crypto
import Foundation

/// SHA-256, as reports and archives print it.
public enum ContentHash {
  /// SHA-256 of `data` in lower-case hexadecimal.
  ///
  /// O(n).
  public static func sha256(_ data: some DataProtocol) -> String {
    SHA256.hash(data: data).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
