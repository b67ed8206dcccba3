/// Whether what a cut leaves is whole: a last look at the edges that the rules made, whichever rule it was.
enum WholeParts {
  /// - Parameter original: the sentence before the cut; what already ended so there is not held against a part.
  static func are(_ parts: [[SentenceToken]], of original: [SentenceToken]) -> Bool {
    parts.allSatisfy { isWhole($0, original) }
  }

  private static func isWhole(_ part: [SentenceToken], _ original: [SentenceToken]) -> Bool {
    guard let first = part.first, let last = part.last else { return false }
    // "Them the site had reported": a pronoun in the form of an object begins no sentence.
    if first.isOpen, ["them", "him", "us", "me", "whom"].contains(first.lower) { return false }
    guard last.span != original.last(where: \.isWord)?.span else { return true }
    return !hasOpenEnd(part)
  }

  /// "Rose to 3.5 per cent, and in the south", "four were beaten and one, the photographer Jo Berg": what opens the next
  /// statement is left at the end.
  private static func hasOpenEnd(_ part: [SentenceToken]) -> Bool {
    guard
      let joint = part.indices.dropFirst(2).last(where: {
        ["and", "but"].contains(part[$0].lower) && part[$0].isOpen && part[$0].name == nil
          && $0 + 1 < part.count
      }), joint + 1 < part.count
    else { return false }
    var tail = Array(part[(joint + 1)...])
    // "And in the south, where many are young": a clause of the place is no statement about what follows.
    if let comma = tail.indices.dropFirst().dropLast().first(where: {
      tail[$0].text == "," && tail[$0].isOpen
    }),
      WordClasses.relatives.contains(tail[comma + 1].lower) || tail[comma + 1].lower == "where",
      !tail[(comma + 1)...].contains(where: { $0.text == "," && $0.isOpen })
    {
      tail = Array(tail[..<comma])
    }
    guard VerbGroup.all(in: [.inserted("it")] + tail, orPlainForm: false).isEmpty else { return false }
    if CountedNoun.isCount(tail[0]) || tail[0].lower == "one", tail.count > 2, tail[1].text == "," {
      return true
    }
    let opensPhrase =
      part[joint - 1].text == "," && WordClasses.prepositions.contains(tail[0].lower) && tail[0].lower != "to"
    // "In Oral, in Aktau, and in Poti" is a list.
    return opensPhrase && !part[..<joint].contains { $0.lower == tail[0].lower && $0.isOpen }
  }
}
