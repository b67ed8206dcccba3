/// How the parts of a retrieval score are weighed.
///
/// Tuned on SciFact's training claims.
struct RetrievalWeights: Sendable {
  /// Share of the vectors in the fused score, from 0 to 1; the rest is the words'.
  ///
  /// Cosines of MiniLM lie close together and BM25 scores do not, so an even mix is needed at 0.6 to 0.8, not 0.5.
  var dense = 0.7
  /// Candidates taken from each side, at least.
  var depth = 200
  /// Candidates where words alone propose.
  var lexicalDepth = 50
  /// Vectors that are compared in full after a first look at their signs.
  var signDepth = 1000
  /// What a passage with all phrases of the query, and with all its names, gets on top.
  var phrases = 0.05
  var names = 0.05
  /// The best candidates that are read for phrases and names.
  var phraseDepth = 30
  /// Passages of one document among ten results.
  var passagesPerDocument = 3

  static let `default` = RetrievalWeights()
  /// For earlier fact checks, tuned on pairs of posts and the claims they make: a post tells the claim in words of its
  /// own.
  static let matching = RetrievalWeights(dense: 0.8)
}
