import AssayCore
import AssayText

/// What a figure is of: what something came to, or by how much it changed or differs.
///
/// "Raised to 8 per cent" and "by 1 per cent" can both be true, and so can "fell by 2,400 tonnes" and "5,600 tonnes were landed".
enum QuantityRole {
  /// "To 8 per cent".
  case result
  /// "By 1 per cent", "rose 12 per cent", "a rise of 12 per cent", "12 per cent lower".
  case change

  /// The role that the words around a figure give it; nil where they leave it open.
  static func of(_ quantity: QuantityMention, in text: TextAnalysis) -> QuantityRole? {
    let first = text.tokenIndex(at: quantity.span.start)
    let next = text.tokenIndex(at: quantity.span.end)
    func word(_ index: Int) -> String? {
      text.lowercased.indices.contains(index) ? text.lowercased[index] : nil
    }
    func isChange(_ index: Int) -> Bool {
      text.stems.indices.contains(index) && changes.contains(text.stems[index])
    }
    switch word(first - 1) {
    case "to" where isFigure(quantity): return .result
    // "By 300 people" may say who did it.
    case "by" where isFigure(quantity) || quantity.dimension == .duration || isChange(first - 2):
      return .change
    case "of" where isChange(first - 2): return .change
    default: break
    }
    if isChange(first - 1) { return .change }
    // "9 soles, up from 6" is what it came to.
    guard quantity.dimension != .age, next < text.tokens.count,
      text.tokens[next].span.start - quantity.span.end <= 1
    else { return nil }
    return nouns.contains(text.stems[next]) || comparatives.contains(text.lowercased[next]) ? .change : nil
  }

  private static func isFigure(_ quantity: QuantityMention) -> Bool {
    quantity.dimension == .percent || quantity.dimension == .money || quantity.dimension == .measure
  }

  /// Stems of what stands before a figure that says how much something changed: "rose 12 per cent", "a rise of 12".
  private static let changes = nouns.union(
    [
      "rises", "rose", "risen", "rising", "falls", "fell", "fallen", "falling", "grow", "grew", "grown",
      "increased", "decreased", "declined", "dropped", "climbed", "jumped", "shrank", "shrunk", "slipped",
      "surged", "soared", "plunged", "up", "down",
    ].map(Words.stem))

  /// Stems of what stands behind one: "a 12 per cent rise".
  private static let nouns = Set(
    ["rise", "fall", "growth", "increase", "decrease", "decline", "drop", "jump", "surge"].map(Words.stem))

  /// Words behind a figure that make it a difference; "two days later" tells a time and is left out.
  private static let comparatives: Set<String> = [
    "more", "fewer", "less", "higher", "lower", "longer", "shorter", "older", "younger", "above", "below",
    "ahead", "behind", "taller", "larger", "bigger", "smaller", "faster", "quicker", "slower", "cheaper",
    "dearer",
  ]
}
