import AssayCore
import AssayText

/// Joins what the model says about a passage with what the facets say, into one assessment.
struct PassageJudge: Sendable {
  let operatingPoint: OperatingPoint

  /// What the model says about the parts of a passage, and which words are those that decide.
  struct Reading: Sendable {
    /// The deciding words, within the document.
    var quote: Quote
    /// The model's probabilities for the passage or, where a sentence alone is clearer, for that sentence.
    var probabilities: StanceProbabilities
  }

  /// Below this probability that a passage decides nothing, the model holds it to speak of the claim's matter.
  private static let relevance = 0.65

  func judge(_ claim: TextAnalysis, _ retrieved: RetrievedPassage, _ reading: Reading) -> Assessment {
    let passage = retrieved.passage
    let reference = passage.document.published
    let quoted = Self.focus(of: reading.quote, on: claim, reference: reference)
    let context = TextAnalysis(
      [passage.document.title, passage.text].compactMap(\.self).joined(separator: ". "), reference: reference)
    let comparison = FacetComparison.compare(claim: claim, evidence: quoted, context: context)
    let alignment = Alignment(claim: claim, evidence: quoted, context: context)
    let model = reading.probabilities

    var probabilities = model
    var stance = Stance.neutral
    if !comparison.contradictions.isEmpty {
      (stance, probabilities) = contradicted(model, alignment, comparison)
    } else {
      probabilities = agreed(model, alignment, comparison)
      if probabilities.supported >= operatingPoint.supported, alignment.sharesSubject {
        stance = .supports
      } else if probabilities.refuted >= operatingPoint.refuted, alignment.sharesSubject,
        alignment.sharesAllPersons
      {
        stance = .refutes
      }
    }
    return Assessment(
      passage: passage, stance: stance, probabilities: probabilities, modelProbabilities: model,
      facets: comparison.facets, unaddressed: comparison.unaddressed, quote: reading.quote,
      retrievalScore: retrieved.score)
  }

  /// Of a quote of several sentences, the one that speaks of the claim's event: its dates and numbers are compared, while
  /// those of the others belong to something else.
  private static func focus(of quote: Quote, on claim: TextAnalysis, reference: PartialDate?) -> TextAnalysis
  {
    let sentences = SentenceSplitter().sentences(in: quote.text).map {
      TextAnalysis(quote.text.text(in: $0), reference: reference)
    }
    guard sentences.count > 1 else { return TextAnalysis(quote.text, reference: reference) }
    let best = sentences.enumerated().max { one, other in
      let left = Alignment.overlap(claim, one.element)
      let right = Alignment.overlap(claim, other.element)
      return (left, -one.offset) < (right, -other.offset)
    }
    return best?.element ?? TextAnalysis(quote.text, reference: reference)
  }

  /// Nothing differs.
  ///
  /// Where the passage is about the same event and a date, a number or the like agrees, refutation is
  /// unlikely: its odds against support go down by a fixed factor, twice that where more than one agrees.
  private func agreed(
    _ model: StanceProbabilities, _ alignment: Alignment, _ comparison: FacetComparison
  ) -> StanceProbabilities {
    let telling = comparison.facets.count { $0.agrees && Self.telling.contains($0.kind) }
    let isOfTheMatter = alignment.isSameEvent || alignment.matter >= 0.4
    guard telling > 0, alignment.sharesSubject, isOfTheMatter, model.supported > 0 else { return model }
    let decided = model.supported + model.refuted
    let odds = model.refuted / model.supported / (telling > 1 ? Self.agreements : Self.agreement)
    return StanceProbabilities(
      supported: decided / (1 + odds), refuted: decided * odds / (1 + odds),
      notEnoughEvidence: model.notEnoughEvidence)
  }

  private static let telling: Set<Facet.Kind> = [
    .date, .duration, .number, .money, .law, .quote, .outcome, .name,
  ]
  private static let agreement = 4.0
  private static let agreements = 8.0

  /// A facet differs.
  ///
  /// Where the passage is about the same event, that refutes; elsewhere it only vetoes support.
  private func contradicted(
    _ model: StanceProbabilities, _ alignment: Alignment, _ comparison: FacetComparison
  ) -> (Stance, StanceProbabilities) {
    let speaksOfIt = model.notEnoughEvidence < Self.relevance
    if alignment.isSameEvent, speaksOfIt {
      // The model often reads a changed date or number as support: what it gives to support belongs to refutation.
      let moved = StanceProbabilities(
        supported: model.supported * 0.1, refuted: model.refuted + model.supported * 0.9,
        notEnoughEvidence: model.notEnoughEvidence)
      return (.refutes, moved)
    }
    let vetoed = StanceProbabilities(
      supported: model.supported * 0.2, refuted: model.refuted,
      notEnoughEvidence: model.notEnoughEvidence + model.supported * 0.8)
    let refutesAlone = model.refuted >= operatingPoint.refuted && alignment.sharesSubject
    return (refutesAlone ? .refutes : .neutral, vetoed)
  }
}
