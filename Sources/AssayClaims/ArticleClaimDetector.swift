public import AssayCore
import AssayText
public import Foundation

/// Finds an article's claims: one or more for each sentence, those that are not checkable included.
public struct ArticleClaimDetector: ClaimDetector {
  /// Tells opinions from statements together with the rules of ``KindRules``; at hand whatever else is missing.
  private let words: CheckWorthinessModel
  private let scorer: any SentenceScorer
  /// Parses sentences, so that more of them can be cut and more pronouns resolved; rules on words alone where nil.
  private let parser: SentenceParser?

  /// Claims scored together; memory stays flat however long the article is.
  private static let group = 256

  /// Makes a detector with the logistic check-worthiness model in `folder` (`Models/checkworthiness`) alone.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing`.
  public init(folder: URL) throws { self.init(model: try CheckWorthinessModel(folder: folder)) }

  /// Makes a detector.
  ///
  /// - Parameters:
  ///   - scorer: what tells check-worthiness; the word model where nil.
  ///   - parser: what parses sentences; where nil, rules on words alone cut sentences and resolve pronouns.
  public init(model: CheckWorthinessModel, scorer: (any SentenceScorer)? = nil, parser: SentenceParser? = nil)
  {
    words = model
    self.scorer = scorer ?? model
    self.parser = parser
  }

  /// What tells check-worthiness, by name and hash.
  public var model: Method.Model { scorer.model }

  /// The probability that each sentence by itself states a fact worth checking, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference`.
  public func checkworthiness(of sentences: [String]) async throws -> [Double] {
    try await scorer.probabilities(of: sentences)
  }

  /// The article's claims in reading order.
  ///
  /// Headlines and headings make none. O(n).
  public func claims(in article: Article) async throws -> [Claim] {
    let reading = ArticleReading(article)
    let grammar = parser.map(Grammar.init)
    var resolver = Resolver(reading, grammar: grammar)
    var claims: [Claim] = []
    var anchors: [Int] = []
    for (index, line) in reading.lines.enumerated() {
      try Task.checkCancellation()
      if index % Self.ahead == 0 {
        try await readAhead(reading.lines[index...].prefix(Self.ahead), grammar)
      }
      let kind =
        article.paragraphs.indices.contains(line.sentence.paragraph)
        ? article.paragraphs[line.sentence.paragraph] : nil
      if let kind, [.title, .heading, .table].contains(kind.kind) { continue }
      let probability = words.probability(of: line.sentence.text)
      let isFurniture = Furniture.isFurniture(line.sentence, in: kind, tokens: line.tokens)
      let isView = isFurniture ? false : try await isView(line)
      let spoken = isFurniture ? [] : try await resolver.referents(of: line)
      let drafts =
        isFurniture || isView
        ? [Draft(tokens: line.tokens)]
        : try await self.drafts(of: line, spoken, resolver, grammar, probability)
      var texts: Set<String> = []
      for draft in drafts {
        var claim = claim(
          from: draft, id: "c\(claims.count + 1)", line: line, article: article, probability: probability,
          isFurniture: isFurniture, isView: isView, isOnly: drafts.count == 1)
        guard texts.insert(claim.text).inserted else { continue }
        if claim.isCheckable { describe(&claim, draft, line, resolver) }
        claims.append(claim)
        anchors.append(Self.anchors(of: draft))
        if anchors.count == Self.group { try await score(&claims, anchors: &anchors) }
      }
      if !isFurniture { resolver.remember(line, drafts: drafts, spoken: spoken) }
    }
    try await score(&claims, anchors: &anchors)
    return claims
  }

  /// Gives the last claims, one for each of `anchors`, their check-worthiness.
  private func score(_ claims: inout [Claim], anchors: inout [Int]) async throws {
    let start = claims.count - anchors.count
    let probabilities = try await scorer.probabilities(of: claims[start...].map(\.text))
    for (offset, probability) in probabilities.enumerated() {
      claims[start + offset].checkworthiness = Self.worth(
        claims[start + offset].kind, probability, anchors: anchors[offset])
    }
    anchors = []
  }

  /// Names, dates and numbers of the article that do not agree with each other.
  ///
  /// O(n).
  public func findings(in article: Article) async throws -> [ArticleFinding] {
    ConsistencyFinder(reading: ArticleReading(article), published: article.published).findings()
  }

