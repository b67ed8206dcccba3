import HTTPTypes
import Hummingbird

extension Phrases {
  /// All languages there are; a further one is a further table.
  static let all = [english, russian, kazakh]

  /// The language that a reader's browser asks for (`Accept-Language`, RFC 9110), where there is a table for it.
  static func of(_ request: Request) -> Phrases {
    guard let wanted = request.headers[.acceptLanguage], wanted.utf8.count <= 1000 else { return english }
    let ranked = wanted.split(separator: ",").compactMap { part -> (code: String, weight: Double)? in
      let words = part.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let tag = words.first, let code = tag.split(separator: "-").first else { return nil }
      let weight = words.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      return (String(code), weight)
    }
    // The first of those with the greatest weight.
    var best: (phrases: Phrases, weight: Double)?
    for (code, weight) in ranked where weight > (best?.weight ?? 0) {
      if let phrases = all.first(where: { $0.language == code }) { best = (phrases, weight) }
    }
    return best?.phrases ?? english
  }

  /// Fields of an answer in this language: caches keep one for each.
  var fields: HTTPFields { [.contentLanguage: language, .vary: "Accept-Language"] }
}
