import AssayText

/// The trees of an article's sentences and of the parts that they are cut into, each parsed once.
actor Grammar {
  private let parser: SentenceParser
  private var trees: [[String]: SyntaxTree] = [:]
  /// Trees kept; a book's would fill the memory.
  private static let limit = 2_000

  init(_ parser: SentenceParser) { self.parser = parser }

  /// The run of tokens with its tree.
  func sentence(_ tokens: [SentenceToken]) async throws -> ParsedSentence {
    try await sentences([tokens])[0]
  }

  /// Several runs with their trees, in order; parsed together, which is faster than one by one.
  func sentences(_ runs: [[SentenceToken]]) async throws -> [ParsedSentence] {
    if trees.count > Self.limit { trees = [:] }
    var found: [[String]: SyntaxTree] = [:]
    var missing: [[String]] = []
    for words in runs.map(Self.closed) where found[words] == nil {
      found[words] = trees[words] ?? Self.none
      if trees[words] == nil { missing.append(words) }
    }
    for (words, tree) in zip(missing, try await parser.trees(of: missing)) {
      found[words] = tree
      trees[words] = tree
    }
    return runs.map { run in
      ParsedSentence(run, tree: Self.cut(found[Self.closed(run)] ?? Self.none, to: run.count))
    }
  }

  private static let none = SyntaxTree(tags: [], heads: [], labels: [])

  /// A part without a full stop is read with one, as the parser learned sentences.
  private static func closed(_ tokens: [SentenceToken]) -> [String] {
    let words = tokens.map(\.text)
    guard let last = tokens.last, !last.isQuoted, ![".", "!", "?", "…"].contains(last.text) else {
      return words
    }
    return words + ["."]
  }

  private static func cut(_ tree: SyntaxTree, to count: Int) -> SyntaxTree {
    guard tree.heads.count > count else { return tree }
    return SyntaxTree(
      tags: Array(tree.tags.prefix(count)), heads: tree.heads.prefix(count).map { $0 < count ? $0 : -1 },
      labels: Array(tree.labels.prefix(count)))
  }
}
