/// The headings under which a reader of a document stands.
///
/// What a passage is about is often said above it alone: "Astana / Fines / 2025".
struct HeadingTrail {
  /// A longer heading is cut: it is a sentence rather than a heading.
  static let longest = 120
  /// The level of a heading that is a short paragraph: below those that are marked.
  private static let unmarked = 7

  private var entries: [(level: Int, text: String)] = []
  private var followsHeading = false

  /// The headings, outermost first.
  var headings: [String] { entries.map(\.text) }

  /// Goes past a unit of the text.
  mutating func pass(_ unit: PassageCutter.Unit, _ text: @autoclosure () -> String) {
    defer { followsHeading = unit.isHeading }
    guard unit.isHeading else { return }
    let heading = text()
    let marks = heading.prefix { $0 == "#" }.count
    let plain = heading.drop { $0 == "#" || $0.isWhitespace }.prefix(Self.longest).map {
      $0.isNewline ? " " : $0
    }
    var level = marks > 0 ? marks : Self.unmarked
    // A short paragraph right below a heading is a heading under it.
    if marks == 0, followsHeading, let last = entries.last { level = max(level, last.level + 1) }
    entries.removeAll { $0.level >= level }
    if !plain.isEmpty { entries.append((level, String(plain))) }
  }
}
