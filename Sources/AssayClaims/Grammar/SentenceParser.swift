public import AssayCore
public import AssayInference
import AssayText
public import Foundation

/// The grammar model: tells what each word of an English sentence is, and on which other word it depends and how.
///
/// all-MiniLM-L6-v2 with biaffine attention for heads (Dozat and Manning, "Deep Biaffine Attention for Neural Dependency
/// Parsing", 2017), from whose scores the best tree is found. `Models/syntax/README.md` tells what it was trained on and how
/// well it does.
public struct SentenceParser: Sendable {
  /// The files of a grammar model.
  public struct Files: Sendable {
    /// `Models/syntax`: `model.json`, `model.xml`, `model.bin`.
    public var folder: URL
    /// The encoder's vocabulary.
    public var vocabulary: URL

    /// Names the files.
    public init(folder: URL, vocabulary: URL) {
      self.folder = folder
      self.vocabulary = vocabulary
    }
  }

  private struct Card: Decodable {
    var name: String
    var version: String
    var maxTokens: Int
    var tags: [String]
    var labels: [String]
    var labelLayer: LabelLayer
    var sha256: String
  }

  /// Scores the labels of an arc from what its word and its head give to them: one row of weights a label.
  private struct LabelLayer: Decodable {
    var weights: [[Float]]
    var bias: [Float]

    func best(_ word: ArraySlice<Float>, _ head: ArraySlice<Float>, except root: Int) -> Int {
      // GELU, as in training.
      let hidden = zip(word, head).map { sum in
        let value = sum.0 + sum.1
        return value * 0.5 * (1 + erf(value * 0.707_106_78))
      }
      func score(_ label: Int) -> Float {
        zip(weights[label], hidden).reduce(bias[label]) { $0 + $1.0 * $1.1 }
      }
      var (best, highest) = (0, -Float.infinity)
      for label in weights.indices where label != root {
        let score = score(label)
        if score > highest { (best, highest) = (label, score) }
      }
      return best
    }
  }

  private let network: Model
  private let tokenizer: WordPieceTokenizer
  private let card: Card
  private let rootLabel: Int

  /// Pieces of one word that are read; a longer one is no word.
  private static let longestWord = 12
  /// Shapes whose kernels are kept: sentences have many lengths, and a long article would fill the memory with them.
  private static let kernels = 300
  private static let batching = Batching(maximumTokens: 1024, maximumSequences: 24, lengthMultiple: 8)

  /// Loads the model.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing` where a file is missing or is not the one that `model.json`
  ///   names, and `inference` where the runtime does not load it.
  public init(_ files: Files, runtime: OpenVINORuntime) async throws {
    let remedy = "Restore it: git checkout Models/syntax"
    do {
      card = try JSONDecoder().decode(
        Card.self, from: Data(contentsOf: files.folder.appendingPathComponent("model.json")))
    } catch {
      throw AssayError(
        .modelMissing, "The grammar model in \(files.folder.path) is missing or damaged. \(remedy)",
        cause: error)
    }
    guard (16...512).contains(card.maxTokens), !card.tags.isEmpty,
      card.labelLayer.weights.count == card.labels.count, card.labelLayer.bias.count == card.labels.count,
      let root = card.labels.firstIndex(of: "root")
    else { throw AssayError(.modelMissing, "The grammar model’s card is damaged. \(remedy)") }
    rootLabel = root
    tokenizer = try WordPieceTokenizer(vocabulary: files.vocabulary)
    network = try await Model(
      ModelFiles(
        graph: files.folder.appendingPathComponent("model.xml"),
        weights: files.folder.appendingPathComponent("model.bin"), sha256: card.sha256),
      runtime: runtime, options: ModelOptions(kernels: Self.kernels))
  }

  /// The model by name and the hash of its weights.
  public var model: Method.Model { Method.Model(name: "\(card.name) \(card.version)", sha256: card.sha256) }

  /// The trees of sentences given by their words and marks, each one token: `["She", "sings", "."]`.
  ///
  /// Words beyond the model's reach (some 200) hang on the root.
  ///
  /// - Returns: one tree a sentence, in order; an empty one for a sentence without tokens.
  /// - Throws: ``AssayError`` with code `inference`; `CancellationError`, which is looked for before each batch.
  ///
  /// O(n³) in the length of a sentence, but for its first hundred words the network's part outweighs all else.
  public func trees(of sentences: [[String]]) async throws -> [SyntaxTree] {
    var trees = Array(repeating: SyntaxTree(tags: [], heads: [], labels: []), count: sentences.count)
    let read = sentences.map(self.read)
    for batch in Self.batching.batches(ofLengths: read.map(\.ids.count), limit: card.maxTokens) {
      try Task.checkCancellation()
      let rows = batch.positions.map { read[$0] }
      let outputs = try await network.run(inputs(rows, length: batch.length))
      let scores = try Scores(
        outputs, rows: rows.count, length: batch.length, width: card.labelLayer.weights[0].count,
        tags: card.tags.count)
      for (row, position) in batch.positions.enumerated() {
        trees[position] = tree(of: sentences[position], rows[row].words, scores, row)
      }
    }
    return trees
  }

