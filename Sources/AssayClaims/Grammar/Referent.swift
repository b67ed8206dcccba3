import AssayCore
import AssayText

/// Something that a sentence speaks of and that a later word may mean.
struct Referent: Hashable {
  enum Role: Int {
    case subject, object, other
  }

  /// The words that can stand for it in another sentence: "Belmar Lines", "the night market".
  var words: String
  /// The noun it is called by, in small letters; empty for a bare name.
  var head: String
  var isPlural: Bool
  var isPerson: Bool
  var isPlace: Bool
  var isNamed: Bool
  var isFemale: Bool?
  var role: Role
  /// Whether it is who says something here.
  var isSpeaker: Bool
  /// Where it begins in its sentence.
  var position: Int
  /// Whether words besides the noun tell it from others of its kind.
  var isDescribed: Bool
}

/// Finds what a sentence speaks of.
struct ReferentFinder {
  let reading: ArticleReading
  let line: ArticleReading.Line
  let sentence: ParsedSentence

  func referents() -> [Referent] {
    var found: [Referent] = []
    var names: Set<Int> = []
    for word in sentence.tokens.indices {
      guard let referent = referent(word, &names) else { continue }
      // "About Open Rivers: Open Rivers has …": named again as the subject, it is the subject.
      if let same = found.firstIndex(where: { $0.isNamed && $0.words == referent.words }) {
        if referent.role == .subject { found[same].role = .subject }
        continue
      }
      found.append(referent)
    }
    return found + pairs(found)
  }

  /// "The activists Nurlan Qasymov and Dina Heide": the persons that "and" joins are several.
  private func pairs(_ found: [Referent]) -> [Referent] {
    let tokens = sentence.tokens
    var pairs: [Referent] = []
    for and in tokens.indices.dropFirst().dropLast()
    where tokens[and].lower == "and" && tokens[and].isOpen && tokens[and - 1].nameKind == .person
      && tokens[and + 1].nameKind == .person
    {
      guard let left = tokens[and - 1].name, let right = tokens[and + 1].name,
        line.names.indices.contains(left),
        line.names.indices.contains(right)
      else { continue }
      let start = tokens[..<and].lastIndex { $0.name != left } ?? -1
      // A list of three or more is more than the last two.
      if start >= 0, tokens[start].text == "," || tokens[start].lower == "and" { continue }
      let names = [left, right].map { reading.fullName(line.names[$0]) ?? line.names[$0].text }
      let position = tokens[start + 1].span?.start ?? 0
      let role = found.first { $0.words == names[0] }?.role ?? .other
      pairs.append(
        Referent(
          words: names.joined(separator: " and "), head: "", isPlural: true, isPerson: true, isPlace: false,
          isNamed: true,
          isFemale: nil, role: role, isSpeaker: false, position: position, isDescribed: true))
    }
    return pairs
  }

  private static let heads: Set<String> = [
    "nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "csubj", "parataxis", "xcomp", "ccomp", "appos",
    "dep", "dislocated",
  ]

  private func referent(_ word: Int, _ names: inout Set<Int>) -> Referent? {
    let token = sentence.tokens[word]
    let tree = sentence.tree
    guard token.isWord, token.isOpen, !token.isDate, tree.tags[word].hasPrefix("NN"),
      Self.heads.contains(String(tree.relation(word)))
    else { return nil }
    // What somebody is or is called is not spoken of apart: "is a baker", "Lind, a baker".
    if tree.child(of: word, "cop") != nil { return nil }
    if tree.labels[word] == "appos", token.name == nil { return nil }
    // "The mayor of Villemont, Hugues Delmas, …": the name alone stands for him.
    if token.name == nil, isNamedBehind(word) { return nil }
    if tree.labels[word] == "conj", tree.heads[word] >= 0, !tree.tags[tree.heads[word]].hasPrefix("NN") {
      return nil
    }
    let role = role(word)
    let isSpeaker =
      role == .subject && tree.heads[word] >= 0 && Clause.isSaying(sentence.tokens[tree.heads[word]])
    if let id = name(word), line.names.indices.contains(id) {
      let isNew = names.insert(id).inserted
      guard isNew || role == .subject else { return nil }
      return named(word, id, role, isSpeaker)
    }
    return described(word, role, isSpeaker)
  }

