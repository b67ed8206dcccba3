import Foundation

/// The rarity of a term.
enum Idf {
  /// Robertson and Spärck Jones' weight with one added, so that it is never negative.
  ///
  /// For a term in `passages` of `total` passages.
  static func value(passages: Int, of total: Int) -> Double {
    let passages = Double(min(passages, total))
    return log(1 + (Double(total) - passages + 0.5) / (passages + 0.5))
  }
}
