import GRDB
import Synchronization

/// In how many passages a word occurs, remembered: the index has to walk through all of a common word's passages to
/// count them.
///
/// The counts choose among a query's words, no more, so that an old one does no harm; they are taken anew when the
/// archive has grown by a tenth.
final class TermFrequencies: Sendable {
  private struct State {
    var counts: [String: Int] = [:]
    var passages = 0
  }
  private let state = Mutex(State())

  /// The rarest `limit` of `words`, in their order.
  ///
  /// Very common words are left out where rarer ones are enough.
  func informative(_ words: [String], limit: Int, _ db: Database) throws -> [String] {
    let highest = try Int.fetchOne(db, sql: "SELECT max(key) FROM passage") ?? 0
    let tokenizer = try db.makeTokenizer(.porter(wrapping: .unicode61(diacritics: .remove)))
    let statement = try db.cachedStatement(sql: "SELECT doc FROM passageTerm WHERE term = ?")
    var counted: [(position: Int, word: String, count: Int)] = []
    for (position, word) in words.enumerated() {
      var rarest = Int.max
      for (stem, _) in try tokenizer.tokenize(query: word) {
        rarest = min(
          rarest,
          try count(of: stem, passages: highest) {
            try Int.fetchOne(statement, arguments: [stem]) ?? 0
          })
      }
      // A word that is nowhere finds nothing.
      if rarest != .max, rarest > 0 { counted.append((position, word, rarest)) }
    }
    counted.sort { ($0.count, $0.position) < ($1.count, $1.position) }
    let rare = counted.filter { $0.count * 4 <= highest }
    let chosen = rare.count >= 5 ? rare : counted
    return chosen.prefix(limit).sorted { $0.position < $1.position }.map(\.word)
  }

  private func count(of stem: String, passages: Int, _ fetch: () throws -> Int) rethrows -> Int {
    let known: Int? = state.withLock { state in
      if abs(state.passages - passages) * 10 > passages || state.counts.count > 100_000 {
        state = State(passages: passages)
      }
      return state.counts[stem]
    }
    if let known { return known }
    let count = try fetch()
    state.withLock { $0.counts[stem] = count }
    return count
  }
}
