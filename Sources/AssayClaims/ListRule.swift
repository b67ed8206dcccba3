import AssayText

/// "More than 20 people remained imprisoned, including A and B": each of the persons named did too.
enum ListRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let including = tokens.indices.last(where: { isLead(tokens, $0) && tokens[$0].isOpen }),
      including > 3, tokens[including - 1].text == ","
    else { return nil }
    let main = Array(tokens[..<(including - 1)])
    let list = Array(tokens[(including + (tokens[including].lower == "among" ? 2 : 1))...])
    let groups = VerbGroup.all(in: main)
    guard groups.count == 1, let verb = groups.first, !verb.isNegated, !Clause.isNegative(main) else {
      return nil
    }
    let opening = SentenceOpening.length(main)
    guard opening < verb.range.lowerBound else { return nil }
    let subject = main[opening..<verb.range.lowerBound]
    guard Clause.startsWithSubject(Array(subject)) else { return nil }
    // The list must be of the subject: persons, and no other noun of persons behind the verb.
    guard let head = subject.last(where: { $0.isWord }), isPeople(head.lower), !subject.isEmpty else {
      return nil
    }
    guard !main[verb.range.upperBound...].contains(where: { isPeople($0.lower) }) else { return nil }
    if let parts = counted(main, opening, verb, Array(subject), list) { return parts }
    guard VerbGroup.all(in: list).isEmpty, let members = members(list), !members.isEmpty else { return nil }
    var predicate = Array(main[verb.range.lowerBound...])
    let singular = ["were": "was", "are": "is", "have": "has"][predicate[0].lower]
    if let singular {
      predicate[0].text = singular
      predicate[0].lower = singular
    } else if !VerbLexicon.forms(predicate[0].lower).contains(.past) {
      return nil
    }
    return [main] + members.map { Array(main[..<opening]) + $0 + predicate }
  }

  /// "Some 4,000 people used the bridge, including 600 pupils": some of those counted, without names.
  private static func counted(
    _ main: [SentenceToken], _ opening: Int, _ verb: VerbGroup, _ subject: [SentenceToken],
    _ list: [SentenceToken]
  ) -> [[SentenceToken]]? {
    guard subject.contains(where: CountedNoun.isCount), !verb.isModal,
      !list.contains(where: { $0.text == "," && $0.isOpen }), let members = ObjectListRule.members(list),
      let together = VerbLexicon.base(main[verb.main].lower), !SharedNounsRule.collective.contains(together)
    else { return nil }
    var facts: [[SentenceToken]] = []
    for member in members {
      var predicate = Array(main[verb.range.lowerBound...])
      if ["a", "an", "one"].contains(member[0].lower) {
        let singular = ["were": "was", "are": "is", "have": "has", "had": "had", "was": "was"]
        let isPast = VerbLexicon.forms(predicate[0].lower).contains(.past)
        guard isPast || singular[predicate[0].lower] != nil else { return nil }
        if let form = singular[predicate[0].lower] { predicate[0] = .inserted(form) }
      }
      var member = member
      member[0].isSpaced = true
      facts.append(Array(main[..<opening]) + member + predicate)
    }
    return [main] + facts
  }

  private static func isLead(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    tokens[index].lower == "including"
      || (tokens[index].lower == "among" && index + 2 < tokens.count && tokens[index + 1].lower == "them")
  }

  private static func isPeople(_ lower: String) -> Bool {
    ["people", "individuals", "persons", "men", "women", "children"].contains(lower)
      || PersonNouns.isPlural(lower)
  }

  /// The persons of the list, each with the words of calling before the name; nil unless every member is one.
  private static func members(_ list: [SentenceToken]) -> [[SentenceToken]]? {
    var members: [[SentenceToken]] = []
    var current: [SentenceToken] = []
    func close() -> Bool {
      guard let name = current.last, name.nameKind == .person, let id = name.name else { return false }
      let start = current.firstIndex { $0.name == id } ?? 0
      guard current[start...].allSatisfy({ $0.name == id }), current.count - start >= 2 else { return false }
      let words = Array(current[..<start])
      guard words.allSatisfy({ $0.isWord && $0.isOpen && $0.name == nil }), words.count <= 6 else {
        return false
      }
      if let last = words.last?.lower.split(separator: "-").last.map(String.init), PersonNouns.isPlural(last)
      {
        members.append(Array(current[start...]))
      } else {
        members.append((words.isEmpty ? [] : words) + current[start...])
      }
      current = []
      return true
    }
    for token in list {
      if token.isOpen, token.text == "," || token.lower == "and" {
        if current.isEmpty { continue }
        if !close() { return nil }
      } else {
        current.append(token)
      }
    }
    return close() ? members : nil
  }
}
