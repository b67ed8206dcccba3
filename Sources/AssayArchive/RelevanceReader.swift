import AssayCore

/// Reads two texts together, and says how near they are in what they state: slower than an index, and surer.
public protocol RelevanceReader: Sendable {
  /// How likely each passage decides the query, from 0 to 1, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference` or `modelMissing`.
  func relevance(of passages: [Passage], to query: String) async throws -> [Double]
  /// How likely `text` states each of `claims`, from 0 to 1, in order.
  ///
  /// - Throws: As ``relevance(of:to:)``.
  func presence(of claims: [String], in text: String) async throws -> [Double]
}
