import Foundation

/// An address that may become a link: http or https with a host, nothing else.
///
/// Addresses come from archives and pages, so `javascript:`, `data:`, `file:` and the like must never become links.
package struct WebAddress: Hashable, Sendable {
  /// The address in ASCII, safe within quotation marks.
  package let text: String
  /// The host, for a reader.
  package let host: String

  /// Reads an address; nil for anything that must not be a link.
  package init?(_ text: String?) {
    guard let text else { return nil }
    let scalars = text.unicodeScalars
    guard !scalars.contains(where: { CleanText.isUnsafe($0) || $0.properties.isWhitespace }) else {
      return nil
    }
    guard !scalars.contains(where: { "\"'<>\\`".unicodeScalars.contains($0) }) else { return nil }
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme),
      let host = url.host(percentEncoded: false), !host.isEmpty,
      // A name before the host ("https://known.example@other.example/") misleads a reader.
      url.user(percentEncoded: true) == nil, url.password(percentEncoded: true) == nil
    else { return nil }
    self.text = url.absoluteString
    self.host = CleanText.line(host)
  }
}
