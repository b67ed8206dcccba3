import AssayCore
import AssayText

/// What the last sentences spoke of, for the pronouns and bare descriptions that the tables by name leave open.
///
/// The nearest sentence that speaks of something fitting decides, its subject before the rest. Where two fit alike, the
/// words stay.
struct Discourse {
  /// One sentence's referents.
  private struct Unit {
    var sentence: Int
    var paragraph: Int
    var referents: [Referent]
  }

  private static let memory = 3
  private var units: [Unit] = []
  /// Descriptions that tell a thing from others of its noun, each once, by noun.
  private var described: [String: [String]] = [:]
  private static let mostDescriptions = 4
  private static let mostNouns = 4_000

  /// Takes in a sentence for those that follow.
  mutating func remember(_ line: ArticleReading.Line, _ referents: [Referent], subject: String?) {
    var referents = referents
    // "It" as subject goes on speaking of the same.
    if let subject, !referents.contains(where: { $0.role == .subject }), let same = known(subject) {
      var same = same
      same.role = .subject
      same.position = 0
      referents.insert(same, at: 0)
    }
    units.append(
      Unit(sentence: line.sentence.index, paragraph: line.sentence.paragraph, referents: referents))
    if units.count > Self.memory { units.removeFirst() }
    for referent in referents where !referent.isNamed && referent.isDescribed && !referent.isPlural {
      guard described[referent.head] != nil || described.count < Self.mostNouns else { continue }
      if described[referent.head, default: []].contains(referent.words) { continue }
      if described[referent.head, default: []].count < Self.mostDescriptions {
        described[referent.head, default: []].append(referent.words)
      }
    }
  }

  private func known(_ words: String) -> Referent? {
    units.reversed().lazy.flatMap(\.referents).first { $0.words == words || "\($0.words)".hasSuffix(words) }
  }

  /// The words for a description such as "the market" where the article told which one.
  func description(_ noun: String) -> String? {
    guard let known = described[noun], known.count == 1 else { return nil }
    return known[0]
  }

  /// What a pronoun at `position` of the sentence may mean; nil where it is not plain.
  ///
  /// - Parameters:
  ///   - here: what the same sentence spoke of before the pronoun, outside the claim.
  ///   - fits: whether a referent can be meant at all.
  ///   - prefersSpeaker: whether the pronoun says something, as the last speaker did.
  func antecedent(
    here: [Referent], paragraph: Int, prefersSpeaker: Bool, isSubject: Bool, fits: (Referent) -> Bool
  ) -> Referent? {
    if let choice = Self.choice(here.filter(fits), prefersSpeaker, prefersUnique: !isSubject) {
      return choice.referent
    }
    for (distance, unit) in units.reversed().enumerated() {
      let isNear = unit.paragraph == paragraph || distance == 0
      guard isNear else { return nil }
      if let choice = Self.choice(unit.referents.filter(fits), prefersSpeaker, prefersUnique: !isSubject) {
        return choice.referent
      }
    }
    return nil
  }

  /// A thing without a name is meant for sure only as the subject, or, by a pronoun that is none, as subject or object.
  private static func isOpen(_ referent: Referent, _ prefersUnique: Bool) -> Bool {
    guard !referent.isPerson, !referent.isNamed else { return false }
    // Several things that are the only ones spoken of: "cranes … They were paid for".
    if referent.isPlural { return false }
    return prefersUnique ? referent.role == .other : referent.role != .subject
  }

  private struct Choice {
    /// Nil where several fit alike.
    var referent: Referent?
  }

  private static func choice(_ fitting: [Referent], _ prefersSpeaker: Bool, prefersUnique: Bool = false)
    -> Choice?
  {
    var distinct: [Referent] = []
    for referent in fitting where !distinct.contains(where: { $0.words == referent.words }) {
      distinct.append(referent)
    }
    guard !distinct.isEmpty else { return nil }
    if distinct.count == 1 {
      return Choice(
        referent: isOpen(distinct[0], prefersUnique)
          ? nil : distinct[0])
    }
    let speakers = distinct.filter(\.isSpeaker)
    if prefersSpeaker, speakers.count == 1 { return Choice(referent: speakers[0]) }
    let isAboutPersons = distinct.allSatisfy(\.isPerson)
    let subjects = distinct.filter { $0.role == .subject }
    // Of two persons either may be meant; of two things the subject.
    if isAboutPersons { return Choice(referent: nil) }
    if subjects.count == 1, !prefersUnique { return Choice(referent: subjects[0]) }
    // Of a subject and what is only mentioned beside it, the subject is what the text goes on about.
    if subjects.count == 1, distinct.allSatisfy({ $0.role == .other || $0 == subjects[0] }) {
      return Choice(referent: subjects[0])
    }
    return Choice(referent: nil)
  }
}
