import AssayCore
import Foundation

/// Reads documents from JSON: a record of our own, or fact checks.
enum JSONDocuments {
  /// JSON nested deeper than this is not parsed.
  private static let deepest = 64

  /// A record as `assay archive export` writes it; also what a user's own lines have.
  struct Record: Decodable {
    var id: TextOrNumber?
    var url: String?
    var title: String?
    var published: String?
    var source: String?
    var language: String?
    var text: String?
    var kind: String?
    var factCheck: FactCheck?

    /// The document; nil without a text.
    ///
    /// Without an identifier the address is one, or else `place`.
    func document(place: String) -> Document? {
      guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
      return Document(
        id: [id?.text, url].lazy.compactMap { $0 }.first { !$0.isEmpty } ?? place, url: url, title: title,
        published: published.flatMap(Dates.parse), source: source, language: language, text: text,
        kind: kind.flatMap { $0.isEmpty ? nil : DocumentKind(rawValue: $0) }, factCheck: factCheck)
    }
  }

  /// The fact checks in JSON text; empty where there are none.
  ///
  /// - Throws: What the parser throws; ``AssayError`` with code `malformed` for JSON nested too deep.
  static func factChecks(in data: Data, place: String) throws -> [Document] {
    guard ClaimReviews.mayBe(in: data) else { return [] }
    return ClaimReviews.documents(in: try value(of: data), place: place)
  }

  /// The documents of a `.json` file: fact checks, or one record, or a list of them.
  ///
  /// - Throws: ``AssayError`` with code `malformed` or `unsupportedFormat`.
  static func documents(in data: Data, path: String) throws -> [Document] {
    let name = URL(filePath: path).lastPathComponent
    let value: Any
    do { value = try self.value(of: data) } catch let error as AssayError { throw error } catch {
      throw AssayError(.malformed, "\(path) is not JSON. Check that it is complete.", cause: error)
    }
    let reviews = ClaimReviews.documents(in: value, place: name)
    guard reviews.isEmpty else { return reviews }
    let list = (value as? [Any]) ?? [value]
    let documents = list.enumerated().compactMap { index, item -> Document? in
      guard let item = item as? [String: Any], let line = try? JSONSerialization.data(withJSONObject: item),
        let record = try? JSONDecoder().decode(Record.self, from: line)
      else { return nil }
      return record.document(place: list.count == 1 ? name : "\(name):\(index + 1)")
    }
    guard !documents.isEmpty else {
      throw AssayError(
        .unsupportedFormat,
        "\(path) holds neither fact checks (ClaimReview) nor documents with a \"text\", so nothing was taken."
      )
    }
    return documents
  }

  private static func value(of data: Data) throws -> Any {
    var depth = 0
    var inString = false
    var escaped = false
    for byte in data {
      if inString {
        if escaped {
          escaped = false
        } else if byte == 0x5C {
          escaped = true
        } else if byte == 0x22 {
          inString = false
        }
        continue
      }
      switch byte {
      case 0x22: inString = true
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
      if depth > deepest {
        throw AssayError(.malformed, "The JSON is nested deeper than \(deepest) levels, so it was not read.")
      }
    }
    return try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
  }
}
