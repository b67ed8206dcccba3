/// What each term of a passage adds to its BM25 score, before the term's rarity.
///
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the title as a field of
/// its own weight (BM25F) and a fixed normal length: the cutter makes passages of one kind, and a fixed length keeps
/// what is stored true while the archive grows. One byte each is as good as a float (Crane et al., "A Comparison of
/// Document-at-a-time and Score-at-a-time Query Evaluation", 2017).
struct PassageTerms: Sendable {
  /// How soon further occurrences of a term stop to count.
  static let saturation: Float = 1.0
  /// How much a longer passage is marked down, from 0 to 1.
  static let lengthShare: Float = 0.5
  /// The length at which nothing is marked down, in terms, title included by its weight.
  static let normalLength: Float = 60
  /// What an occurrence in the document's title counts; one in the passage counts 1.
  static let titleWeight: Float = 0.8
  /// The step of an impact: the highest, 255, stands for a term that occurs without end.
  static let impactUnit = Double(saturation + 1) / 255

  /// The distinct terms with their impacts, from 1 to 255.
  private(set) var impacts: [(term: String, impact: UInt8)] = []

  /// Counts the terms of a passage; `title` gives those of its document's title.
  ///
  /// O(terms).
  init(title: [String], text: [String]) {
    var counts: [String: Float] = [:]
    counts.reserveCapacity(text.count + title.count)
    for term in text { counts[term, default: 0] += 1 }
    for term in title { counts[term, default: 0] += Self.titleWeight }
    let length = Float(text.count) + Self.titleWeight * Float(title.count)
    let norm = Self.saturation * (1 - Self.lengthShare + Self.lengthShare * length / Self.normalLength)
    impacts.reserveCapacity(counts.count)
    for (term, count) in counts {
      let impact = (count / (count + norm) * 255).rounded()
      impacts.append((term, UInt8(max(1, min(255, impact)))))
    }
  }
}
