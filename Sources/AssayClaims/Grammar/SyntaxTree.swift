/// The words of a sentence with what each is and which other word it depends on, after Universal Dependencies.
public struct SyntaxTree: Sendable, Hashable {
  /// The part of speech of each word, in the letters of the Penn Treebank: `NN`, `VBD`, `IN`, ….
  public var tags: [String]
  /// The word that each word depends on; -1 for the root.
  public var heads: [Int]
  /// How it depends on it: `nsubj`, `obj`, `acl:relcl`, …; `root` for the root.
  public var labels: [String]
  /// The words that depend on each word, in reading order.
  public var children: [[Int]]

  /// Makes a tree.
  public init(tags: [String], heads: [Int], labels: [String]) {
    self.tags = tags
    self.heads = heads
    self.labels = labels
    children = Array(repeating: [], count: heads.count)
    for (word, head) in heads.enumerated() where children.indices.contains(head) {
      children[head].append(word)
    }
  }

  /// The words that depend on `word`, directly or not, and itself, in reading order.
  ///
  /// O(size of the answer · log).
  public func subtree(of word: Int) -> [Int] {
    var found: [Int] = []
    var open = [word]
    while let next = open.popLast() {
      found.append(next)
      open += children[next]
    }
    return found.sorted()
  }

  /// The first word that depends on `word` by one of `names`.
  public func child(of word: Int, _ names: String...) -> Int? {
    children[word].first { names.contains(labels[$0]) }
  }

  /// The label without its subtype: `acl` for `acl:relcl`.
  public func relation(_ word: Int) -> Substring { labels[word].prefix { $0 != ":" } }
}
