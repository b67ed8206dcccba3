import AssayCore
import AssayText

/// A run of tokens with its tree.
struct ParsedSentence {
  let tokens: [SentenceToken]
  let tree: SyntaxTree
  /// From the first to behind the last word under each word, that word included; the parser's trees have no gaps.
  private let spans: [Range<Int>]

  private static let joints: Set<String> = [",", ";", ":", "–", "—"]

  /// - Parameter tree: as many words as there are tokens.
  init(_ tokens: [SentenceToken], tree: SyntaxTree) {
    self.tokens = tokens
    self.tree = tree
    var low = Array(tokens.indices)
    var high = low
    // Upwards from every word; the depth is bounded by the length, and sentences are short.
    for word in tokens.indices {
      var above = tree.heads[word]
      var steps = 0
      while above >= 0, steps <= tokens.count {
        low[above] = min(low[above], word)
        high[above] = max(high[above], word)
        above = tree.heads[above]
        steps += 1
      }
    }
    // A mark at the edge of a phrase hangs on it, but is no part of it.
    spans = tokens.indices.map { word in
      var (start, end) = (low[word], high[word] + 1)
      while start < word, Self.joints.contains(tokens[start].text) { start += 1 }
      while end > word + 1, Self.joints.contains(tokens[end - 1].text) { end -= 1 }
      return start..<end
    }
  }

  /// The main verb or whatever else the sentence hangs on.
  var root: Int? { tree.heads.firstIndex(of: -1) }

  func span(_ word: Int) -> Range<Int> { spans[word] }
  func words(_ range: Range<Int>) -> [SentenceToken] { Array(tokens[range]) }

  func children(_ word: Int, _ relations: Set<String>) -> [Int] {
    tree.children[word].filter { relations.contains(tree.labels[$0]) }
  }

  func subject(_ verb: Int) -> Int? {
    tree.children[verb].first { ["nsubj", "nsubj:pass", "csubj"].contains(tree.labels[$0]) }
  }

  /// The subject right before the main verb, and that verb; where the tree does not hang together, as the words tell.
  var plainSubject: (range: Range<Int>, noun: Int, verb: Int)? {
    if let root, isPredicate(root), let noun = subject(root), noun < root, span(noun).upperBound <= root {
      return (span(noun), noun, root)
    }
    let opening = SentenceOpening.length(tokens)
    guard let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound > opening }) else {
      return nil
    }
    let subject = opening..<verb.range.lowerBound
    guard Clause.startsWithSubject(Array(tokens[subject])),
      tokens[subject].allSatisfy({ $0.isWord && $0.isOpen || $0.isPossessive })
    else { return nil }
    let phrase =
      tokens[subject].firstIndex { WordClasses.prepositions.contains($0.lower) } ?? subject.upperBound
    return (subject, max(subject.lowerBound, phrase - 1), verb.main)
  }

  private static let finiteTags: Set<String> = ["VBD", "VBZ", "VBP", "MD"]

  /// Whether the word, or an auxiliary or copula of its own, is a finite verb.
  func isFinite(_ word: Int) -> Bool {
    Self.finiteTags.contains(tree.tags[word])
      || tree.children[word].contains {
        (tree.relation($0) == "aux" || tree.labels[$0] == "cop") && Self.finiteTags.contains(tree.tags[$0])
      }
  }

  /// Whether the word states something: a verb, or a noun or adjective with a copula.
  func isPredicate(_ word: Int) -> Bool {
    tree.tags[word].hasPrefix("VB") || tree.child(of: word, "cop") != nil
  }

  func isComma(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].text == "," && tokens[index].isOpen
  }
}
