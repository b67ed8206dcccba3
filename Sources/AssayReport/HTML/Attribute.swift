import AssayCore

/// An attribute that reports use.
///
/// Addresses come in as ``WebAddress`` or fragment, never as bare text.
struct Attribute {
  let name: String
  let value: String

  private init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  static func `class`(_ names: String...) -> Attribute { Attribute("class", names.joined(separator: " ")) }
  static func id(_ name: String) -> Attribute { Attribute("id", name) }
  static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  static let hidden = Attribute("aria-hidden", "true")
  static let charset = Attribute("charset", "utf-8")
  static func name(_ name: String) -> Attribute { Attribute("name", name) }
  static func content(_ text: String) -> Attribute { Attribute("content", text) }
  static func httpEquiv(_ name: String) -> Attribute { Attribute("http-equiv", name) }
  /// Lets the browser find the direction of text whose language may be any.
  static let anyDirection = Attribute("dir", "auto")

  /// A language, where the tag is well-formed; English otherwise.
  static func language(_ tag: String?) -> Attribute {
    let tag = tag ?? ""
    let isTag =
      !tag.isEmpty && tag.count <= 35
      && tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return Attribute("lang", isTag ? tag : "en")
  }

  /// A place in the same document.
  static func href(fragment: String) -> Attribute { Attribute("href", "#\(fragment)") }
  /// A page elsewhere.
  static func href(_ address: WebAddress) -> Attribute { Attribute("href", address.text) }
  /// Where quoted words are from.
  static func cite(_ address: WebAddress) -> Attribute { Attribute("cite", address.text) }
  /// For links to pages that others control.
  static let outside = Attribute("rel", "noopener noreferrer nofollow")
  static func datetime(_ date: PartialDate) -> Attribute { Attribute("datetime", date.description) }
  static func datetime(_ moment: UTCMoment) -> Attribute { Attribute("datetime", moment.iso8601) }
}
