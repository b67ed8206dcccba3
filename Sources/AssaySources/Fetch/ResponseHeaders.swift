import AssayCore
import Foundation

/// The header lines of a response; names are compared without regard to case.
public struct ResponseHeaders: Sendable, Hashable {
  private var values: [String: [String]] = [:]

  /// Takes lines as they came, the status line first.
  init(_ bytes: some Sequence<UInt8>) {
    for line in String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      values[line[..<colon].lowercased(), default: []].append(value)
    }
  }

  /// The first value of a header.
  public subscript(name: String) -> String? { values[name.lowercased()]?.first }

  /// All values of a header, in order.
  public func all(_ name: String) -> [String] { values[name.lowercased()] ?? [] }

  /// The media type in lower case without parameters, such as `text/html`.
  public var mediaType: String? {
    self["content-type"].map {
      ($0.split(separator: ";", omittingEmptySubsequences: false).first ?? "")
        .trimmingCharacters(in: .whitespaces).lowercased()
    }
  }

  /// The charset that the content type names.
  public var charset: String? {
    guard let type = self["content-type"], let mark = type.lowercased().firstRange(of: "charset=") else {
      return nil
    }
    let name = type.lowercased()[mark.upperBound...].drop { "\"' ".contains($0) }.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
    }
    return name.isEmpty ? nil : String(name)
  }

  /// How long the response may be kept, in seconds, as Cache-Control says (RFC 9111); 0 where it must not be.
  public var maximumAge: Int? {
    let directives = all("cache-control").joined(separator: ",").lowercased().split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    if directives.contains("no-store") || directives.contains("no-cache") { return 0 }
    for directive in directives where directive.hasPrefix("max-age=") {
      if let seconds = Int(directive.dropFirst(8).filter { $0 != "\"" }) { return max(0, seconds) }
    }
    return nil
  }

  /// How long the server asks to be left alone, in seconds from `now`; at most a week.
  ///
  /// RFC 9110, 10.2.3: seconds or a date.
  public func retryAfter(now: Date) -> Int? {
    guard let value = self["retry-after"] else { return nil }
    let seconds = Int(value) ?? HTTPDate.parse(value).map { Int($0.timeIntervalSince(now).rounded(.up)) }
    return seconds.map { min(max(0, $0), 7 * 86_400) }
  }
}

/// The date format of HTTP headers (RFC 9110, 5.6.7).
enum HTTPDate {
  /// The usual form, `Sun, 06 Nov 1994 08:49:37 GMT`; nil for others.
  static func parse(_ text: String) -> Date? {
    let parts = text.split(whereSeparator: { " :".contains($0) })
    guard parts.count == 8, let day = Int(parts[1]), let year = Int(parts[3]), let hour = Int(parts[4]),
      let minute = Int(parts[5]), let second = Int(parts[6]), (1...31).contains(day),
      (1970...9999).contains(year),
      let month = months.firstIndex(of: parts[2].lowercased()),
      let date = PartialDate(year: year, month: month + 1, day: day), (0...23).contains(hour),
      (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    return Date(timeIntervalSince1970: Double(date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second))
  }

  static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
