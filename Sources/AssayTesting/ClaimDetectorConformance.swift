public import AssayCore

/// What every ``ClaimDetector`` promises, run against one.
///
/// ```swift
/// try await ClaimDetectorConformance().check(MyDetector(), on: articles)
/// ```
public struct ClaimDetectorConformance: Sendable {
  /// Makes the suite.
  public init() {}

  /// Checks a detector on the given articles, on an empty one, and on the same article twice.
  ///
  /// - Throws: ``ConformanceFailure`` with the promise that was broken.
  public func check(_ detector: some ClaimDetector, on articles: [Article]) async throws {
    let none = try await detector.claims(in: Self.empty)
    try ConformanceFailure.require(none.isEmpty, "an article without text has no claims, not \(none.count)")
    for article in articles {
      let claims = try await detector.claims(in: article)
      try checkOrder(claims, article)
      for claim in claims { try check(claim, article) }
      let again = try await detector.claims(in: article)
      try ConformanceFailure.require(again == claims, "the same article gives the same claims")
    }
  }

  /// An article without text.
  public static let empty = Article(
    title: nil, source: "-", sha256: "", text: "", paragraphs: [], sentences: [])

  private func checkOrder(_ claims: [Claim], _ article: Article) throws {
    for (position, claim) in claims.enumerated() {
      try ConformanceFailure.require(
        claim.id == "c\(position + 1)",
        "claim \(position + 1) has the identifier c\(position + 1), not \(claim.id)")
    }
    for (left, right) in zip(claims, claims.dropFirst()) {
      try ConformanceFailure.require(
        left.sentence.index <= right.sentence.index, "claims stand in reading order: \(left.id), \(right.id)")
    }
  }

  private func check(_ claim: Claim, _ article: Article) throws {
    let name = "\(claim.id) “\(claim.text)”"
    try ConformanceFailure.require(
      article.sentences.indices.contains(claim.sentence.index)
        && article.sentences[claim.sentence.index] == claim.sentence,
      "\(name) belongs to a sentence of the article")
    try ConformanceFailure.require(
      article.text.text(in: claim.sentence.span) == claim.sentence.text,
      "the span of \(name) covers its sentence")
    try ConformanceFailure.require(
      claim.text.hasWords, "\(name) has words")
    try ConformanceFailure.require(
      (0...1).contains(claim.checkworthiness),
      "the probability of \(name) lies in 0...1: \(claim.checkworthiness)")
    try ConformanceFailure.require(
      claim.asOf == article.published, "\(name) is as of the article's date")
    try ConformanceFailure.require(
      claim.attribution.map { !$0.speaker.isEmpty && !$0.verb.isEmpty } ?? true,
      "the speaker of \(name) is named")
    for resolution in claim.resolutions {
      try ConformanceFailure.require(
        resolution.original != resolution.replacement && !resolution.replacement.isEmpty,
        "a resolution of \(name) changes words: \(resolution)")
    }
  }
}
