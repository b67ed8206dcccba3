import AssayCore

/// Makes one verdict of all assessed passages.
///
/// Support must cover what the claim says: dates, numbers, names. A contradiction stands unless another document,
/// independent of it, states the very thing that it contradicts. Then credible sources disagree, and that is the verdict.
struct DecisionRule: Sendable {
  let operatingPoint: OperatingPoint

  /// A verdict with the passages it rests on.
  struct Outcome: Sendable {
    var verdict: Verdict
    var confidence: Double
    var probabilities: StanceProbabilities
    /// The deciding passages, strongest first.
    var deciding: [Assessment]
    /// What support would have had to cover and did not.
    var uncovered: [UnaddressedFacet]
  }

  func decide(_ assessments: [Assessment]) -> Outcome {
    let supports = strongestFirst(assessments.filter { $0.stance == .supports })
    let refutes = strongestFirst(assessments.filter { $0.stance == .refutes })
    let uncovered = uncovered(by: supports, all: assessments)
    let standing = refutes.filter { !isOutweighed($0, by: supports) }
    var opposing = supports.filter { support in standing.contains { opposes(support, $0) } }
    if opposing.isEmpty { opposing = strongestFirst(leaning(assessments, against: standing)) }

    if standing.isEmpty {
      guard let best = supports.first, uncovered.isEmpty else {
        return undecided(assessments, uncovered: supports.isEmpty ? [] : uncovered)
      }
      let probability = pooled(independent(supports).map(\.probabilities.supported))
      return Outcome(
        verdict: .supported, confidence: probability,
        probabilities: spread(supported: probability, from: best.probabilities), deciding: supports,
        uncovered: [])
    }
    if let support = opposing.first, let refuter = standing.first {
      let confidence = min(support.probabilities.supported, refuter.probabilities.refuted)
      let rest = max(0, 1 - support.probabilities.supported - refuter.probabilities.refuted)
      let total = support.probabilities.supported + refuter.probabilities.refuted + rest
      return Outcome(
        verdict: .conflicting, confidence: confidence,
        probabilities: StanceProbabilities(
          supported: support.probabilities.supported / total, refuted: refuter.probabilities.refuted / total,
          notEnoughEvidence: rest / total),
        deciding: interleaved(opposing, standing), uncovered: [])
    }
    let probability = pooled(independent(standing).map(\.probabilities.refuted))
    return Outcome(
      verdict: .refuted, confidence: probability,
      probabilities: spread(refuted: probability, from: standing[0].probabilities), deciding: standing,
      uncovered: [])
  }

  /// Passages about the matter that fall short of support alone, but name who it is about and state the very thing that each
  /// refutation disputes.
  ///
  /// "The case dates from 18 August", where another document says 18 July: one date stands against the other, and nothing is
  /// refuted.
  private func leaning(_ assessments: [Assessment], against refuters: [Assessment]) -> [Assessment] {
    assessments.filter { one in
      one.stance == .neutral && one.probabilities.notEnoughEvidence < 0.5 && one.facets.allSatisfy(\.agrees)
        && one.facets.contains { $0.kind == .name }
        && refuters.allSatisfy { refuter in
          refuter.facets.contains { !$0.agrees } && opposes(one, refuter)
        }
    }
    .map { one in
      var one = one
      one.stance = .supports
      return one
    }
  }

  private func undecided(_ assessments: [Assessment], uncovered: [UnaddressedFacet]) -> Outcome {
    let open = StanceProbabilities(supported: 0, refuted: 0, notEnoughEvidence: 1)
    let nearest = assessments.map(\.probabilities).min { $0.notEnoughEvidence < $1.notEnoughEvidence } ?? open
    return Outcome(
      verdict: .notEnoughEvidence, confidence: nearest.notEnoughEvidence, probabilities: nearest,
      deciding: [], uncovered: uncovered)
  }

