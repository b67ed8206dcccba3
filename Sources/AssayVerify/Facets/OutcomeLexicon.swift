import AssayText

/// Outcomes that news reports, grouped in axes on which one excludes the others.
enum OutcomeLexicon {
  /// One question with answers that exclude each other.
  struct Axis: Sendable {
    /// For each answer, the phrases that give it, as stems.
    let outcomes: [[[String]]]

    init(_ outcomes: [[String]]) {
      self.outcomes = outcomes.map { phrases in
        phrases.map { phrase in phrase.split(separator: " ").map { Words.stem(String($0)) } }
      }
    }

    /// The answers that a text gives and does not negate, in order of the axis, each once.
    func found(in text: TextAnalysis) -> [(outcome: Int, words: String)] {
      outcomes.indices.compactMap { outcome in
        for phrase in outcomes[outcome] {
          if let words = occurrence(of: phrase, in: text) { return (outcome, words) }
        }
        return nil
      }
    }

    private func occurrence(of phrase: [String], in text: TextAnalysis) -> String? {
      guard phrase.count <= text.stems.count else { return nil }
      for start in 0...(text.stems.count - phrase.count)
      where text.stems[start..<(start + phrase.count)].elementsEqual(phrase) {
        if NegationFacets.isDenied(at: start, in: text) { continue }
        // Who declined to comment has not fallen.
        let end = start + phrase.count
        if end < text.lowercased.count, text.lowercased[end] == "to",
          text.lowercased[end - 1].hasPrefix("declin")
        {
          continue
        }
        return text.tokens[start..<(start + phrase.count)].map(\.text).joined(separator: " ")
      }
      return nil
    }
  }

  static let axes: [Axis] = [
    Axis([
      ["house arrest"],
      [
        "pre-trial detention", "pretrial detention", "remanded in custody", "prison", "jailed", "imprisoned",
        "behind bars",
      ],
      ["released on bail"],
      ["travel ban"],
    ]),
    Axis([["fined", "fine"], ["jailed", "sentenced to prison", "imprisoned"], ["warned", "cautioned"]]),
    Axis([["convicted", "found guilty"], ["acquitted", "cleared of", "found not guilty"]]),
    Axis([["upheld", "upholds"], ["overturned", "quashed", "annulled"]]),
    Axis([
      ["approved", "adopted", "passed", "backed"],
      ["rejected", "voted down", "blocked the bill", "turned down"],
    ]),
    Axis([["signed"], ["vetoed"]]),
    Axis([
      ["rose", "risen", "increased", "grew", "climbed"],
      ["fell", "fallen", "decreased", "declined", "dropped"],
    ]),
    Axis([
      ["stripped", "revoked", "disbarred"],
      ["reinstated", "restored", "kept his licence", "kept her licence"],
    ]),
    Axis([["behind closed doors", "closed to the public"], ["open to the public", "in open court"]]),
    Axis([["unanimously"], ["narrowly"]]),
    Axis([["in person"], ["in absentia"]]),
    Axis([
      ["denied entry", "denied access", "barred from"], ["allowed entry", "admitted", "granted access"],
    ]),
    Axis([["condemned", "criticised", "criticized", "denounced"], ["welcomed", "praised", "hailed"]]),
    Axis([["mandatory", "compulsory", "obligatory"], ["voluntary", "optional"]]),
    Axis([
      ["public registry", "made public", "publicly available"],
      ["confidential", "kept secret", "classified"],
    ]),
  ]
}
