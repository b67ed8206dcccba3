import AssayCore

extension JSONReporter {
  /// One element of `claims`.
  package static func value(_ view: ClaimView) -> JSONValue {
    let claim = view.claim
    let decision = view.decision
    var members: [(String, JSONValue)] = [
      ("id", .string(claim.id)),
      ("text", .string(claim.text)),
      ("sentence", sentence(claim.sentence)),
      ("checkworthiness", .number(claim.checkworthiness)),
      ("kind", .string(claim.kind.rawValue)),
      ("verdict", .text(decision?.verdict.rawValue)),
      ("confidence", decision.map { .number($0.confidence) } ?? .null),
      ("probabilities", decision.map { probabilities($0.probabilities) } ?? .null),
      ("explanation", .text(decision?.explanation.summary)),
      ("evidence", .array(evidence(of: view))),
      ("independentSources", view.independentSources.map { .integer($0) } ?? .null),
      ("missing", .text(decision?.explanation.missing)),
      ("reasons", .array(decision?.explanation.reasons.map(reason) ?? [])),
      ("attribution", claim.attribution.map(attribution) ?? .null),
      ("date", date(claim.date)),
      ("asOf", date(claim.asOf)),
      ("resolutions", .array(claim.resolutions.map(resolution))),
      ("entities", .array(claim.entities.map(entity))),
      ("times", .array(claim.times.map(time))),
      ("quantities", .array(claim.quantities.map(quantity))),
      ("ambiguities", .array(claim.ambiguities.map(ambiguity))),
      ("queryTerms", .array(claim.queryTerms.map { .string($0) })),
    ]
    if !view.checked.earlier.isEmpty {
      members.append(("factChecks", .array(view.checked.earlier.map(factCheck))))
    }
    if !view.checked.searches.isEmpty {
      members.append(("searches", .array(view.checked.searches.map(value))))
    }
    if let failure = view.failure {
      members.append(
        ("error", .object([("step", .string(failure.step)), ("message", .string(failure.message))])))
    }
    return .object(members)
  }

  private static func factCheck(_ match: FactCheckMatch) -> JSONValue {
    .object([
      ("document", .string(match.document.id)),
      ("url", .text(match.document.url)),
      ("source", .text(match.document.source)),
      ("published", date(match.document.published)),
      ("claim", .text(match.factCheck?.claim)),
      ("rating", .text(match.factCheck?.rating)),
      ("verdict", .text(match.factCheck?.verdict?.rawValue)),
      ("score", .number(match.score)),
    ])
  }

  /// A sentence with its place in the article.
  static func sentence(_ sentence: Sentence) -> JSONValue {
    .object([
      ("index", .integer(sentence.index)),
      ("start", .integer(sentence.span.start)),
      ("end", .integer(sentence.span.end)),
      ("text", .string(sentence.text)),
    ])
  }

  private static func evidence(of view: ClaimView) -> [JSONValue] {
    view.deciding.map { value($0, decides: true) } + view.others.map { value($0, decides: false) }
  }

  private static func value(_ evidence: EvidenceView, decides: Bool) -> JSONValue {
    let assessment = evidence.assessment
    let passage = assessment.passage
    return .object([
      ("document", .string(passage.document.id)),
      ("url", .text(passage.document.url)),
      ("title", .text(passage.document.title)),
      ("source", .text(passage.document.source)),
      ("published", date(passage.document.published)),
      ("quote", .string(assessment.quote.text)),
      ("start", .integer(assessment.quote.span.start)),
      ("end", .integer(assessment.quote.span.end)),
      ("stance", .string(assessment.stance.rawValue)),
      ("probability", .number(assessment.probability)),
      ("facets", .array(assessment.facets.map(facet))),
      ("unaddressed", .array(assessment.unaddressed.map(unaddressed))),
      ("decides", .bool(decides)),
      ("relativeDate", .string(evidence.age.rawValue)),
      ("language", .text(passage.document.language)),
      ("card", card(passage.document.card)),
      ("copyOf", passage.document.group.flatMap { $0 == passage.document.id ? nil : .string($0) } ?? .null),
      ("probabilities", probabilities(assessment.probabilities)),
      ("modelProbabilities", probabilities(assessment.modelProbabilities)),
      ("retrievalScore", assessment.retrievalScore.map { .number($0) } ?? .null),
      (
        "passage",
        .object([
          ("start", .integer(passage.span.start)), ("end", .integer(passage.span.end)),
          ("text", .string(passage.text)),
        ])
      ),
    ])
  }

  /// What is on record of the source: facts, not a rating.
  private static func card(_ card: SourceCard?) -> JSONValue {
    guard let card else { return .null }
    return .object([
      ("name", .string(card.name)), ("owner", .text(card.owner)), ("funding", .text(card.funding)),
      ("country", .text(card.country)), ("kind", .text(card.kind)), ("language", .text(card.language)),
      ("party", .text(card.party)),
    ])
  }

  private static func probabilities(_ probabilities: StanceProbabilities) -> JSONValue {
    .object([
      ("supported", .number(probabilities.supported)),
      ("refuted", .number(probabilities.refuted)),
      ("notEnoughEvidence", .number(probabilities.notEnoughEvidence)),
    ])
  }

  private static func facet(_ facet: Facet) -> JSONValue {
    .object([
      ("kind", .string(facet.kind.rawValue)),
      ("claim", .string(facet.claim)),
      ("evidence", .string(facet.evidence)),
      ("agrees", .bool(facet.agrees)),
    ])
  }

  private static func unaddressed(_ facet: UnaddressedFacet) -> JSONValue {
    .object([("kind", .string(facet.kind.rawValue)), ("claim", .string(facet.claim))])
  }

  private static func reason(_ reason: Explanation.Reason) -> JSONValue {
    .object([
      ("text", .string(reason.text)),
      ("value", reason.value.map { .number($0) } ?? .null),
      ("children", .array(reason.children.map(Self.reason))),
    ])
  }

  private static func attribution(_ attribution: Attribution) -> JSONValue {
    .object([
      ("speaker", .string(attribution.speaker)), ("verb", .string(attribution.verb)),
      ("date", date(attribution.date)), ("place", .text(attribution.place)),
    ])
  }

  private static func resolution(_ resolution: Resolution) -> JSONValue {
    .object([("original", .string(resolution.original)), ("replacement", .string(resolution.replacement))])
  }

  private static func entity(_ entity: ClaimEntity) -> JSONValue {
    .object([
      ("kind", .string(entity.kind.rawValue)), ("name", .string(entity.name)),
      ("article", .text(entity.article)),
    ])
  }

  private static func time(_ time: ClaimTime) -> JSONValue {
    .object([
      ("text", .string(time.text)), ("first", date(time.first)), ("last", date(time.last)),
      ("isInferred", .bool(time.isInferred)),
    ])
  }

  private static func quantity(_ quantity: ClaimQuantity) -> JSONValue {
    .object([
      ("text", .string(quantity.text)), ("value", .number(quantity.value)),
      ("upper", quantity.upper.map { .number($0) } ?? .null), ("unit", .text(quantity.unit)),
      ("bound", .string(quantity.bound.rawValue)),
    ])
  }

  private static func ambiguity(_ ambiguity: Ambiguity) -> JSONValue {
    .object([
      ("words", .string(ambiguity.words)), ("candidates", .array(ambiguity.candidates.map { .string($0) })),
    ])
  }
}
