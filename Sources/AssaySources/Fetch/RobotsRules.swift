import Foundation

/// What a host's robots.txt allows Assay (RFC 9309).
///
/// Only the lines that concern Assay are kept: those of the groups that name it, or else of the groups for everyone.
public struct RobotsRules: Sendable, Hashable, Codable {
  private struct Rule: Sendable, Hashable, Codable {
    var allows: Bool
    var pattern: [UInt8]
  }

  /// The most bytes parsed; RFC 9309, 2.5, asks for at least 500 KiB.
  public static let maximumBytes = 512_000
  /// The name that robots.txt may address Assay by.
  public static let product = "assay"
  private static let longestPattern = 2048
  private static let mostRules = 5000

  private var rules: [Rule] = []
  /// Seconds to keep between requests, where a `Crawl-delay` line asks for it; at most 60.
  public private(set) var delay: Int?

  /// No rules: everything is allowed.
  public static let allowingAll = RobotsRules()
  /// Nothing is allowed: what RFC 9309, 2.3.1.4, asks for while robots.txt cannot be read.
  public static let allowingNothing = {
    var rules = RobotsRules()
    rules.rules = [Rule(allows: false, pattern: Array("/".utf8))]
    return rules
  }()

  private init() {}

  /// Parses a robots.txt; lines that make no sense are passed over, and nothing after ``maximumBytes`` is read.
  public init(_ data: Data) {
    var forUs: [Rule] = []
    var forAll: [Rule] = []
    var delays: (us: Int?, all: Int?) = (nil, nil)
    var namesUs = false
    var (isOurs, isEveryones, inAgents) = (false, false, false)
    let text = String(decoding: data.prefix(RobotsRules.maximumBytes), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.prefix { $0 != "#" }
      guard let colon = content.firstIndex(of: ":") else { continue }
      let key = content[..<colon].trimmingCharacters(in: .whitespaces.union(["\u{FEFF}"])).lowercased()
      let value = content[content.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      switch key {
      case "user-agent", "useragent", "user agent":
        if !inAgents { (isOurs, isEveryones) = (false, false) }
        inAgents = true
        let name = value.prefix { $0.isLetter || $0 == "-" || $0 == "_" }.lowercased()
        if value.hasPrefix("*") { isEveryones = true }
        if name == RobotsRules.product { (isOurs, namesUs) = (true, true) }
      case "allow", "disallow":
        inAgents = false
        guard !value.isEmpty, value.utf8.count <= RobotsRules.longestPattern else { continue }
        let rule = Rule(allows: key == "allow", pattern: RobotsRules.normal(value))
        if isOurs, forUs.count < RobotsRules.mostRules { forUs.append(rule) }
        if isEveryones, forAll.count < RobotsRules.mostRules { forAll.append(rule) }
      case "crawl-delay":
        inAgents = false
        guard let seconds = Double(value), seconds > 0 else { continue }
        let delay = Int(min(seconds, 60).rounded(.up))
        if isOurs { delays.us = delay }
        if isEveryones { delays.all = delay }
      default: break
      }
    }
    rules = namesUs ? forUs : forAll
    delay = namesUs ? delays.us : delays.all
  }

  /// Whether Assay may request an address of the host: the longest matching rule decides, and of two as long the one
  /// that allows.
  public func allows(_ address: WebAddress) -> Bool {
    if rules.isEmpty { return true }
    let path = RobotsRules.normal(address.pathAndQuery)
    if path == Array("/robots.txt".utf8) { return true }
    var best: Rule?
    for rule in rules
    where rule.pattern.count >= best?.pattern.count ?? 0 && RobotsRules.matches(rule.pattern, path) {
      if let found = best, found.pattern.count == rule.pattern.count, found.allows { continue }
      best = rule
    }
    return best?.allows ?? true
  }

  /// Whether a pattern with `*` and a final `$` matches a path from its beginning.
  ///
  /// O(pattern · path) at worst: a failed match goes back to the last star only.
  static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let end = isAnchored ? pattern.count - 1 : pattern.count
    var (at, place) = (0, 0)
    var lastStar: (at: Int, place: Int)?
    while true {
      if at == end, !isAnchored { return true }
      if at < end, pattern[at] == star {
        lastStar = (at, place)
        at += 1
      } else if at < end, place < path.count, pattern[at] == path[place] {
        at += 1
        place += 1
      } else if at == end, place == path.count {
        return true
      } else if let back = lastStar, back.place < path.count {
        lastStar = (back.at, back.place + 1)
        (at, place) = (back.at + 1, back.place + 1)
      } else {
        return false
      }
    }
  }

  /// Percent-encoding in one form: octets outside ASCII encoded, unreserved ones not, hexadecimal digits in capitals.
  static func normal(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = octet(bytes[index + 1], bytes[index + 2])
      {
        index += 3
        if isUnreserved(value) { result.append(value) } else { append(value, to: &result) }
      } else {
        index += 1
        if byte >= 0x80 || byte <= 0x20 { append(byte, to: &result) } else { result.append(byte) }
      }
    }
    return result
  }

  private static func append(_ octet: UInt8, to result: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    result += [UInt8(ascii: "%"), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
  }

  private static func octet(_ high: UInt8, _ low: UInt8) -> UInt8? {
    UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
