import AssayCore
import AssayText

/// Joins what the model says about a passage with what the facets say, into one assessment.
struct PassageJudge: Sendable {
  let operatingPoint: OperatingPoint
  let weights: FacetWeights

  /// What the model says about the parts of a passage, and which words are those that decide.
  struct Reading: Sendable {
    /// The deciding words, within the document.
    var quote: Quote
    /// The model's probabilities for the passage.
    var probabilities: StanceProbabilities
  }

  /// - Parameter isGiven: whether the passage was given for the claim, not found by a search.
  func judge(
    _ claim: TextAnalysis, _ retrieved: RetrievedPassage, _ reading: Reading, isGiven: Bool = false
  ) -> Assessment {
    let passage = retrieved.passage
    let reference = passage.document.published
    let quoted = Self.focus(of: reading.quote, on: claim, reference: reference)
    let context = TextAnalysis(
      [passage.document.title, passage.text].compactMap(\.self).joined(separator: ". "), reference: reference)
    let comparison = FacetComparison.compare(claim: claim, evidence: quoted, context: context)
    let alignment = Alignment(claim: claim, evidence: quoted, context: context)
    let model = reading.probabilities

    let signals = weights.traced(
      FacetSignals(comparison, alignment, isForeign: Self.isForeign(passage.text)))
    let probabilities = FacetWeights.apply(signals, to: model)
    let stance = stance(probabilities, comparison, alignment, isGiven: isGiven)
    return Assessment(
      passage: passage, stance: stance, probabilities: probabilities, modelProbabilities: model,
      facets: comparison.facets,
      unaddressed: isGiven ? comparison.unaddressed.filter { $0.kind != .name } : comparison.unaddressed,
      signals: signals,
      quote: reading.quote, retrievalScore: retrieved.score)
  }

  /// Whether a text is clearly not in English, the language the models were trained on.
  private static func isForeign(_ text: String) -> Bool {
    guard let language = LanguageIdentifier().identify(text) else { return false }
    return language.code != "en" && language.probability >= 0.6
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

  /// The stance that the probabilities and the comparisons allow together.
  ///
  /// A facet that differs vetoes support, whatever the model says. About the same event it also refutes, from a lower
  /// probability on than the model alone would need.
  /// What a search found has to name the claim's subject, and to refute a claim that names nobody it has to speak of the same
  /// event in so many words; a text that was given for the claim may say "she".
  private func stance(
    _ probabilities: StanceProbabilities, _ comparison: FacetComparison, _ alignment: Alignment, isGiven: Bool
  ) -> Stance {
    guard alignment.sharesSubject || isGiven else { return .neutral }
    let contradicts = !comparison.contradictions.isEmpty
    if contradicts, alignment.isSameEvent, probabilities.refuted >= operatingPoint.refutedByFacet {
      return .refutes
    }
    let isAboutIt = alignment.sharesAllPersons && (alignment.namesSubject || alignment.isSameEvent)
    if probabilities.refuted >= operatingPoint.refuted, contradicts || isAboutIt || isGiven {
      return .refutes
    }
    guard alignment.isOfTheMatter || isGiven else { return .neutral }
    return probabilities.supported >= operatingPoint.supported && comparison.differences.isEmpty
      ? .supports : .neutral
  }
}
