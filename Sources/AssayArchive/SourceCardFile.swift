import AssayCore

/// Reads and writes cards of sources as a text file that a newsroom keeps by hand.
///
///     # Comments begin like this.
///     source: The Selden Courier
///     also: Selden Courier, courier.example
///     owner: Tide Holding
///     funding: advertising and subscriptions, says its report of 2024
///     country: SE
///     kind: newspaper
///     language: en
///     party: its owner holds the dredging contract
///
/// A card begins with `source`. Each other line is one of the keys above; a key that is not known is an error, so that
/// a slip of the pen does not go unseen.
public enum SourceCardFile {
  /// A file has at most so many cards.
  static let most = 100_000

  /// The cards of a file, in order.
  ///
  /// - Throws: ``AssayError`` with code `malformed` that names the line.
  public static func cards(in text: String) throws -> [SourceCard] {
    var cards: [SourceCard] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":") else {
        throw error(number, "has no colon. Write a key and a value: “owner: Tide Holding”")
      }
      let (key, value) = (trimmed(line[..<colon]).lowercased(), trimmed(line[line.index(after: colon)...]))
      if key == "source" {
        guard !value.isEmpty, cards.count < most else { throw error(number, "names no source") }
        cards.append(SourceCard(name: value))
        continue
      }
      guard !cards.isEmpty else { throw error(number, "comes before the first “source:”") }
      guard set(key, value, &cards[cards.count - 1]) else {
        throw error(
          number,
          "has the key “\(key)”, which is none of source, also, owner, funding, country, kind, language, party"
        )
      }
    }
    return cards
  }

  private static func set(_ key: String, _ text: String, _ card: inout SourceCard) -> Bool {
    let value = text.isEmpty ? nil : text
    switch key {
    case "also": card.aliases += text.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
    case "owner": card.owner = value
    case "funding": card.funding = value
    case "country": card.country = value
    case "kind": card.kind = value
    case "language": card.language = value
    case "party": card.party = value
    default: return false
    }
    return true
  }

  /// The cards as such a file.
  public static func text(_ cards: [SourceCard]) -> String {
    cards.map { card in
      let lines: [(String, String?)] = [
        ("source", card.name), ("also", card.aliases.isEmpty ? nil : card.aliases.joined(separator: ", ")),
        ("owner", card.owner), ("funding", card.funding), ("country", card.country), ("kind", card.kind),
        ("language", card.language), ("party", card.party),
      ]
      return lines.compactMap { key, value in value.map { "\(key): \($0)\n" } }.joined()
    }.joined(separator: "\n")
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isSpace }),
      let last = scalars.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  private static func error(_ line: Int, _ what: String) -> AssayError {
    AssayError(.malformed, "Line \(line + 1) \(what).")
  }
}
