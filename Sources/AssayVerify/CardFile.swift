import AssayCore
import Foundation

/// The files that say how a verifier's models are to be used.
enum CardFile {
  /// Reads a card.
  ///
  /// - Parameter isPossible: whether the values make sense.
  /// - Throws: ``AssayError`` with code `modelMissing` where the file is missing or damaged, or its values are impossible.
  static func read<Card: Decodable>(_ file: URL, isPossible: (Card) -> Bool) throws -> Card {
    let card: Card
    do {
      card = try JSONDecoder().decode(Card.self, from: Data(contentsOf: file))
    } catch {
      throw AssayError(
        .modelMissing, "The verifier's \(file.path) is missing or damaged. Restore it: git checkout Models",
        cause: error)
    }
    guard isPossible(card) else {
      throw AssayError(
        .modelMissing, "The verifier's \(file.path) holds impossible values. Restore it: git checkout Models")
    }
    return card
  }
}
