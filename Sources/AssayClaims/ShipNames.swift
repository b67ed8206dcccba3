import AssayCore
import AssayText

/// Names of ships, which may look like a person's: "the cargo ship Lady Ophelia", "the ferry Anna Berg".
enum ShipNames {
  private static let titles: Set<String> = [
    "lady", "queen", "princess", "king", "prince", "saint", "miss", "captain",
  ]

  /// The mentions, those of ships with their whole name and as things; and the names of the ships.
  static func found(_ names: [NameMention], in text: String) -> (names: [NameMention], ships: Set<String>) {
    let scalars = Array(text.unicodeScalars)
    let whole = names.map { extended($0, scalars) }
    let ships = Set(
      whole.lazy.filter { ThingResolver.vessels.contains(word(before: $0.span.start, scalars).lowercased()) }
        .map(\.text))
    guard !ships.isEmpty else { return (names, []) }
    let all = zip(names, whole).map { name, whole in
      ships.contains(whole.text) ? NameMention(span: whole.span, text: whole.text, kind: .other) : name
    }
    return (all, ships)
  }

  /// The name with a title that the finder left off, as persons' titles are: "Lady Ophelia".
  private static func extended(_ name: NameMention, _ scalars: [Unicode.Scalar]) -> NameMention {
    let title = word(before: name.span.start, scalars)
    guard titles.contains(title.lowercased()), title.first?.isUppercase == true, !name.text.contains(title)
    else {
      return name
    }
    let length = title.unicodeScalars.count + 1
    return NameMention(
      span: TextSpan(start: name.span.start - length, end: name.span.end), text: "\(title) \(name.text)",
      kind: name.kind)
  }

  /// The word before a place, if only a space stands between.
  private static func word(before place: Int, _ scalars: [Unicode.Scalar]) -> String {
    guard place > 1, scalars[place - 1] == " " else { return "" }
    var start = place - 1
    while start > 0, scalars[start - 1].properties.isAlphabetic { start -= 1 }
    return String(String.UnicodeScalarView(scalars[start..<(place - 1)]))
  }
}