  private func isNamedBehind(_ word: Int) -> Bool {
    if sentence.tree.children[word].contains(where: {
      sentence.tree.labels[$0] == "appos" && sentence.tokens[$0].name != nil
    }) {
      return true
    }
    // "The activists Ann Lee and Ben Oz": the names behind are they.
    if word + 1 < sentence.tokens.count, sentence.tokens[word + 1].nameKind == .person { return true }
    let end = sentence.span(word).upperBound
    return word + 2 < sentence.tokens.count && sentence.isComma(word + 1)
      && sentence.tokens[word + 2].nameKind == .person && end > word
  }

  private func role(_ word: Int) -> Referent.Role {
    var word = word
    while sentence.tree.labels[word] == "conj" || sentence.tree.labels[word] == "appos",
      sentence.tree.heads[word] >= 0
    { word = sentence.tree.heads[word] }
    switch sentence.tree.relation(word) {
    case "nsubj": return isMain(sentence.tree.heads[word]) ? .subject : .other
    case "obj", "iobj": return .object
    default: return sentence.tree.labels[word] == "root" ? .subject : .other
    }
  }

  /// Whether the verb is that of the sentence, or joined to it, or what somebody says.
  private func isMain(_ verb: Int) -> Bool {
    var verb = verb
    var steps = 0
    while verb >= 0, steps < 8 {
      let label = sentence.tree.labels[verb]
      if label == "root" { return true }
      guard ["conj", "parataxis", "ccomp"].contains(label) else { return false }
      verb = sentence.tree.heads[verb]
      steps += 1
    }
    return false
  }

  /// The name that the word is, or that follows it: "the cargo ship Lady Ophelia".
  private func name(_ word: Int) -> Int? {
    if let id = sentence.tokens[word].name { return id }
    let next = word + 1
    guard next < sentence.tokens.count, let id = sentence.tokens[next].name, sentence.tokens[next].isOpen,
      sentence.tree.heads[next] == word || sentence.tree.heads[word] >= next
    else { return nil }
    return id
  }

  private func named(_ word: Int, _ id: Int, _ role: Referent.Role, _ isSpeaker: Bool) -> Referent {
    let mention = line.names[id]
    let full = reading.fullName(mention) ?? mention.text
    let isPerson = mention.kind == .person && !isThing(word, mention)
    let person = isPerson ? reading.persons.person(mention) : nil
    let first = sentence.tokens.firstIndex { $0.name == id } ?? word
    return Referent(
      words: isPerson ? full : reading.organisations.words(full), head: callingBefore(first), isPlural: false,
      isPerson: isPerson,
      isPlace: mention.kind == .place, isNamed: true, isFemale: person?.isFemale, role: role,
      isSpeaker: isSpeaker,
      position: sentence.tokens[first].span?.start ?? 0, isDescribed: true)
  }

  private func callingBefore(_ first: Int) -> String {
    guard first > 0, sentence.tokens[first - 1].name == nil, sentence.tree.tags[first - 1] == "NN" else {
      return ""
    }
    return sentence.tokens[first - 1].lower
  }

  /// "The cargo ship Lady Ophelia" bears a person's name.
  private func isThing(_ word: Int, _ mention: NameMention) -> Bool {
    let first = sentence.tokens.firstIndex { $0.name == sentence.tokens[word].name } ?? word
    let calling = callingBefore(first)
    return !calling.isEmpty && !PersonNouns.isCalling(calling) && first > 1
      && sentence.tokens[max(0, first - 4)..<first].contains { ["the", "a", "an"].contains($0.lower) }
  }

  private static let premodifiers: Set<String> = [
    "amod", "compound", "nummod", "det", "nmod:poss", "nmod", "nmod:unmarked", "nmod:desc", "obl:unmarked",
    "advmod", "det:predet", "punct", "goeswith", "flat",
  ]

