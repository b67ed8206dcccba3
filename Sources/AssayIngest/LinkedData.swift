import AssayCore
import Foundation

/// Reads schema.org articles from a page's JSON-LD.
enum LinkedData {
  /// What the scripts say about the page's article; broken scripts are passed over.
  static func metadata(of scripts: [String]) -> ArticleMetadata {
    for script in scripts where script.utf8.count < 1 << 20 && nesting(script) < 64 {
      guard
        let value = try? JSONSerialization.jsonObject(with: Data(script.utf8), options: [.fragmentsAllowed]),
        let article = article(in: value, depth: 0)
      else { continue }
      return metadata(of: article)
    }
    return ArticleMetadata()
  }

  /// The deepest nesting of brackets, strings not looked into: a bound on what the JSON parser recurses into.
  private static func nesting(_ text: String) -> Int {
    var depth = 0
    var deepest = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
    }
    return deepest
  }

  private static func article(in value: Any, depth: Int) -> [String: Any]? {
    guard depth < 4 else { return nil }
    if let list = value as? [Any] {
      return list.lazy.prefix(200).compactMap { article(in: $0, depth: depth + 1) }.first
    }
    guard let object = value as? [String: Any] else { return nil }
    let types = (object["@type"] as? [String]) ?? [object["@type"] as? String ?? ""]
    if types.contains(where: { $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "Report" }) {
      return object
    }
    return object["@graph"].flatMap { article(in: $0, depth: depth + 1) }
  }

  private static func metadata(of article: [String: Any]) -> ArticleMetadata {
    func string(_ key: String) -> String? { (article[key] as? String).map(decoded) }
    let address = article["mainEntityOfPage"]
    return ArticleMetadata(
      title: string("headline") ?? string("name"), byline: names(article["author"]),
      published: string("datePublished").flatMap(Dates.parse),
      modified: string("dateModified").flatMap(Dates.parse),
      language: string("inLanguage"), siteName: names(article["publisher"]),
      url: string("url") ?? address as? String ?? (address as? [String: Any])?["@id"] as? String)
  }

  private static func names(_ value: Any?) -> String? {
    let parts = (value as? [Any]) ?? value.map { [$0] } ?? []
    let names = parts.prefix(20).compactMap { part -> String? in
      let name = part as? String ?? (part as? [String: Any])?["name"] as? String
      return name.map(decoded).flatMap { $0.isEmpty || $0.contains("://") ? nil : $0 }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Some sites escape entities within JSON once more.
  private static func decoded(_ text: String) -> String {
    Whitespace.collapsed(text.contains("&") ? MarkdownInline.plain(text) : text)
  }
}
