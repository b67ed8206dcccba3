public import AssayCore
import AssayText
public import Foundation

/// Finds an article's claims: one or more for each sentence, those that are not checkable included.
public struct ArticleClaimDetector: ClaimDetector {
  private let model: CheckWorthinessModel

  /// Makes a detector with the check-worthiness model in `folder` (`Models/checkworthiness`).
  ///
  /// - Throws: ``AssayError`` with code `modelMissing`.
  public init(folder: URL) throws { self.init(model: try CheckWorthinessModel(folder: folder)) }

  /// Makes a detector with a model that is loaded already.
  public init(model: CheckWorthinessModel) { self.model = model }

  /// The probability that a sentence by itself states a fact worth checking.
  public func checkworthiness(of sentence: String) -> Double { model.probability(of: sentence) }

  /// The article's claims in reading order.
  ///
  /// Headlines and headings make none. O(n).
  public func claims(in article: Article) async throws -> [Claim] {
    let reading = ArticleReading(article)
    var resolver = Resolver(reading)
    var claims: [Claim] = []
    for line in reading.lines {
      try Task.checkCancellation()
      let kind =
        article.paragraphs.indices.contains(line.sentence.paragraph)
        ? article.paragraphs[line.sentence.paragraph] : nil
      if let kind, [.title, .heading, .table].contains(kind.kind) { continue }
      let probability = model.probability(of: line.sentence.text)
      let isFurniture = Furniture.isFurniture(line.sentence, in: kind, tokens: line.tokens)
      let drafts = isFurniture ? [Draft(tokens: line.tokens)] : self.drafts(of: line, resolver, probability)
      for draft in drafts {
        let claim = claim(
          from: draft, id: "c\(claims.count + 1)", line: line, article: article, probability: probability,
          isFurniture: isFurniture, isOnly: drafts.count == 1)
        if claims.last.map({ $0.sentence.index == line.sentence.index && $0.text == claim.text }) ?? false {
          continue
        }
        claims.append(claim)
      }
      if !isFurniture { resolver.remember(line, drafts: drafts) }
    }
    return claims
  }

  private func drafts(
    of line: ArticleReading.Line, _ resolver: Resolver, _ probability: Double
  ) -> [Draft] {
    func resolved(_ tokens: [SentenceToken]) -> Draft {
      var draft = Draft(tokens: tokens)
      resolver.resolve(&draft, line: line)
      draft.attribution = AttributionFinder.attribution(in: draft.tokens)
      return draft
    }
    let whole = resolved(line.tokens)
    let evidence = KindRules.Evidence(
      tokens: line.tokens, text: line.sentence.text, attribution: whole.attribution, probability: probability)
    guard KindRules.kind(of: evidence).isCheckable else { return [whole] }
    let parts = ClauseSplitter.split(line.tokens)
    var drafts = parts.map(resolved)
    if parts.count > 1, drafts.contains(where: \.isDangling) { drafts = [whole] }
    return drafts.flatMap { draft in
      guard let content = ContentRule.content(of: draft.tokens) else { return [draft] }
      let contents = ClauseSplitter.split(content).map { tokens in
        var part = Draft(tokens: tokens, resolutions: draft.resolutions)
        part.attribution = draft.attribution
        return part
      }
      let isFactual = contents.allSatisfy { part in
        KindRules.kind(
          of: .init(tokens: part.tokens, text: part.text, attribution: nil, probability: probability)
        ).isCheckable
      }
      return isFactual && KindRules.hasAnchor(content, draft.text) ? [draft] + contents : [draft]
    }
  }

  private func claim(
    from draft: Draft, id: String, line: ArticleReading.Line, article: Article, probability: Double,
    isFurniture: Bool, isOnly: Bool
  ) -> Claim {
    let text = isFurniture ? line.sentence.text : draft.text
    let evidence = KindRules.Evidence(
      tokens: draft.tokens, text: text, attribution: draft.attribution, probability: probability)
    let kind = isFurniture ? .furniture : KindRules.kind(of: evidence)
    return Claim(
      id: id, text: kind.isCheckable || !isOnly ? text : line.sentence.text, sentence: line.sentence,
      checkworthiness: worth(kind, model.probability(of: text), draft), kind: kind,
      attribution: draft.attribution, date: date(of: draft, line), asOf: article.published,
      resolutions: kind.isCheckable || !isOnly ? draft.resolutions : [])
  }

  /// The model learned from debates and hardly knows news: a named, dated event is worth checking whatever it says.
  private func worth(_ kind: ClaimKind, _ probability: Double, _ draft: Draft) -> Double {
    let anchors = [
      draft.tokens.contains { $0.nameKind == .person || $0.nameKind == .organisation },
      draft.tokens.contains { $0.isDate }, draft.tokens.contains { $0.isNumber },
      draft.tokens.contains { $0.nameKind == .place },
    ].count { $0 }
    let worth =
      kind.isCheckable
      ? 1 - (1 - probability) * [0.7, 0.4, 0.25, 0.2, 0.2][anchors]
      : kind == .prediction ? probability * 0.5 : probability * 0.3
    return (worth * 10_000).rounded() / 10_000
  }

  private func date(of draft: Draft, _ line: ArticleReading.Line) -> PartialDate? {
    let first = draft.tokens.first { $0.isDate && $0.isOpen }
    guard let start = first?.span?.start else { return nil }
    return line.dates.first {
      $0.span.start <= start && start < $0.span.end && !DateWords.isAhead($0, draft.tokens)
    }?
    .first
  }
}
