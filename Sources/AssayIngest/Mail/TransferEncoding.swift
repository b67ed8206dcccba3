import Foundation

/// Undoes the transfer encodings of MIME (RFC 2045, section 6).
enum TransferEncoding {
  /// The bytes that a body stands for; unknown encodings leave it as it is.
  static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> Data {
    switch encoding.lowercased() {
    case "base64": Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters) ?? Data()
    case "quoted-printable": quotedPrintable(body)
    default: Data(body)
    }
  }

  /// Undoes quoted-printable; `=` that is no escape stays.
  ///
  /// - Parameter isHeader: whether `_` means a space (RFC 2047, section 4.2).
  static func quotedPrintable(_ body: ArraySlice<UInt8>, isHeader: Bool = false) -> Data {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      if byte == UInt8(ascii: "_"), isHeader {
        result.append(0x20)
      } else if byte == UInt8(ascii: "=") {
        let rest = body[(index + 1)...].prefix(2)
        if rest.first == 0x0A {
          index += 1
        } else if rest.elementsEqual([0x0D, 0x0A]) {
          index += 2
        } else if rest.count == 2, let value = UInt8(String(decoding: rest, as: UTF8.self), radix: 16) {
          result.append(value)
          index += 2
        } else {
          result.append(byte)
        }
      } else {
        result.append(byte)
      }
      index += 1
    }
    return Data(result)
  }
}
