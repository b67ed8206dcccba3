public import AssayCore

/// Says in a short sentence for the ear what a check found about a statement.
///
/// It speaks of the statement and of sources, never of a person: names, quoted words and what was done to somebody are
/// not repeated, it is only said that they differ. What counts as one source is what is independent: copies of one text
/// and texts of one publisher are one.
public struct NoteWriter: Sendable {
  /// More notes on one sentence would bury it.
  static let maximumPerSentence = 2
  /// Longer values are not said.
  static let longestValue = 60

  /// Makes a writer.
  public init() {}

  /// Notes on the refuted and the contested claims of a report, in reading order.
  public func notes(on report: Report) -> [SpokenNote] {
    var notes: [SpokenNote] = []
    for checked in report.claims {
      guard let decision = checked.decision, let text = text(for: decision) else { continue }
      let sentence = checked.claim.sentence.index
      let before = notes.filter { $0.sentence == sentence }
      guard before.count < Self.maximumPerSentence, !before.contains(where: { $0.text == text }) else {
        continue
      }
      notes.append(
        SpokenNote(
          sentence: sentence, text: text, claim: checked.claim.id, verdict: decision.verdict.rawValue))
    }
    return notes.enumerated().sorted { ($0.element.sentence, $0.offset) < ($1.element.sentence, $1.offset) }
      .map(\.element)
  }

  /// What is said about a claim; nil where its verdict calls for no remark.
  public func text(for decision: Decision) -> String? {
    switch decision.verdict {
    case .refuted: "This is disputed: \(objection(decision.evidence.filter { $0.stance == .refutes }))."
    case .conflicting: "Sources disagree on this: \(disagreement(decision.evidence))."
    case .supported, .notEnoughEvidence, .notCheckable: nil
    }
  }

  /// What the refuting passages say.
  private func objection(_ refuting: [Assessment]) -> String {
    guard let facet = refuting.lazy.compactMap(Self.difference).first else {
      let many = Self.independent(refuting)
      return "\(Self.sources(many)) \(many > 1 ? "contradict" : "contradicts") it"
    }
    let alike = refuting.filter { passage in
      passage.facets.contains {
        !$0.agrees && $0.kind == facet.kind && $0.evidence.lowercased() == facet.evidence.lowercased()
      }
    }
    let count = Self.independent(alike)
    let who = Self.sources(count)
    let gives = count > 1 ? "give" : "gives"
    guard Self.isSayable(facet) else {
      return switch facet.kind {
      case .name: "\(who) \(gives) another name"
      case .quote: "\(who) \(gives) the quoted words differently"
      case .negation: "\(who) \(count > 1 ? "say" : "says") the opposite"
      case .modality: "\(who) \(count > 1 ? "differ" : "differs") on whether it happened or was only said"
      case .outcome: "\(who) \(gives) another outcome"
      default: "\(who) \(gives) another \(Self.word(facet.kind))"
      }
    }
    return "\(who) \(count > 1 ? "say" : "says") \(facet.evidence), where the article says \(facet.claim)"
  }

  private func disagreement(_ evidence: [Assessment]) -> String {
    let facets = evidence.filter { $0.stance == .refutes }.compactMap(Self.difference)
    guard let facet = facets.first(where: Self.isSayable) else {
      return "some support it, others contradict it"
    }
    return "one says \(facet.claim), another says \(facet.evidence)"
  }

  private static func difference(_ assessment: Assessment) -> Facet? {
    let differing = assessment.facets.filter { !$0.agrees }
    return differing.first(where: isSayable) ?? differing.first
  }

  /// Whether both values are short and no words about a person.
  private static func isSayable(_ facet: Facet) -> Bool {
    guard [.date, .duration, .number, .money, .place, .law].contains(facet.kind) else { return false }
    return [facet.claim, facet.evidence].allSatisfy { value in
      !value.isEmpty && value.count <= longestValue && !value.contains(where: \.isNewline)
        && value.hasWords
    }
  }

  /// How many sources are independent of each other.
  private static func independent(_ assessments: [Assessment]) -> Int {
    Set(
      assessments.map { assessment in
        let origin = assessment.passage.document
        return origin.owner ?? origin.source ?? origin.group ?? origin.id
      }
    ).count
  }

  private static func sources(_ count: Int) -> String {
    count > 1 ? "\(NumberWords.cardinal(count)) sources" : "one source"
  }

  private static func word(_ kind: Facet.Kind) -> String {
    switch kind {
    case .date: "date"
    case .duration: "duration"
    case .money: "amount"
    case .place: "place"
    case .law: "law"
    default: "number"
    }
  }
}
