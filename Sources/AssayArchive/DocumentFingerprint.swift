import AssayCore
import Foundation

extension Document {
  /// SHA-256 over all fields: two documents with one fingerprint have the same content.
  ///
  /// Each field is preceded by its length, so that no two documents can run together to the same bytes.
  var fingerprint: String {
    var data = Data()
    var fields = [id, url, title, published?.description, source, language, text]
    // Documents without these have the hash that earlier versions of Assay gave them.
    if kind != nil || factCheck != nil { fields += [kind?.rawValue, factCheck?.json] }
    for field in fields {
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
    copy.kind = kind.map { DocumentKind(rawValue: $0.rawValue.withoutNull) }
    return copy
  }
}

extension FactCheck {
  /// As it is stored: one line of JSON with its keys in order, in which U+0000 is written as an escape.
  var json: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads what ``json`` wrote; nil for what it did not.
  init?(json: String) {
    guard let value = try? JSONDecoder().decode(FactCheck.self, from: Data(json.utf8)) else { return nil }
    self = value
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
