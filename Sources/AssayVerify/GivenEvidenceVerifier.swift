import AssayCore
import AssayText

/// A claim with texts to judge it by, as given from outside.
public struct GivenEvidence: Sendable {
  /// The user's identifier.
  public var id: String
  /// The claim.
  public var claim: Claim
  /// The texts, in the order given.
  public var evidence: [String]

  /// The longest claim taken, in code points.
  public static let maximumClaim = 10_000

  /// Makes a case from bare texts.
  ///
  /// - Throws: ``AssayError`` with code `empty` for a claim or evidence without words, and `tooLarge` for a claim of
  ///   more than 10,000 characters.
  public init(id: String, claim: String, evidence: [String], claimDate: PartialDate?) throws(AssayError) {
    guard claim.hasWords else {
      throw AssayError(.empty, "The claim has no words.")
    }
    guard claim.unicodeScalars.count <= Self.maximumClaim else {
      throw AssayError(
        .tooLarge, "The claim is longer than \(Self.maximumClaim) characters; give one statement.")
    }
    guard evidence.contains(where: \.hasWords) else {
      throw AssayError(.empty, "The evidence has no words.")
    }
    self.id = id
    self.claim = Claim(id: id, text: claim, asOf: claimDate)
    self.evidence = evidence
  }
}

/// Judges claims by texts given with them: long texts are cut, and the pieces likeliest to decide are read.
public struct GivenEvidenceVerifier: Sendable {
  private let verifier: any Verifier
  /// The most pieces read of one text, so that a book costs no more than a page.
  private static let piecesPerText = 12

  /// Makes a verifier for given evidence on a verifier of passages.
  public init(verifier: any Verifier) {
    self.verifier = verifier
  }

  /// What came of a case.
  public struct Judgement: Sendable {
    /// The verdict over all texts.
    public var decision: Decision
    /// The most telling assessment of each text that has words, with the text's position.
    public var assessments: [(index: Int, assessment: Assessment)]
    /// What the texts say together, where no text decides alone and this does.
    public var together: Assessment?
  }

  /// Judges cases, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference`.
  public func judge(_ cases: [GivenEvidence]) async throws -> [Judgement] {
    let pieces = cases.map(Self.pieces)
    let assessed = try await verifier.assess(
      zip(cases, pieces).map { given, pieces in
        VerificationCase(claim: given.claim, passages: pieces.map(\.passage), isGiven: true)
      })
    var judgements = zip(zip(cases, pieces), assessed).map { item, assessments in
      let (given, pieces) = item
      let byText = Dictionary(grouping: zip(pieces, assessments), by: \.0.text)
      let best = byText.sorted { $0.key < $1.key }.compactMap { text, found in
        found.map(\.1).min { $0.probabilities.notEnoughEvidence < $1.probabilities.notEnoughEvidence }
          .map { (index: text, assessment: $0) }
      }
      return Judgement(decision: verifier.decide(given.claim, from: assessments), assessments: best)
    }
    // Where no text decides alone, what they say together may.
    let open = cases.indices.filter { judgements[$0].decision.verdict == .notEnoughEvidence }
    let joined = open.compactMap { index in
      Self.joined(cases[index], pieces[index]).map { (index: index, passage: $0) }
    }
    let together = try await verifier.assess(
      joined.map { VerificationCase(claim: cases[$0.index].claim, passages: [$0.passage], isGiven: true) })
    for (item, assessments) in zip(joined, together) {
      let decision = verifier.decide(cases[item.index].claim, from: assessments)
      judgements[item.index].decision = decision
      judgements[item.index].together =
        decision.verdict == .notEnoughEvidence ? nil : assessments.first
    }
    return judgements
  }

  /// The sentences of all texts that share most with the claim, read as one: what no piece says alone, two may say
  /// together.
  ///
  /// Words that few sentences have count more, as those find what the claim is about. The sentences keep their order.
  private static func joined(_ given: GivenEvidence, _ pieces: [Piece]) -> RetrievedPassage? {
    guard pieces.count > 1 else { return nil }
    let sentences = given.evidence.flatMap { TextPieces.sentences(String($0.prefix(longestJoined))) }
    let wanted = stems(of: given.claim.text)
    let shared = sentences.map { stems(of: $0).intersection(wanted) }
    var frequency: [String: Int] = [:]
    for stem in shared.joined() { frequency[stem, default: 0] += 1 }
    let weights = shared.map { $0.reduce(0.0) { $0 + 1 / Double(frequency[$1] ?? 1).squareRoot() } }
    var words = 0
    let kept = sentences.indices.sorted { (weights[$0], -$0) > (weights[$1], -$1) }.filter { index in
      guard weights[index] > 0 else { return false }
      words += sentences[index].split(whereSeparator: \.isWhitespace).count
      return words <= TextPieces.words
    }
    guard kept.count > 1 else { return nil }
    let text = kept.sorted().map { sentences[$0] }.joined(separator: " ")
    let span = TextSpan(start: 0, end: text.unicodeScalars.count)
    return RetrievedPassage(
      passage: Passage(
        document: Passage.Origin(id: "together", title: "The texts together"), span: span, text: text),
      score: 0)
  }

  /// Sentences further on in a text, in characters, are not looked for: what is read together stays cheap for a book.
  private static let longestJoined = 200_000

  private static func stems(of text: String) -> Set<String> {
    Set(Words.tokens(in: text).map { Words.stem($0.lowercased) })
  }

  /// A piece of one of the texts.
  private struct Piece {
    var text: Int
    var passage: RetrievedPassage
  }

  private static func pieces(of given: GivenEvidence) -> [Piece] {
    let wanted = stems(of: given.claim.text)
    return given.evidence.enumerated().flatMap { index, text in
      let title = given.evidence.count == 1 ? "The text" : "Text \(index + 1)"
      let origin = Passage.Origin(id: String(index), title: title)
      let all = TextPieces.cut(text).map { Passage(document: origin, span: $0.span, text: $0.text) }
      return mostTelling(all, wanted: wanted).map {
        Piece(text: index, passage: RetrievedPassage(passage: $0, score: 0))
      }
    }
  }

  private static func mostTelling(_ passages: [Passage], wanted: Set<String>) -> [Passage] {
    guard passages.count > piecesPerText else { return passages }
    let ranked = passages.enumerated().map { position, passage in
      (position, stems(of: passage.text).intersection(wanted).count)
    }
    let kept = ranked.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.prefix(piecesPerText).map(\.0).sorted()
    return kept.map { passages[$0] }
  }
}