  private func drafts(
    of line: ArticleReading.Line, _ spoken: [Referent], _ resolver: Resolver, _ grammar: Grammar?,
    _ probability: Double
  ) async throws -> [Draft] {
    func resolved(_ tokens: [SentenceToken]) async throws -> Draft {
      var draft = Draft(tokens: tokens)
      try await resolver.resolve(&draft, line: line, spoken: spoken)
      draft.attribution = AttributionFinder.attribution(in: draft.tokens).map {
        AttributionFinder.withCircumstances($0, in: draft.tokens, dates: line.dates)
      }
      return draft
    }
    if let goesOn = resolver.speaker(of: line) {
      var draft = Draft(tokens: goesOn.tokens)
      draft.attribution = goesOn.attribution
      return [draft]
    }
    let whole = try await resolved(line.tokens)
    let evidence = KindRules.Evidence(
      tokens: line.tokens, text: line.sentence.text,
      attribution: isOwn(line.tokens) ? AttributionFinder.attribution(in: line.tokens) : whole.attribution,
      probability: probability)
    guard KindRules.kind(of: evidence).isCheckable else {
      // As it stands, so that its words tell again that it is no claim.
      var plain = Draft(tokens: line.tokens)
      plain.attribution = evidence.attribution
      return [isOwn(line.tokens) ? plain : whole]
    }
    let parts = ClauseSplitter.split(line.tokens)
    var drafts: [Draft] = []
    for part in parts {
      // A cut that parts a pronoun from what it means is taken back.
      let cut = try await each(cut(part, grammar), resolved)
      let uncut = cut.contains(where: \.isDangling) ? try await resolved(part) : nil
      drafts += uncut.map { $0.isDangling ? cut : [$0] } ?? cut
    }
    if parts.count > 1, drafts.contains(where: \.isDangling), !whole.isDangling { drafts = [whole] }
    drafts += try await each(ClauseSplitter.implied(by: parts), resolved).filter { !$0.isDangling }
    if let attribution = AttributionFinder.ofWhole(line.tokens) {
      // "…, officials said": they said each part of it.
      for index in drafts.indices where drafts[index].attribution == nil {
        drafts[index].attribution = AttributionFinder.withCircumstances(
          attribution, in: line.tokens, dates: line.dates)
        drafts[index].isContent = true
      }
    }
    drafts += drafts.flatMap { draft in
      draft.asides.map { Draft(tokens: $0, resolutions: draft.resolutions) }
    }
    return try await each(drafts) { draft in
      try await withContents(draft, resolver, grammar, probability)
    }
    .flatMap { $0 }
  }

  /// A draft, and what somebody says in it as claims of their own.
  private func withContents(
    _ draft: Draft, _ resolver: Resolver, _ grammar: Grammar?, _ probability: Double
  ) async throws -> [Draft] {
    guard let content = try await content(of: draft.tokens, grammar) else { return [draft] }
    let said = Set(content.compactMap { $0.span?.start })
    let frame = draft.tokens.filter { $0.span.map { !said.contains($0.start) } ?? true }
    var contents: [Draft] = []
    for tokens in try await each(ClauseSplitter.split(content), { try await cut($0, grammar) }).joined() {
      var part = Draft(tokens: tokens, resolutions: draft.resolutions)
      part.attribution = draft.attribution
      part.times = tokens.contains { $0.isDate && $0.span == nil } ? draft.times : []
      part.isContent = true
      // "He had been ill" alone does not tell who.
      guard resolver.resolve(&part, saidIn: frame) else { return [draft] }
      contents.append(part)
    }
    let isFactual = contents.allSatisfy { part in
      KindRules.kind(
        of: .init(tokens: part.tokens, text: part.text, attribution: nil, probability: probability)
      ).isCheckable
    }
    guard isFactual, KindRules.hasAnchor(content, draft.text) else { return [draft] }
    // Each of several facts has its speaker on record; the sentence around them would say them again.
    let isFramed = contents.count > 1 && AttributionFinder.ofWhole(draft.tokens) != nil
    return isFramed ? contents : [draft] + contents
  }

  private func each<Item, Result>(
    _ items: [Item], _ transform: (Item) async throws -> Result
  ) async throws -> [Result] {
    var results: [Result] = []
    for item in items { results.append(try await transform(item)) }
    return results
  }

  /// Below this probability a sentence that names nothing which could be looked up is a view: "The mood is one of defiance".
  private static let view = 0.04

