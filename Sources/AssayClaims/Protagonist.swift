import AssayCore
import AssayText

/// The company that a whole article is about: what "the company" means where no sentence nearby names one.
enum Protagonist {
  /// Nouns by which an article speaks of its company.
  static let nouns: Set<String> = [
    "company", "firm", "group", "manufacturer", "maker", "retailer", "carrier", "operator", "lender",
    "airline",
    "carmaker", "insurer", "brewer",
  ]

  private static let fewest = 3

  /// The full name of the one company that the article begins with and names more often than any other; nil where it never
  /// speaks of "the company" or the like, or two are named about as often.
  ///
  /// A short form counts for the full one: "Kaspar" for "Kaspar Foods". O(n).
  static func company(_ lines: [ArticleReading.Line]) -> String? {
    guard lines.contains(where: { speaksOfCompany($0.tokens) }) else { return nil }
    var counts: [String: Int] = [:]
    var full: [String: String] = [:]
    var first: String?
    for (index, line) in lines.enumerated() {
      for name in line.names where name.kind != .place {
        let words = name.text.split(separator: " ").map(String.init)
        guard let key = words.first, DescriptionResolver.couldBeCompany(name.text) else { continue }
        guard name.kind == .organisation || full[key] != nil else { continue }
        counts[key, default: 0] += 1
        if full[key].map({ $0.count < name.text.count && !$0.contains(" ") }) ?? true {
          full[key] = name.text
        }
        if index < 3, name.kind == .organisation { first = first ?? key }
      }
    }
    guard let first, let count = counts[first], count >= fewest,
      counts.allSatisfy({ $0.key == first || $0.value * 3 <= count * 2 })
    else { return nil }
    return full[first]
  }

  private static func speaksOfCompany(_ tokens: [SentenceToken]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains { article, noun in
      article.lower == "the" && article.isOpen && ["company", "firm"].contains(noun.lower) && noun.name == nil
    }
  }

  /// What a company has and hardly anything else that news speak of.
  static let belongings: Set<String> = [
    "shares", "shareholder", "shareholders", "sales", "revenue", "revenues", "profit", "turnover",
    "workforce",
    "headquarters", "management", "founder", "subsidiary",
  ]
}
