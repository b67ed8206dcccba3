/// A passage with a score; higher is better.
struct ScoredPassage: Sendable, Hashable {
  var passage: Int64
  var score: Double
}