  // MARK: - What the network reads

  private struct Reading {
    var ids: [Int32]
    var shapes: [Int32]
    /// Where the first piece of each word stands; fewer than there are words where the sentence is too long.
    var words: [Int]
  }

  private func read(_ words: [String]) -> Reading {
    let marks = tokenizer.encode("")
    var reading = Reading(ids: [marks.ids[0]], shapes: [0], words: [])
    for word in words {
      var pieces = tokenizer.pieces(word).prefix(Self.longestWord)
      if pieces.isEmpty { pieces = [tokenizer.unknown] }
      guard reading.ids.count + pieces.count < card.maxTokens else { break }
      reading.words.append(reading.ids.count)
      reading.ids += pieces
      reading.shapes += Array(repeating: WordShape(word).rawValue, count: pieces.count)
    }
    reading.ids.append(marks.ids[marks.ids.count - 1])
    reading.shapes.append(0)
    return reading
  }

  private func inputs(_ rows: [Reading], length: Int) -> [String: Tensor] {
    var ids = [Int64](repeating: 0, count: rows.count * length)
    var (shapes, mask) = (ids, ids)
    for (row, reading) in rows.enumerated() {
      for (column, id) in reading.ids.enumerated() {
        ids[row * length + column] = Int64(id)
        shapes[row * length + column] = Int64(reading.shapes[column])
        mask[row * length + column] = 1
      }
    }
    let shape = [rows.count, length]
    return [
      "input_ids": Tensor(shape: shape, values: .int64(ids)),
      "attention_mask": Tensor(shape: shape, values: .int64(mask)),
      "token_type_ids": Tensor(shape: shape, values: .int64(shapes)),
    ]
  }

  // MARK: - What it says

  /// A batch's scores of arcs [row, piece, head] and tags [row, piece, tag], and what each piece gives to the label of an arc as
  /// its word and as its head [row, piece, width].
  private struct Scores {
    var arcs: [Float]
    var words: [Float]
    var heads: [Float]
    var tags: [Float]
    let length: Int
    let width: Int
    let tagCount: Int

    init(_ outputs: [Tensor], rows: Int, length: Int, width: Int, tags: Int) throws {
      guard outputs.count == 4, case .float32(let arcs) = outputs[0].values,
        case .float32(let words) = outputs[1].values, case .float32(let heads) = outputs[2].values,
        case .float32(let tagged) = outputs[3].values, outputs[0].shape == [rows, length, length],
        outputs[1].shape == [rows, length, width], outputs[2].shape == [rows, length, width],
        outputs[3].shape == [rows, length, tags]
      else {
        throw AssayError(
          .inference, "The grammar model gives other numbers than its card says; restore Models/syntax.")
      }
      (self.arcs, self.words, self.heads, self.tags) = (arcs, words, heads, tagged)
      (self.length, self.width, tagCount) = (length, width, tags)
    }

    func arc(_ row: Int, _ piece: Int, _ head: Int) -> Float { arcs[(row * length + piece) * length + head] }

    func word(_ row: Int, _ piece: Int) -> ArraySlice<Float> {
      words[(row * length + piece) * width..<(row * length + piece + 1) * width]
    }

    func head(_ row: Int, _ piece: Int) -> ArraySlice<Float> {
      heads[(row * length + piece) * width..<(row * length + piece + 1) * width]
    }

    func tag(_ row: Int, _ piece: Int) -> Int {
      let start = (row * length + piece) * tagCount
      return (0..<tagCount).max { tags[start + $0] < tags[start + $1] } ?? 0
    }
  }

  private func tree(of tokens: [String], _ words: [Int], _ scores: Scores, _ row: Int) -> SyntaxTree {
    let heads = TreeDecoder.heads(
      count: words.count, root: { scores.arc(row, words[$0], 0) },
      arc: { scores.arc(row, words[$0], words[$1]) })
    let labels = words.indices.map { word in
      heads[word] < 0
        ? "root"
        : card.labels[
          card.labelLayer.best(
            scores.word(row, words[word]), scores.head(row, words[heads[word]]), except: rootLabel)]
    }
    let tags = words.map { card.tags[scores.tag(row, $0)] }
    let rest = tokens.count - words.count
    let root = heads.firstIndex(of: -1) ?? -1
    return SyntaxTree(
      tags: tags + Array(repeating: "NN", count: rest), heads: heads + Array(repeating: root, count: rest),
      labels: labels + Array(repeating: "dep", count: rest))
  }
}
