public import AssayCore
import CAssaySources
import Foundation

extension ArticleInput {
  /// The input that a fetched page is, in UTF-8 where the server named another charset.
  ///
  /// - Throws: ``FetchFailure`` with kind `notAPage` for pictures, films and the like.
  public init(_ page: FetchedPage) throws {
    let type = page.headers.mediaType ?? ""
    let family = type.prefix { $0 != "/" }
    if ["image", "audio", "video", "font"].contains(family) || type.hasSuffix("json") {
      throw FetchFailure(.notAPage, page.address.string, detail: "of the type \(type)")
    }
    self.init(
      data: Charset.utf8(page.body, named: page.headers.charset), source: page.address.string,
      url: page.address.string)
  }
}

extension FetchedPage {
  /// The page as an input, with the article that a reader finds in it.
  ///
  /// - Throws: ``FetchFailure`` with kind `notAPage` or, for a page without an article that says that it is not free,
  ///   `paywalled`; ``AssayError`` with code `empty` for any other page without one, and whatever else the reader throws.
  public func article(by reader: any ArticleReader) throws -> (input: ArticleInput, article: Article) {
    let input = try ArticleInput(self)
    do {
      return (input, try reader.read(input))
    } catch let error as AssayError where error.code == .empty {
      if saysNotFree { throw FetchFailure(.paywalled, address.string) }
      throw AssayError(
        .empty,
        "The page at \(address) shows no article without running its scripts, or is none. "
          + "Open it in a browser, save the page, and give the file instead.", cause: error)
    }
  }

  /// Whether the page says of itself that it is not free to read (schema.org `isAccessibleForFree`).
  public var saysNotFree: Bool {
    let text = body.prefix(4 << 20)
    guard let key = text.range(of: Data("isAccessibleForFree".utf8)) else { return false }
    let value = String(decoding: text[key.upperBound...].prefix(24), as: UTF8.self).lowercased()
    return value.filter { $0.isLetter }.hasPrefix("false")
      || value.filter { $0.isLetter }.hasPrefix("contentfalse")
  }
}

/// Charsets that servers and feeds name.
enum Charset {
  /// Text in UTF-8: unchanged where it is that already or has a byte order mark, else converted from the charset named.
  static func utf8(_ data: Data, named charset: String?) -> Data {
    guard let charset, !["utf-8", "utf8", "us-ascii", "ascii"].contains(charset), !hasMark(data),
      !isUTF8(data), let text = convert(data, from: charset)
    else { return data }
    return text
  }

  /// Converts to UTF-8; nil for an unknown charset.
  static func convert(_ data: Data, from charset: String) -> Data? {
    // The web's names, where iconv's mean less (WHATWG Encoding, 4.2).
    let name =
      switch charset.lowercased() {
      case "iso-8859-1", "latin1", "us-ascii", "ascii": "windows-1252"
      case "iso-8859-9": "windows-1254"
      case "gb2312", "gbk", "x-gbk": "gb18030"
      case "ks_c_5601-1987", "euc-kr": "cp949"
      case "shift_jis", "shift-jis", "x-sjis": "cp932"
      default: charset
      }
    var size = 0
    let converted = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      assay_utf8(name, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, &size)
    }
    guard let converted else { return nil }
    return Data(bytesNoCopy: converted, count: size, deallocator: .free)
  }

  /// Whether the bytes are valid UTF-8; O(n), nothing is copied.
  static func isUTF8(_ data: Data) -> Bool {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var decoder = UTF8.ForwardParser()
      var iterator = bytes.makeIterator()
      while true {
        switch decoder.parseScalar(from: &iterator) {
        case .valid: continue
        case .emptyInput: return true
        case .error: return false
        }
      }
    }
  }

  private static func hasMark(_ data: Data) -> Bool {
    data.starts(with: [0xEF, 0xBB, 0xBF]) || data.starts(with: [0xFE, 0xFF])
      || data.starts(with: [0xFF, 0xFE])
  }
}
