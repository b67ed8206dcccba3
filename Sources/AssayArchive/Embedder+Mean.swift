import AssayCore

extension Embedder {
  /// One vector for each group of texts, of length 1: the mean of the group's vectors.
  ///
  /// - Throws: As `embed`, and ``AssayError`` with code `inference` where vectors are missing.
  func mean(of groups: [[String]]) async throws -> [[Float]] {
    let texts = groups.flatMap(\.self)
    let vectors = try await embed(texts)
    guard vectors.count == texts.count else {
      throw AssayError(
        .inference, "The embedding model gave \(vectors.count) vectors for \(texts.count) texts.")
    }
    var next = 0
    return groups.map { group in
      defer { next += group.count }
      guard group.count > 1 else { return vectors[next] }
      var sum = vectors[next]
      for vector in vectors[(next + 1)..<(next + group.count)] {
        for index in sum.indices { sum[index] += vector[index] }
      }
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? sum.map { $0 / length } : sum
    }
  }
}
