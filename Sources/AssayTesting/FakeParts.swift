import AssayCore
import Foundation

/// An article reader that takes every line as a paragraph and a sentence.
public struct LineReaderFake: ArticleReader {
  /// The format's name.
  public let format = "lines"

  /// Makes a reader.
  public init() {}

  /// Takes everything.
  public func recognises(_ input: ArticleInput) -> Bool { true }

  /// One paragraph and one sentence a line.
  public func read(_ input: ArticleInput) throws -> Article {
    let text = String(decoding: input.data, as: UTF8.self)
    guard !text.isEmpty else { throw AssayError(.empty, "There is nothing in \(input.source).") }
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let span = TextSpan(start: start, end: start + line.unicodeScalars.count)
      start = span.end + 1
      guard !line.isEmpty else { continue }
      sentences.append(
        Sentence(index: sentences.count, span: span, text: String(line), paragraph: paragraphs.count))
      paragraphs.append(Paragraph(span: span, kind: .body))
    }
    return Article(
      title: sentences.first?.text, url: input.url, source: input.source,
      sha256: ContentHash.sha256(input.data),
      text: text, paragraphs: paragraphs, sentences: sentences)
  }
}

/// A claim detector that takes every sentence as a claim; those that end with a question mark are questions.
public struct SentenceClaimDetectorFake: ClaimDetector {
  /// Makes a detector.
  public init() {}

  /// One claim a sentence.
  public func claims(in article: Article) async throws -> [Claim] {
    article.sentences.map { sentence in
      let isQuestion = sentence.text.hasSuffix("?")
      return Claim(
        id: "c\(sentence.index + 1)", text: sentence.text, sentence: sentence,
        checkworthiness: isQuestion ? 0.1 : 0.9, kind: isQuestion ? .question : .event,
        asOf: article.published)
    }
  }
}

/// A verifier that finds a claim supported by a passage with the same words, and refuted by one that begins with "Not: ".
public struct WordVerifierFake: Verifier {
  /// The fake's name.
  public let model = Method.Model(name: "fake", sha256: "")
  private let failing: Set<String>

  /// Makes a verifier that throws for the claims with the given identifiers.
  public init(failing: Set<String> = []) { self.failing = failing }

  /// One assessment for each passage.
  public func assess(_ cases: [VerificationCase]) async throws -> [[Assessment]] {
    if let broken = cases.first(where: { failing.contains($0.claim.id) }) {
      throw AssayError(.inference, "The model broke on \(broken.claim.id).")
    }
    return cases.map { item in
      item.passages.map { retrieved in
        let text = retrieved.passage.text
        let probabilities =
          text == "Not: \(item.claim.text)"
          ? StanceProbabilities(supported: 0, refuted: 1, notEnoughEvidence: 0)
          : text == item.claim.text
            ? StanceProbabilities(supported: 1, refuted: 0, notEnoughEvidence: 0) : .noEvidence
        return Assessment(
          passage: retrieved.passage,
          stance: probabilities.supported == 1 ? .supports : probabilities.refuted == 1 ? .refutes : .neutral,
          probabilities: probabilities, facets: [], quote: Quote(text: text, span: retrieved.passage.span))
      }
    }
  }

  /// The stance of the first passage that has one.
  public func decide(_ claim: Claim, from assessments: [Assessment]) -> Decision {
    let first = assessments.first { $0.stance != .neutral }
    let verdict: Verdict =
      switch first?.stance {
      case .supports: .supported
      case .refutes: .refuted
      default: .notEnoughEvidence
      }
    return Decision(
      verdict: verdict, confidence: 1, probabilities: first?.probabilities ?? .noEvidence,
      explanation: Explanation(summary: verdict.rawValue), evidence: assessments)
  }
}

/// An archive that answers a query with the passages listed for it, or fails.
public struct ListedArchiveFake: Archive {
  private let passages: [String: [String]]
  private let failing: Set<String>

  /// Makes an archive.
  ///
  /// - Parameters:
  ///   - passages: the texts returned for a query.
  ///   - failing: queries at which the archive throws.
  public init(_ passages: [String: [String]], failing: Set<String> = []) {
    self.passages = passages
    self.failing = failing
  }

  /// Takes nothing: the list is fixed.
  public func add(_ documents: some AsyncSequence<Document, any Error> & Sendable)
    -> AsyncThrowingStream<ImportEvent, any Error>
  {
    AsyncThrowingStream { $0.finish() }
  }

  /// The passages listed for each query.
  public func search(_ queries: [ArchiveQuery], limit: Int) async throws -> [[RetrievedPassage]] {
    if let broken = queries.first(where: { failing.contains($0.text) }) {
      throw AssayError(.archiveDamaged, "The archive broke on “\(broken.text)”.")
    }
    return queries.map { query in
      (passages[query.text] ?? []).prefix(limit).enumerated().map { rank, text in
        let span = TextSpan(start: 0, end: text.codePointCount)
        return RetrievedPassage(
          passage: Passage(document: .init(id: "d\(rank)"), span: span, text: text),
          score: 1 / Double(rank + 1))
      }
    }
  }

  /// The number of texts listed.
  public func state() async throws -> ArchiveState {
    let count = passages.values.map(\.count).reduce(0, +)
    return ArchiveState(documents: count, passages: count)
  }
}
