import AssayCore
import Foundation

extension Document {
  /// SHA-256 over all fields: two documents with one fingerprint have the same content.
  ///
  /// Each field is preceded by its length, so that no two documents can run together to the same bytes.
  var fingerprint: String {
    var data = Data()
    for field in [id, url, title, published?.description, source, language, text] {
      guard let field else {
        data.append(contentsOf: "-;".utf8)
        continue
      }
      data.append(contentsOf: "\(field.utf8.count):".utf8)
      data.append(contentsOf: field.utf8)
    }
    return ContentHash.sha256(data)
  }

  /// The document as it can be stored: SQLite ends a text at U+0000, so that becomes U+FFFD.
  ///
  /// One code point for one code point: offsets stay what they were.
  var storable: Document {
    var copy = self
    copy.text = text.withoutNull
    copy.url = url?.withoutNull
    copy.title = title?.withoutNull
    copy.source = source?.withoutNull
    copy.language = language?.withoutNull
    return copy
  }
}

extension String {
  fileprivate var withoutNull: String {
    guard utf8.contains(0) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar == "\0" ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }
}
