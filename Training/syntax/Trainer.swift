import AssayText
import Foundation

/// A tagger in the making.
final class TaggerTrainer {
  let tags: [String]
  let clusters: WordClusters
  private(set) var perceptron: Perceptron

  init(_ examples: [Example], tags: [String], clusters: WordClusters, rounds: Int, seed: UInt64) {
    self.tags = tags
    self.clusters = clusters
    let index = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
    let data = examples.map { example in
      (words(example.words, clusters), example.tags.map { index[$0] ?? 0 })
    }
    var counts: [UInt32: UInt16] = [:]
    var features: [UInt32] = []
    for (words, gold) in data {
      for position in words.indices {
        SyntaxFeatures.tag(words, at: position, tags: gold, into: &features)
        for feature in features { counts[feature, default: 0] = min(60_000, (counts[feature] ?? 0) + 1) }
      }
    }
    perceptron = Perceptron(classes: tags.count, counts: counts, least: 2)
    counts = [:]
    var random = Random(seed)
    var order = Array(data.indices)
    var rows: [Int] = []
    var scores = Array(repeating: Float(0), count: tags.count)
    for round in 0..<rounds {
      order.shuffle(using: &random)
      var right = 0
      var all = 0
      for item in order {
        let (words, gold) = data[item]
        var given: [Int] = []
        for position in words.indices {
          SyntaxFeatures.tag(words, at: position, tags: given, into: &features)
          perceptron.rowsOf(features, into: &rows)
          perceptron.scores(rows, into: &scores)
          let guess = scores.indices.max { scores[$0] < scores[$1] } ?? 0
          perceptron.step()
          if guess != gold[position] { perceptron.update(rows, right: gold[position], wrong: guess) }
          right += guess == gold[position] ? 1 : 0
          all += 1
          given.append(guess)
        }
      }
      print("tagger round \(round + 1): \(Double(right) / Double(all))")
    }
  }
}

/// A parser in the making: moves and labels.
final class ParserTrainer {
  let moves: Perceptron
  let labeller: Perceptron

  init(
    _ examples: [Example], tagIndex: [String: Int], labels: [String], clusters: WordClusters, rounds: Int,
    seed: UInt64
  ) {
    let labelIndex = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let data = examples.map { example in
      (
        words: words(example.words, clusters), tags: example.tags.map { tagIndex[$0] ?? 0 },
        heads: example.heads,
        labels: example.labels.map { labelIndex[$0] ?? 0 }
      )
    }
    var counts: [UInt32: UInt16] = [:]
    var labelCounts: [UInt32: UInt16] = [:]
    var features: [UInt32] = []
    for item in data {
      var state = SyntaxState(words: item.words, tags: item.tags)
      while !state.isDone {
        SyntaxFeatures.move(state.view, stack: state.stack, next: state.next, into: &features)
        for feature in features { counts[feature] = min(60_000, (counts[feature] ?? 0) + 1) }
        let options = Oracle.best(state, heads: item.heads)
        let move = options.first { $0 != .shift } ?? options[0]
        if let arc = state.arc(of: move) {
          SyntaxFeatures.label(state.view, of: arc.word, head: arc.head, into: &features)
          for feature in features { labelCounts[feature] = min(60_000, (labelCounts[feature] ?? 0) + 1) }
        }
        state.apply(move, label: state.arc(of: move).map { item.labels[$0.word] } ?? -1)
      }
    }
    moves = Perceptron(classes: 3, counts: counts, least: 3)
    labeller = Perceptron(classes: labels.count, counts: labelCounts, least: 3)
    counts = [:]
    labelCounts = [:]
    var random = Random(seed)
    var order = Array(data.indices)
    var rows: [Int] = []
    var scores = Array(repeating: Float(0), count: 3)
    var labelScores = Array(repeating: Float(0), count: labels.count)
    for round in 0..<rounds {
      order.shuffle(using: &random)
      var right = 0
      var labelled = 0
      var all = 0
      for index in order {
        let item = data[index]
        var state = SyntaxState(words: item.words, tags: item.tags)
        while !state.isDone {
          SyntaxFeatures.move(state.view, stack: state.stack, next: state.next, into: &features)
          moves.rowsOf(features, into: &rows)
          moves.scores(rows, into: &scores)
          let allowed = SyntaxMove.allCases.filter(state.allows)
          let guess = allowed.max { scores[$0.rawValue] < scores[$1.rawValue] } ?? .shift
          let options = Oracle.best(state, heads: item.heads)
          let best = options.max { scores[$0.rawValue] < scores[$1.rawValue] } ?? .shift
          moves.step()
          if !options.contains(guess) { moves.update(rows, right: best.rawValue, wrong: guess.rawValue) }
          // After the first rounds the parser walks its own ways, so that it learns to go on from its mistakes.
          let move = round >= 1 && Double.random(in: 0..<1, using: &random) < 0.9 ? guess : best
          var label = -1
          if let arc = state.arc(of: move) {
            let gold = item.labels[arc.word]
            SyntaxFeatures.label(state.view, of: arc.word, head: arc.head, into: &features)
            labeller.rowsOf(features, into: &rows)
            labeller.scores(rows, into: &labelScores)
            label = labelScores.indices.max { labelScores[$0] < labelScores[$1] } ?? 0
            let isRight = item.heads[arc.word] == arc.head
            if isRight {
              labeller.step()
              if label != gold { labeller.update(rows, right: gold, wrong: label) }
            }
            all += 1
            right += isRight ? 1 : 0
            labelled += isRight && label == gold ? 1 : 0
          }
          state.apply(move, label: label)
        }
      }
      print(
        "parser round \(round + 1): heads \(Double(right) / Double(all)), labelled \(Double(labelled) / Double(all))"
      )
    }
  }
}

func words(_ words: [String], _ clusters: WordClusters) -> [SyntaxWord] {
  words.indices.map { SyntaxWord(words[$0], clusters: clusters, isFirst: $0 == 0) }
}

/// A small generator with a seed, so that a training can be repeated.
struct Random: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &+ 0x9e37_79b9_7f4a_7c15 }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
