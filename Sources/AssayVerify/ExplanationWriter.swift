import AssayCore

/// Puts a verdict into plain sentences: what agrees, what differs, what is missing, and who says so.
struct ExplanationWriter: Sendable {
  func explain(_ claim: Claim, _ outcome: DecisionRule.Outcome, assessed: [Assessment]) -> Explanation {
    switch outcome.verdict {
    case .supported: supported(outcome)
    case .refuted: refuted(outcome)
    case .conflicting: conflicting(outcome)
    case .notEnoughEvidence, .notCheckable: undecided(outcome, assessed: assessed)
    }
  }

  private func supported(_ outcome: DecisionRule.Outcome) -> Explanation {
    guard let best = outcome.deciding.first else { return Explanation(summary: "") }
    let agreed = phrases(best.facets.filter { $0.agrees && Self.isTelling($0.kind) })
    let detail = agreed.isEmpty ? "" : " It agrees on \(agreed)."
    return Explanation(
      summary: "\(name(best)) supports this.\(detail)\(company(outcome.deciding, says: "say so"))",
      reasons: outcome.deciding.map(reason))
  }

  private func refuted(_ outcome: DecisionRule.Outcome) -> Explanation {
    guard let best = outcome.deciding.first else { return Explanation(summary: "") }
    let differences = best.facets.filter { !$0.agrees }
    let summary =
      differences.isEmpty
      ? "\(name(best)) contradicts this."
      : "The claim says \(differences.map { "“\($0.claim)”" }.joined(separator: " and ")); \(name(best)) says "
        + "\(differences.map { "“\($0.evidence)”" }.joined(separator: " and "))."
    return Explanation(
      summary: summary + company(outcome.deciding, says: "contradict it"),
      reasons: outcome.deciding.map(reason))
  }

  /// How many stand behind a verdict: independent sources where all are known, else documents; nothing for one alone.
  private func company(_ deciding: [Assessment], says verb: String) -> String {
    var seen = Set<String>()
    let documents = deciding.map(\.passage.document).filter { seen.insert($0.id).inserted }
    guard documents.count > 1 else { return "" }
    switch Independence.knownCount(documents) {
    case nil: return " \(Self.number(documents.count)) documents \(verb)."
    case 1:
      return " \(Self.number(documents.count)) documents \(verb), but they are not independent of each other."
    case .some(let sources): return " \(Self.number(sources)) independent sources \(verb)."
    }
  }

  /// A number that begins a sentence.
  private static func number(_ number: Int) -> String {
    let words = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
    return (2...10).contains(number) ? words[number - 2] : String(number)
  }

  private func conflicting(_ outcome: DecisionRule.Outcome) -> Explanation {
    let supports = outcome.deciding.first { $0.stance == .supports }
    let refutes = outcome.deciding.first { $0.stance == .refutes }
    guard let supports, let refutes else { return Explanation(summary: "Sources disagree.") }
    let differences = refutes.facets.filter { !$0.agrees }
    let detail =
      differences.isEmpty
      ? "" : ": “\(differences[0].claim)” against “\(differences[0].evidence)”"
    return Explanation(
      summary: "Sources disagree\(detail). \(name(supports)) supports this; \(name(refutes)) contradicts it.",
      reasons: outcome.deciding.map(reason))
  }

