import AssayCore

/// An attribute that reports use.
///
/// Addresses come in as ``WebAddress`` or fragment, never as bare text.
package struct Attribute: Sendable {
  package let name: String
  package let value: String

  /// An attribute whose name is written in this package.
  package init(_ name: StaticString, _ value: String = "") {
    self.init("\(name)", text: value)
  }

  private init(_ name: String, text value: String) {
    self.name = name
    self.value = value
  }

  package static func `class`(_ names: String...) -> Attribute {
    Attribute("class", names.joined(separator: " "))
  }
  package static func id(_ name: String) -> Attribute { Attribute("id", name) }
  package static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  package static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  package static let hidden = Attribute("aria-hidden", "true")
  package static let charset = Attribute("charset", "utf-8")
  package static func name(_ name: String) -> Attribute { Attribute("name", name) }
  package static func content(_ text: String) -> Attribute { Attribute("content", text) }
  package static func httpEquiv(_ name: String) -> Attribute { Attribute("http-equiv", name) }
  /// Lets the browser find the direction of text whose language may be any.
  package static let anyDirection = Attribute("dir", "auto")

  /// A language, where the tag is well-formed; English otherwise.
  package static func language(_ tag: String?) -> Attribute {
    let tag = tag ?? ""
    let isTag =
      !tag.isEmpty && tag.count <= 35
      && tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return Attribute("lang", isTag ? tag : "en")
  }

  /// A place in the same document.
  package static func href(fragment: String) -> Attribute { Attribute("href", "#\(fragment)") }
  /// A page of the same site; whatever does not begin with one stroke becomes the top of the page.
  package static func href(path: String) -> Attribute { Attribute("href", own(path)) }
  /// A file of the same site, as in ``href(path:)``.
  package static func source(path: String) -> Attribute { Attribute("src", own(path)) }
  /// Where a form goes on the same site, as in ``href(path:)``.
  package static func action(path: String) -> Attribute { Attribute("action", own(path)) }
  private static func own(_ path: String) -> String {
    path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\") ? path : "#"
  }
  /// A page elsewhere.
  package static func href(_ address: WebAddress) -> Attribute { Attribute("href", address.text) }
  /// Where quoted words are from.
  package static func cite(_ address: WebAddress) -> Attribute { Attribute("cite", address.text) }
  /// For links to pages that others control.
  package static let outside = Attribute("rel", "noopener noreferrer nofollow")
  package static func datetime(_ date: PartialDate) -> Attribute { Attribute("datetime", date.description) }
  package static func datetime(_ moment: UTCMoment) -> Attribute { Attribute("datetime", moment.iso8601) }
}