  /// Whether the trained classifier takes the sentence for a view, where it holds nothing that could be looked up.
  ///
  /// Only of what is or was so; what happened is told as a fact however little the classifier makes of it. The word model
  /// alone is not sure enough.
  private func isView(_ line: ArticleReading.Line) async throws -> Bool {
    let tokens = line.tokens
    guard !(scorer is CheckWorthinessModel), tokens.allSatisfy({ $0.nameKind == nil && !$0.isQuoted }),
      !KindRules.hasAnchor(tokens, line.sentence.text), AttributionFinder.attribution(in: tokens) == nil,
      let verb = VerbGroup.all(in: tokens).first
    else { return false }
    let lead = tokens[verb.range.lowerBound].lower
    let isState =
      WordClasses.be.contains(tokens[verb.main].lower)
      || ["is", "are", "has", "have", "does", "do"].contains(lead)
      || !VerbLexicon.forms(lead).contains(.past)
    guard isState, let probability = try await scorer.probabilities(of: [line.sentence.text]).first else {
      return false
    }
    return probability < Self.view
  }

  /// Whether the writer or speaker speaks of himself.
  private func isOwn(_ tokens: [SentenceToken]) -> Bool {
    tokens.contains { $0.isOpen && ["i", "we"].contains($0.lower) }
  }

  /// Sentences whose parts are parsed together.
  private static let ahead = 24

  /// Parses what the sentences and their parts need, many at once.
  private func readAhead(_ lines: ArraySlice<ArticleReading.Line>, _ grammar: Grammar?) async throws {
    guard let grammar else { return }
    _ = try await grammar.sentences(lines.map(\.tokens).filter { $0.count <= Resolver.longestSentence })
    _ = try await GrammarSplitter(grammar: grammar).split(lines.flatMap { ClauseSplitter.split($0.tokens) })
  }

  /// What the grammar cuts further of a part that the rules on words made.
  private func cut(_ tokens: [SentenceToken], _ grammar: Grammar?) async throws -> [[SentenceToken]] {
    guard let grammar else { return [tokens] }
    return try await GrammarSplitter(grammar: grammar).split(tokens)
  }

  /// What somebody is said to have reported.
  private func content(of tokens: [SentenceToken], _ grammar: Grammar?) async throws -> [SentenceToken]? {
    if let content = ContentRule.content(of: tokens) { return content }
    guard let grammar, SaidRule.mayApply(to: tokens) else { return nil }
    return SaidRule.content(of: try await grammar.sentence(tokens))
  }

  private func claim(
    from draft: Draft, id: String, line: ArticleReading.Line, article: Article, probability: Double,
    isFurniture: Bool, isView: Bool, isOnly: Bool
  ) -> Claim {
    let text = isFurniture ? line.sentence.text : draft.text
    let evidence = KindRules.Evidence(
      tokens: draft.tokens, text: text, attribution: draft.isContent ? nil : draft.attribution,
      probability: probability)
    let ruled = KindRules.kind(of: evidence)
    let kind = isFurniture ? .furniture : isView && ruled.isCheckable ? .opinion : ruled
    return Claim(
      id: id, text: kind.isCheckable || !isOnly ? text : line.sentence.text, sentence: line.sentence,
      checkworthiness: 0, kind: kind,
      attribution: draft.attribution, asOf: article.published,
      resolutions: kind.isCheckable || !isOnly ? draft.resolutions : [])
  }

  /// How many sorts of things are named that can be looked up: somebody, a date, a number, a place.
  private static func anchors(of draft: Draft) -> Int {
    [
      draft.tokens.contains { $0.nameKind == .person || $0.nameKind == .organisation },
      draft.tokens.contains { $0.isDate }, draft.tokens.contains { $0.isNumber },
      draft.tokens.contains { $0.nameKind == .place },
    ].count { $0 }
  }

  /// The models learned from debates and hardly know news: a named, dated event is worth checking whatever they say.
  private static func worth(_ kind: ClaimKind, _ probability: Double, anchors: Int) -> Double {
    let worth =
      kind.isCheckable
      ? 1 - (1 - probability) * [0.7, 0.4, 0.25, 0.2, 0.2][anchors]
      : kind == .prediction ? probability * 0.5 : probability * 0.3
    return (worth * 10_000).rounded() / 10_000
  }

  /// Adds what the claim names, dates, counts and leaves open.
  private func describe(
    _ claim: inout Claim, _ draft: Draft, _ line: ArticleReading.Line, _ resolver: Resolver
  ) {
    let details = ClaimDetails(reading: resolver.reading)
    claim.entities = details.entities(of: draft, line, text: claim.text)
    claim.times = details.times(of: draft, line)
    claim.quantities = details.quantities(in: claim.text)
    claim.ambiguities = AmbiguityFinder.ambiguities(in: draft, line: line, resolver: resolver)
    claim.queryTerms = details.queryTerms(
      draft, entities: claim.entities, times: claim.times, quantities: claim.quantities)
    claim.date = claim.times.first?.first
  }
}
