import AssayCore
import AssayText

/// How clearly a piece of evidence speaks of the same subject and the same event as a claim.
///
/// A facet that differs means nothing when the evidence is about something else: another raid in another month is no
/// contradiction. Only an aligned piece of evidence may contradict.
struct Alignment: Sendable {
  /// The share of the claim's event words that the evidence has, 0 to 1.
  let event: Double
  /// The share of the claim's event words that the passage with its title has, 0 to 1.
  let matter: Double
  /// Whether the claim names a person, organisation or place.
  let namesSubject: Bool
  /// Whether a person, organisation or place of the claim is in the evidence; true where the claim names none.
  let sharesSubject: Bool
  /// Whether every person of the claim is in the evidence.
  let sharesAllPersons: Bool

  /// Compares a claim with evidence; `context` adds the words around the evidence (title, neighbouring sentences),
  /// which may name the subject that the evidence itself calls "she" or "the outlet".
  init(claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis) {
    event = Self.overlap(claim, evidence)
    matter = Self.overlap(claim, context)
    let subjects = claim.names.filter { $0.kind == .person || $0.kind == .organisation }
    let anchors = subjects.isEmpty ? claim.names.filter { $0.kind == .place } : subjects
    namesSubject = !anchors.isEmpty
    sharesSubject = anchors.isEmpty || anchors.contains { NameFacets.isNamed($0, in: context) }
    sharesAllPersons = claim.names.filter { $0.kind == .person }.allSatisfy {
      NameFacets.isNamed($0, in: context)
    }
  }

  /// Clear enough for a differing facet to count as a contradiction.
  ///
  /// A claim that names nobody ("a higher court upheld the ruling") could be about many events: its words alone must do.
  var isSameEvent: Bool {
    guard namesSubject else { return event >= 0.6 }
    return sharesSubject && (event >= 0.45 || (event >= 0.2 && matter >= 0.5))
  }

  /// Clear enough for a passage that a search found to support the claim.
  ///
  /// A claim that names nobody has only its words to tell what it is about: a passage with hardly any of them, such as one
  /// that shares a year, is about something else, whatever the model makes of it.
  var isOfTheMatter: Bool { namesSubject ? sharesSubject : matter >= 0.3 }

  /// The share of the claim's event words, or words for the same, that a text has; 0 where the claim has none.
  static func overlap(_ claim: TextAnalysis, _ text: TextAnalysis) -> Double {
    guard !claim.content.isEmpty else { return 0 }
    let found = claim.content.count { text.words.contains($0) || Synonyms.share($0, with: text.words) }
    return Double(found) / Double(claim.content.count)
  }
}
