import AssayText

/// What a claim's words say by standing together: its phrases, and the names it names.
///
/// BM25 and vectors know which words a passage has. That "trade union" stands in it side by side, and that it is about
/// this committee and not about another, is looked at here, for the few passages that both hold to be the best.
struct QueryPhrases: Sendable {
  /// Two terms side by side.
  private struct Pair: Hashable, Sendable {
    var first: String
    var second: String
  }

  private let pairs: Set<Pair>
  /// The terms of each name.
  private let names: [[String]]

  /// Whether the claim has neither.
  var isEmpty: Bool { pairs.isEmpty && names.isEmpty }

  /// The phrases and names of `claim`.
  ///
  /// O(n).
  init(_ claim: String) {
    var reader = TermReader()
    var pairs = Set<Pair>()
    var previous: String?
    for word in TermReader.words(in: claim).prefix(LexicalQuery.examined) {
      guard !Words.isStopWord(word) else {
        previous = nil
        continue
      }
      let term = reader.term(of: word)
      if let previous, previous != term { pairs.insert(Pair(first: previous, second: term)) }
      previous = term
    }
    self.pairs = pairs
    var seen = Set<[String]>()
    names = NameFinder().mentions(in: claim).prefix(16).map { reader.terms(in: $0.text) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The share of the claim's phrases, and of its names, that stand in a passage or its title: 0 to 1, and 0 where the
  /// claim has none.
  ///
  /// O(n).
  func shares(in passage: String, title: String?, _ reader: inout TermReader) -> (
    phrases: Double, names: Double
  ) {
    let text = reader.terms(in: passage)
    let heading = title.map { reader.terms(in: $0) } ?? []
    var found = Set<Pair>()
    for terms in [heading, text] where !pairs.isEmpty {
      for (first, second) in zip(terms, terms.dropFirst()) {
        let pair = Pair(first: first, second: second)
        if pairs.contains(pair) { found.insert(pair) }
      }
    }
    let named = names.count { name in text.containsRun(name) || heading.containsRun(name) }
    return (
      pairs.isEmpty ? 0 : Double(found.count) / Double(pairs.count),
      names.isEmpty ? 0 : Double(named) / Double(names.count)
    )
  }
}

extension [String] {
  /// Whether `run` stands in it, one word behind the other.
  fileprivate func containsRun(_ run: [String]) -> Bool {
    guard let first = run.first, run.count <= count else { return false }
    return indices.contains { start in
      self[start] == first && start + run.count <= count && self[start..<start + run.count].elementsEqual(run)
    }
  }
}
