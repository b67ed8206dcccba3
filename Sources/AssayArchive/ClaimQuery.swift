import Foundation

/// The words of a claim as people post it, by which earlier fact checks are looked up.
///
/// A post is longer and rougher than a claim of an article: addresses say nothing, joined words ("#AustralianFires",
/// "@BernieSanders") say more apart, and the name behind a post says who claimed it.
enum ClaimQuery {
  /// Terms that are used, at most; the rarest.
  static let longest = 48

  /// The terms of a post, each once.
  static func terms(of text: String) -> [String] {
    let plain = withoutAddresses(text)
    var seen = Set<String>()
    return (LexicalQuery.terms(of: plain) + LexicalQuery.terms(of: divided(plain))).filter {
      seen.insert($0).inserted
    }
  }

  /// A post as it stands, and without what only posts have, where that differs: what both forms have in common is what it
  /// says.
  static func forms(of text: String) -> [String] {
    let marks = withoutAddresses(text).map { $0 == "#" || $0 == "@" ? " " : $0 }
    let plain = divided(String(marks)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return plain.isEmpty || plain == text ? [text] : [text, plain]
  }

  /// The text without web addresses; short forms without a scheme are known by their path.
  static func withoutAddresses(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).map { word in
      guard
        let start = ["http://", "https://", "pic.twitter.com/", "t.co/"].lazy
          .compactMap({ word.range(of: $0)?.lowerBound }).min()
      else { return word }
      return word[..<start]
    }.joined(separator: " ")
  }

  /// The text with a space before each capital that follows a small letter.
  private static func divided(_ text: String) -> String {
    var result = ""
    var followsSmall = false
    for character in text {
      if followsSmall, character.isUppercase { result.append(" ") }
      result.append(character)
      followsSmall = character.isLowercase
    }
    return result
  }
}
