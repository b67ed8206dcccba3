import AssayCore
public import Foundation

/// A small model of English grammar: tells what each word of a sentence is, and on which other word it depends.
///
/// Averaged perceptrons over hashed features: a tagger that goes from left to right, and a greedy parser (arc-hybrid).
/// Linear in the length of the sentence. `Models/syntax/README.md` tells what it was trained on and how well it does.
public struct SyntaxModel: Sendable {
  package let tags: [String]
  package let labels: [String]
  package let clusters: WordClusters
  package let tagger: SyntaxWeights
  package let moves: SyntaxWeights
  package let labeller: SyntaxWeights
  /// SHA-256 of the file, in hexadecimal.
  public let sha256: String

  /// Reads the model at `url`.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing` where the file is not there or not a model of grammar.
  public init(contentsOf url: URL) throws {
    guard let data = try? Data(contentsOf: url) else {
      throw AssayError(.modelMissing, "The grammar model \(url.path) cannot be read.")
    }
    guard var reader = SyntaxFile(Array(data)), let clusters = reader.clusters(),
      let tagger = reader.weights(classes: reader.header.tags.count),
      let moves = reader.weights(classes: SyntaxMove.allCases.count),
      let labeller = reader.weights(classes: reader.header.labels.count)
    else { throw AssayError(.modelMissing, "The file \(url.path) is not a grammar model, or is damaged.") }
    (tags, labels) = (reader.header.tags, reader.header.labels)
    (self.clusters, self.tagger, self.moves, self.labeller) = (clusters, tagger, moves, labeller)
    sha256 = ContentHash.sha256(data)
  }

  /// The tree of a sentence given by its words and marks, each one token: `["She", "sings", "."]`.
  ///
  /// - Parameter allowed: for each token the tags it can have, as far as something besides the model tells; nil or empty
  ///   where nothing does. A shorter list says nothing of the rest.
  ///
  /// O(n).
  public func tree(of tokens: [String], allowing allowed: [Set<String>?] = []) -> SyntaxTree {
    guard !tokens.isEmpty else { return SyntaxTree(tags: [], heads: [], labels: []) }
    let words = tokens.indices.map {
      SyntaxWord(tokens[$0], clusters: clusters, isFirst: $0 == 0)
    }
    let tags = tagged(words, allowed)
    var state = SyntaxState(words: words, tags: tags)
    var features: [UInt32] = []
    var scores = Array(repeating: Int32(0), count: moves.classes)
    var labelScores = Array(repeating: Int32(0), count: labeller.classes)
    while !state.isDone {
      SyntaxFeatures.move(state.view, stack: state.stack, next: state.next, into: &features)
      moves.scores(features, into: &scores)
      guard
        let move = SyntaxMove.allCases.filter(state.allows).max(by: {
          scores[$0.rawValue] < scores[$1.rawValue]
        })
      else { break }
      var label = -1
      if let arc = state.arc(of: move) {
        SyntaxFeatures.label(state.view, of: arc.word, head: arc.head, into: &features)
        labeller.scores(features, into: &labelScores)
        label = Self.best(labelScores)
      }
      state.apply(move, label: label)
    }
    return SyntaxTree(
      tags: tags.map { self.tags[$0] }, heads: state.view.heads,
      labels: state.view.labels.map { labels.indices.contains($0) ? labels[$0] : "dep" })
  }

  private func tagged(_ words: [SyntaxWord], _ allowed: [Set<String>?]) -> [Int] {
    var found: [Int] = []
    var features: [UInt32] = []
    var scores = Array(repeating: Int32(0), count: tagger.classes)
    for index in words.indices {
      SyntaxFeatures.tag(words, at: index, tags: found, into: &features)
      tagger.scores(features, into: &scores)
      if index < allowed.count, let only = allowed[index], tags.contains(where: only.contains) {
        for (tag, name) in tags.enumerated() where !only.contains(name) { scores[tag] = .min }
      }
      found.append(Self.best(scores))
    }
    return found
  }

  private static func best(_ scores: [Int32]) -> Int {
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    return best
  }
}