  /// Dates, numbers and the like that no supporting passage speaks of.
  ///
  /// A passage that supports the event and another from the same document that gives its date cover the claim
  /// together.
  private func uncovered(by supports: [Assessment], all: [Assessment]) -> [UnaddressedFacet] {
    guard let first = supports.first else { return [] }
    let documents = Set(supports.map(\.passage.document.id))
    let speaking = all.filter { documents.contains($0.passage.document.id) }
    let agreed = Set(
      speaking.flatMap(\.facets).filter(\.agrees).map { UnaddressedFacet(kind: $0.kind, claim: $0.claim) })
    return first.unaddressed.filter { facet in
      Self.mustBeCovered.contains(facet.kind) && !agreed.contains(facet)
        && supports.allSatisfy { $0.unaddressed.contains(facet) }
    }
  }

  private static let mustBeCovered: Set<Facet.Kind> = [
    .date, .duration, .number, .money, .law, .quote, .name,
  ]

  /// Whether support disposes of a refutation: the support covers every facet, and the refutation either names none and
  /// is the less sure of the two, or speaks of an event of another year.
  private func isOutweighed(_ refuter: Assessment, by supports: [Assessment]) -> Bool {
    let disputed = refuter.facets.filter { !$0.agrees }
    guard disputed.allSatisfy(\.isOfAnotherYear) else { return false }
    return supports.contains { support in
      support.unaddressed.allSatisfy { !Self.mustBeCovered.contains($0.kind) }
        && (!disputed.isEmpty || support.probabilities.supported >= refuter.probabilities.refuted)
    }
  }

  /// Whether a support and a refutation disagree on the same thing, independently of each other.
  private func opposes(_ support: Assessment, _ refuter: Assessment) -> Bool {
    guard support.passage.document.id != refuter.passage.document.id else { return false }
    let disputed = refuter.facets.filter { !$0.agrees }
    return disputed.allSatisfy { facet in
      support.facets.contains { $0.agrees && $0.kind == facet.kind && $0.claim == facet.claim }
    }
  }

  private func strongestFirst(_ assessments: [Assessment]) -> [Assessment] {
    assessments.enumerated()
      .sorted { ($0.element.probability, -$0.offset) > ($1.element.probability, -$1.offset) }
      .map(\.element)
  }

  /// The strongest assessment of each independent source; copies of one text and texts of one owner count once.
  private func independent(_ assessments: [Assessment]) -> [Assessment] {
    Independence.groups(assessments.map(\.passage.document)).compactMap { $0.first.map { assessments[$0] } }
  }

  /// The strongest probability, raised a little by each further independent source that agrees.
  ///
  /// Sources are seldom independent enough to multiply their doubts, so each further one takes away a
  /// quarter of the doubt that is left at most.
  private func pooled(_ probabilities: [Double]) -> Double {
    guard let strongest = probabilities.max() else { return 0 }
    let further = probabilities.sorted(by: >).dropFirst().prefix(3)
    return min(0.99, further.reduce(strongest) { sum, next in sum + (1 - sum) * 0.25 * next })
  }

  private func spread(supported: Double, from one: StanceProbabilities) -> StanceProbabilities {
    let rest = one.refuted + one.notEnoughEvidence
    let share = rest > 0 ? (1 - supported) / rest : 0
    return StanceProbabilities(
      supported: supported, refuted: one.refuted * share, notEnoughEvidence: one.notEnoughEvidence * share)
  }

  private func spread(refuted: Double, from one: StanceProbabilities) -> StanceProbabilities {
    let rest = one.supported + one.notEnoughEvidence
    let share = rest > 0 ? (1 - refuted) / rest : 0
    return StanceProbabilities(
      supported: one.supported * share, refuted: refuted, notEnoughEvidence: one.notEnoughEvidence * share)
  }

  private func interleaved(_ one: [Assessment], _ other: [Assessment]) -> [Assessment] {
    (0..<max(one.count, other.count)).flatMap { index in
      [index < one.count ? one[index] : nil, index < other.count ? other[index] : nil].compactMap(\.self)
    }
  }
}
