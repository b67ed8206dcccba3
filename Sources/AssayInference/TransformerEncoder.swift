import AssayCore

/// Runs a BERT-like network over token sequences: inputs `input_ids`, `attention_mask` and `token_type_ids`, all i64
/// of shape [batch, tokens]; the first output f32 of shape [batch, width].
public struct TransformerEncoder: Sendable {
  /// The network.
  public let model: Model
  /// How sequences are batched.
  public let batching: Batching
  /// The longest sequence that the network has positions for.
  public let maximumLength: Int

  /// Makes an encoder over a loaded network.
  public init(_ model: Model, batching: Batching = Batching(), maximumLength: Int = 512) {
    self.model = model
    self.batching = batching
    self.maximumLength = maximumLength
  }

  /// The classes' scores of a cross-encoder, before the softmax.
  ///
  /// - Returns: one row a sequence, in the order of `sequences`.
  /// - Throws: ``AssayCore/AssayError`` with code `inference`; `CancellationError` when the task is cancelled, which
  ///   is looked at before each batch.
  public func logits(_ sequences: [TokenSequence]) async throws -> [[Float]] {
    try await rows(sequences)
  }

  /// Embeddings of unit length.
  ///
  /// The network itself takes the mean over the tokens, as in Reimers and Gurevych,
  /// "Sentence-BERT", 2019.
  ///
  /// - Returns: one vector a sequence, in the order of `sequences`.
  /// - Throws: As ``logits(_:)``.
  public func embeddings(_ sequences: [TokenSequence]) async throws -> [[Float]] {
    try await rows(sequences).map { row in
      // The network normalises as well, but in bf16 only to three digits.
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? row.map { $0 / length } : row
    }
  }

  private func rows(_ sequences: [TokenSequence]) async throws -> [[Float]] {
    if let odd = sequences.first(where: { $0.count == 0 || $0.count > maximumLength }) {
      throw AssayError(
        .inference,
        "A text of \(odd.count) tokens cannot be read: the model takes 1 to \(maximumLength). Shorten the text."
      )
    }
    var result = [[Float]](repeating: [], count: sequences.count)
    for batch in batching.batches(ofLengths: sequences.map(\.count), limit: maximumLength) {
      try Task.checkCancellation()
      let outputs = try await model.run(inputs(batch.positions.map { sequences[$0] }, length: batch.length))
      guard let output = outputs.first, case .float32(let values) = output.values, output.shape.count == 2,
        output.shape[0] == batch.positions.count
      else {
        throw AssayError(.inference, "The model's output does not have one row a text; export it again.")
      }
      let width = output.shape[1]
      for (row, position) in batch.positions.enumerated() {
        result[position] = Array(values[row * width..<(row + 1) * width])
      }
    }
    return result
  }

  /// The rectangle of a batch, padded with zeros, which the mask hides.
  private func inputs(_ sequences: [TokenSequence], length: Int) -> [String: Tensor] {
    let shape = [sequences.count, length]
    var ids = [Int64](repeating: 0, count: sequences.count * length)
    var types = ids
    var mask = ids
    for (row, sequence) in sequences.enumerated() {
      for column in 0..<sequence.count {
        ids[row * length + column] = Int64(sequence.ids[column])
        types[row * length + column] = Int64(sequence.typeIDs[column])
        mask[row * length + column] = 1
      }
    }
    return [
      "input_ids": Tensor(shape: shape, values: .int64(ids)),
      "attention_mask": Tensor(shape: shape, values: .int64(mask)),
      "token_type_ids": Tensor(shape: shape, values: .int64(types)),
    ]
  }
}