  private func described(_ word: Int, _ role: Referent.Role, _ isSpeaker: Bool) -> Referent? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    let tag = tree.tags[word]
    let isPlural = tag == "NNS" || tag == "NNPS" || tokens[word].lower == "data"
    // "Two others": who they are, the word does not tell.
    if tokens[word].lower == "others" || tokens[word].lower == "rest" { return nil }
    var start = word
    while start > 0, tree.heads[start - 1] >= start - 1, isUnder(start - 1, word),
      Self.premodifiers.contains(tree.labels[start - 1])
        || isUnder(start - 1, word) && tree.heads[start - 1] != word,
      tokens[start - 1].isOpen, tree.labels[start - 1] != "case"
    { start -= 1 }
    // "Among them a photographer": what stands before the article is no part of it.
    if let article = (start..<word).last(where: { ["a", "an", "the"].contains(tokens[$0].lower) }) {
      start = article
    }
    guard word - start <= 7 else { return nil }
    var before = Array(tokens[start..<word])
    let lead = before.first?.lower ?? ""
    if ["no", "any", "each", "every", "another", "such", "what", "which", "this", "that", "these", "those"]
      .contains(lead)
    {
      return nil
    }
    let pronouns: Set<String> = ["its", "his", "her", "their", "our", "my", "your"]
    let isOwn = pronouns.contains(lead)
    if ["a", "an", "the"].contains(lead) || isOwn { before.removeFirst() }
    if before.contains(where: { pronouns.contains($0.lower) || $0.isDate || $0.text == "," }) { return nil }
    // "Ten years in prison" is how long, and nothing that does anything.
    if Self.measures.contains(token(word)) { return nil }
    let behind = phraseBehind(word)
    if isPlural {
      while let first = before.first,
        first.isNumber || WordClasses.numberWords.contains(first.lower)
          || ["more", "than", "fewer", "least", "most"].contains(first.lower)
      {
        before.removeFirst()
      }
    }
    // "One match fewer": a number tells not which one.
    if !isPlural { before.removeAll { WordClasses.numberWords.contains($0.lower) } }
    // A place or purpose behind tells which one; adjectives then only describe.
    if !behind.isEmpty { before.removeAll { token in isAdjective(token) } }
    var words = before + [tokens[word]] + behind
    guard !words.isEmpty, words.count <= 10 else { return nil }
    words[0].isSpaced = false
    if words[0].name == nil, words[0].span?.start == 0 { words[0].text = words[0].lower }
    let singular = isPlural ? Self.singular(tokens[word].lower) : tokens[word].lower
    let article = "the "
    let isPossessed = before.contains(where: \.isPossessive) && before.first?.name != nil
    return Referent(
      words: (isPossessed ? "" : article) + words.text, head: tokens[word].lower, isPlural: isPlural,
      isPerson: PersonNouns.all.contains(singular)
        || ["people", "men", "women", "children"].contains(tokens[word].lower), isPlace: false,
      isNamed: false,
      isFemale: PersonNouns.gender[singular], role: role, isSpeaker: isSpeaker,
      position: tokens[start].span?.start ?? 0,
      // "Weak demand from China" without an article is no certain thing.
      isDescribed: (["a", "an", "the"].contains(lead) || isOwn || isPossessed)
        && (before.contains { !$0.isNumber && $0.isWord && !$0.text.contains(where: \.isNumber) }
          || !behind.isEmpty)
    )
  }

  private func token(_ word: Int) -> String { sentence.tokens[word].lower }

  private static let measures: Set<String> = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes",
    "decade",
    "decades", "euro", "euros", "dollars", "pounds", "tenge", "roubles", "metres", "kilometres", "miles",
    "hectares", "tonnes",
    "kilograms", "cent", "percent", "degrees",
  ]

  private func isAdjective(_ token: SentenceToken) -> Bool {
    guard let index = sentence.tokens.firstIndex(where: { $0.span == token.span }) else { return false }
    return sentence.tree.labels[index] == "amod"
  }

  private func isUnder(_ word: Int, _ head: Int) -> Bool {
    var above = word
    for _ in 0..<4 {
      above = sentence.tree.heads[above]
      if above == head { return true }
      if above < 0 { return false }
    }
    return false
  }

  /// "Of the Drava", "to Kesiba": a short phrase right behind the noun that tells which one.
  private func phraseBehind(_ word: Int) -> [SentenceToken] {
    for child in sentence.tree.children[word] where child > word && sentence.tree.labels[child] == "nmod" {
      let span = sentence.span(child)
      guard span.lowerBound == word + 1, span.count <= 5,
        ["of", "to", "in", "at", "for", "on", "from"].contains(sentence.tokens[word + 1].lower),
        sentence.tokens[span].allSatisfy({
          $0.isOpen && $0.isWord && !$0.isDate && !$0.isNumber || $0.isPossessive
        }),
        !sentence.tokens[span].contains(where: {
          ["its", "his", "her", "their", "our", "my", "and", "this", "that", "it", "them"].contains($0.lower)
        })
      else { return [] }
      return Array(sentence.tokens[span])
    }
    return []
  }

  private static func singular(_ plural: String) -> String {
    if plural.hasSuffix("men") { return plural.dropLast(3) + "man" }
    if plural.hasSuffix("ies") { return plural.dropLast(3) + "y" }
    return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
  }
}
