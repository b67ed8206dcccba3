import AssayCore

/// A checked claim prepared for a reader: its number, its mark, and its evidence in two heaps.
package struct ClaimView {
  /// Position among the report's claims, counted from 1.
  package let number: Int
  package let checked: CheckedClaim
  package let mark: Mark
  /// What the verdict rests on, strongest first; empty where nothing decided.
  package let deciding: [EvidenceView]
  /// Every other judged passage.
  package let others: [EvidenceView]

  /// The claims of a report in order.
  package static func all(of report: Report) -> [ClaimView] {
    report.claims.enumerated().map {
      ClaimView($0.element, number: $0.offset + 1, articleDate: report.article.published)
    }
  }

  package init(_ checked: CheckedClaim, number: Int, articleDate: PartialDate?) {
    self.number = number
    self.checked = checked
    mark = Mark(checked)
    let made = checked.claim.asOf ?? articleDate
    let evidence = checked.decision?.evidence.map { EvidenceView($0, claimMade: made) } ?? []
    let mark = mark
    // A decision puts its deciding passages first, so they are the head whose stance fits the verdict.
    let head = evidence.prefix { view in
      switch (mark, view.assessment.stance) {
      case (.supported, .supports), (.refuted, .refutes), (.conflicting, .supports), (.conflicting, .refutes):
        true
      default: false
      }
    }
    deciding = Array(head)
    others = Array(evidence.dropFirst(head.count))
  }

  package var claim: Claim { checked.claim }
  package var decision: Decision? { checked.decision }
  package var failure: StepFailure? {
    if case .failed(let failure) = checked.outcome { failure } else { nil }
  }

  /// The deciding passages that a reader sees at once; both sides where sources disagree.
  package func shown(_ limit: Int) -> [EvidenceView] {
    Array(deciding.prefix(mark == .conflicting ? max(2, limit) : limit))
  }

  /// "Refuted, very high confidence, 97%"; where nothing was weighed, the mark alone.
  package var verdictWords: String {
    confidenceWords.map { "\(mark.words), \($0)" } ?? mark.words
  }

  /// "very high confidence, 97%", where there was evidence to weigh.
  package var confidenceWords: String? {
    guard let decision, mark.wasChecked, !decision.evidence.isEmpty else { return nil }
    return Wording.confidence(decision.confidence)
  }

  /// The sentence or two that say why.
  package var explanation: String {
    if let failure {
      return "There is no verdict: \(Wording.step(failure.step)) failed. \(CleanText.line(failure.message))"
    }
    return CleanText.line(decision?.explanation.summary ?? "")
  }

  /// "Already checked: Lamp Checks rated “…” as “False” (6 May 2024)." for each earlier fact check, with its address.
  package var earlier: [(text: String, address: WebAddress?)] {
    checked.earlier.map { match in
      let by = match.document.source.map(CleanText.line) ?? "an earlier fact check"
      let claim = CleanText.line(match.factCheck?.claim ?? match.text, limit: 300)
      let rating = match.factCheck?.rating.map { " as “\(CleanText.line($0, limit: 80))”" } ?? ""
      let date = match.document.published.map { " (\(DateWords.words($0)))" } ?? ""
      return ("Already checked: \(by) rated “\(claim)”\(rating)\(date).", WebAddress(match.document.url))
    }
  }

  /// What is missing, where nothing decides.
  ///
  /// A provider that was not asked or failed is part of it: what it may know was not looked at.
  package var missing: String? {
    let text = decision?.explanation.missing.map { CleanText.line($0) }
    let gaps = mark == .notEnoughEvidence ? SearchWords.gaps(checked.searches) : nil
    let parts = [text, gaps].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// How many independent sources the verdict rests on; nil where nothing decided or a source is not known.
  package var independentSources: Int? {
    deciding.isEmpty ? nil : Independence.knownCount(deciding.map(\.origin))
  }

  /// Whether a reader is left with a question.
  package var isOpen: Bool { mark == .notEnoughEvidence || mark == .conflicting || mark == .failed }
}

/// A judged passage prepared for a reader.
package struct EvidenceView {
  package let assessment: Assessment
  package let age: EvidenceAge
  /// The address, where it may be a link.
  package let address: WebAddress?

  package init(_ assessment: Assessment, claimMade: PartialDate?) {
    self.assessment = assessment
    age = EvidenceAge(document: assessment.passage.document.published, claimMade: claimMade)
    address = WebAddress(assessment.passage.document.url)
  }

  package var origin: Passage.Origin { assessment.passage.document }
  package var quote: String { CleanText.line(assessment.quote.text) }

  /// The headline, or the identifier where there is none.
  package var title: String {
    let title = CleanText.line(origin.title ?? "")
    return title.isEmpty ? CleanText.line(origin.id) : title
  }

  /// Who published it, where known.
  package var source: String? {
    guard let text = origin.source.map(CleanText.line), !text.isEmpty else { return nil }
    return text
  }

  /// What is on record of the source, as facts in words: "newspaper, Kazakhstan; owned by …"; nil without a card.
  var sourceFacts: String? { origin.card.flatMap(SourceFacts.words) }

  /// How its date stands to the article's, where there is something to say.
  package var ageLabel: String? { age.label(documentHasDate: origin.published != nil) }

  /// What the passage does to the claim, as in "This passage supports the claim (93%)".
  package var stanceSentence: String {
    let probability = Wording.percent(assessment.probability)
    return "This passage \(Wording.stance(assessment.stance)) the claim (\(probability))."
  }

  /// "supports, 93%".
  package var stanceWords: String {
    "\(Wording.stance(assessment.stance)), \(Wording.percent(assessment.probability))"
  }
}