  private func undecided(_ outcome: DecisionRule.Outcome, assessed: [Assessment]) -> Explanation {
    if assessed.isEmpty {
      return Explanation(
        summary: "No passage on this was found in the archive.",
        missing: "A document that speaks of this.")
    }
    if !outcome.uncovered.isEmpty {
      let missing = outcome.uncovered.map { "\(Self.word(for: $0.kind)) (“\($0.claim)”)" }.joined(
        separator: ", ")
      return Explanation(
        summary: "Passages support a part of this, but none confirms \(missing).",
        missing: "A passage that confirms \(missing).", reasons: assessed.prefix(3).map(reason))
    }
    if assessed.allSatisfy(isForeign) {
      return Explanation(
        summary: "The passages found are not in English, the only language this verifier was trained on.",
        missing: "A passage in English that states or denies this, or a reader of the passages' language.",
        reasons: assessed.prefix(3).map(reason))
    }
    let differing = assessed.first { !$0.facets.allSatisfy(\.agrees) && $0.stance == .neutral }
    let noted = differing.flatMap { assessment -> String? in
      guard let facet = assessment.facets.first(where: { !$0.agrees }),
        assessment.modelProbabilities.supported > 0.5
      else { return nil }
      return
        " The nearest passage says “\(facet.evidence)” where the claim says “\(facet.claim)”, "
        + (facet.isOfAnotherYear
          ? "so it speaks of another year’s event." : "but it may speak of another event.")
    }
    return Explanation(
      summary: "Passages on the subject were found, but none decides this.\(noted ?? "")",
      missing: "A passage that states or denies this.", reasons: assessed.prefix(3).map(reason))
  }

  private func reason(_ assessment: Assessment) -> Explanation.Reason {
    let verb =
      switch assessment.stance {
      case .supports: "supports"
      case .refutes: "refutes"
      case .neutral: "does not decide"
      }
    let children =
      [
        Explanation.Reason(
          "The model alone: support \(percent(assessment.modelProbabilities.supported)), refutation "
            + "\(percent(assessment.modelProbabilities.refuted)), undecided "
            + "\(percent(assessment.modelProbabilities.notEnoughEvidence)).")
      ]
      + assessment.facets.map { facet in
        Explanation.Reason(
          "\(Self.word(for: facet.kind)): “\(facet.claim)” \(facet.agrees ? "agrees with" : "differs from") "
            + "“\(facet.evidence)”\(facet.isOfAnotherYear ? ", an event of another year" : "").")
      }
      + assessment.unaddressed.map { facet in
        Explanation.Reason("\(Self.word(for: facet.kind)): “\(facet.claim)” is not spoken of.")
      }
      + (isForeign(assessment)
        ? [Explanation.Reason("The text is not in English: the model's word counts for less.")] : [])
    return Explanation.Reason(
      "\(name(assessment)) \(verb).", value: assessment.probability, children: children)
  }

  private func isForeign(_ assessment: Assessment) -> Bool {
    assessment.signals.contains { $0.name == FacetSignals.foreign && $0.value > 0 }
  }

  /// Who says it: the document's title with its source and date.
  private func name(_ assessment: Assessment) -> String {
    let origin = assessment.passage.document
    let title = origin.title.map { "“\($0)”" } ?? origin.source ?? origin.id
    let details = [origin.title == nil ? nil : origin.source, origin.published.map(Self.words)].compactMap(
      \.self
    ).joined(separator: ", ")
    return details.isEmpty ? title : "\(title) (\(details))"
  }

  /// A date as a reader says it: "2 December 2025".
  private static func words(_ date: PartialDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November",
      "December",
    ]
    return [date.day.map(String.init), date.month.map { months[$0 - 1] }, String(date.year)]
      .compactMap(\.self).joined(separator: " ")
  }

  private func phrases(_ facets: [Facet]) -> String {
    var seen = Set<String>()
    let parts = facets.map { "\(Self.word(for: $0.kind)) (“\($0.claim)”)" }.filter {
      seen.insert($0).inserted
    }
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func isTelling(_ kind: Facet.Kind) -> Bool { kind != .name && kind != .place }

  private static func word(for kind: Facet.Kind) -> String {
    switch kind {
    case .date: "the date"
    case .duration: "the duration"
    case .number: "the number"
    case .money: "the amount"
    case .name: "the name"
    case .place: "the place"
    case .law: "the law"
    case .quote: "the quoted words"
    case .negation: "what is denied"
    case .modality: "whether it happened or is only said"
    case .outcome: "the outcome"
    }
  }

  private func percent(_ probability: Double) -> String { "\(Int((probability * 100).rounded()))%" }
}
