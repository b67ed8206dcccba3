import AssayCore
import Foundation

/// What a page's JSON-LD says of its article, by schema.org.
struct LinkedData {
  var title: String?
  var byline: String?
  var published: PartialDate?
  var modified: PartialDate?
  var language: String?
  var siteName: String?
  var url: String?
  var section: String?
  var image: String?
  var description: String?
  /// The text itself, as some pages give it to search engines; the updates of a live blog joined.
  var body: String?
  /// Whether the page says that anybody may read it whole.
  var isFree: Bool?

  /// Reads the scripts of a page; broken ones are passed over.
  init(scripts: [String]) {
    var pageDate: PartialDate?
    for script in scripts where script.utf8.count <= 1 << 20 && LinkedData.nesting(script) < 64 {
      guard let value = LinkedData.value(script) else { continue }
      var objects: [[String: Any]] = []
      LinkedData.collect(value, depth: 0, into: &objects)
      for object in objects {
        let types = LinkedData.types(object)
        if title == nil, types.contains(where: LinkedData.isArticle) {
          take(object)
        } else if types.contains("WebPage") || types.contains("ItemPage") {
          pageDate = pageDate ?? (object["datePublished"] as? String).flatMap(Dates.parse)
        } else if siteName == nil, types.contains("WebSite") {
          siteName = LinkedData.names(object["name"])
        }
      }
    }
    published = published ?? pageDate
  }

  /// The value of a script; some pages wrap it into comments, leave line breaks within strings or a comma too many.
  private static func value(_ script: String) -> Any? {
    guard let start = script.firstIndex(where: { $0 == "{" || $0 == "[" }),
      let end = script.lastIndex(where: { $0 == "}" || $0 == "]" }), start < end
    else { return nil }
    var data = Data(script[start...end].utf8)
    if let value = try? JSONSerialization.jsonObject(with: data) { return value }
    for index in data.indices where data[index] < 0x20 { data[index] = 0x20 }
    blankSpareCommas(&data)
    return try? JSONSerialization.jsonObject(with: data)
  }

  /// Makes commas in front of a closing bracket spaces; those within strings stay.
  private static func blankSpareCommas(_ data: inout Data) {
    var comma: Int?
    var isInString = false
    var isEscaped = false
    for index in data.indices {
      let byte = data[index]
      if isInString {
        if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: ",") {
        comma = index
      } else if byte != 0x20 {
        if let place = comma, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { data[place] = 0x20 }
        comma = nil
        isInString = byte == UInt8(ascii: "\"")
      }
    }
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

  private static func collect(_ value: Any, depth: Int, into objects: inout [[String: Any]]) {
    guard depth < 5, objects.count < 200 else { return }
    if let list = value as? [Any] {
      for item in list.prefix(200) { collect(item, depth: depth + 1, into: &objects) }
    } else if let object = value as? [String: Any] {
      objects.append(object)
      for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let below = object[key] { collect(below, depth: depth + 1, into: &objects) }
      }
    }
  }

  private static func types(_ object: [String: Any]) -> [String] {
    (object["@type"] as? [String]) ?? [object["@type"] as? String ?? ""]
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report" || type == "Recipe"
      || type == "DiscussionForumPosting" || type == "Review"
  }

  private mutating func take(_ article: [String: Any]) {
    func string(_ key: String) -> String? { (article[key] as? String).map(LinkedData.decoded) }
    let address = article["mainEntityOfPage"]
    title = string("headline") ?? string("name")
    byline = LinkedData.names(article["author"]) ?? LinkedData.names(article["creator"])
    published = (string("datePublished") ?? string("dateCreated")).flatMap(Dates.parse)
    modified = string("dateModified").flatMap(Dates.parse)
    language = string("inLanguage")
    siteName = LinkedData.names(article["publisher"]) ?? siteName
    url = string("url") ?? address as? String ?? (address as? [String: Any])?["@id"] as? String
    section = string("articleSection") ?? (article["articleSection"] as? [Any])?.first as? String
    image = LinkedData.image(article["image"])
    description = string("description")
    // A part that is not free makes a page that is not free, whatever it says of the whole.
    let parts = (article["hasPart"] as? [Any]) ?? article["hasPart"].map { [$0] } ?? []
    let freedoms = ([article] + parts.prefix(20).compactMap { $0 as? [String: Any] }).compactMap(
      LinkedData.freedom)
    isFree = freedoms.contains(false) ? false : freedoms.first
    body = (article["articleBody"] ?? article["text"]) as? String
    if let updates = article["liveBlogUpdate"] as? [[String: Any]] {
      let texts = updates.prefix(500).flatMap { [$0["headline"] as? String, $0["articleBody"] as? String] }
      body = ([body] + texts).compactMap { $0 }.joined(separator: "\n\n")
    }
  }

  private static func freedom(_ object: [String: Any]) -> Bool? {
    object["isAccessibleForFree"].flatMap { value in
      (value as? String).map { !$0.lowercased().hasSuffix("false") } ?? (value as? Bool)
    }
  }

  private static func image(_ value: Any?) -> String? {
    let first = (value as? [Any])?.first ?? value
    let address = first as? String ?? (first as? [String: Any])?["url"] as? String
    return address.flatMap { $0.utf8.count < 4000 && $0.contains("/") ? $0 : nil }
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
  static func decoded(_ text: String) -> String {
    Whitespace.collapsed(text.contains("&") ? MarkdownInline.plain(text) : text)
  }
}
