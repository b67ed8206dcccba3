import AssayCore
import AssayText

/// Tells what kind of statement a sentence or claim is, from its words.
enum KindRules {
  /// What rules know about a statement.
  struct Evidence {
    var tokens: [SentenceToken]
    var text: String
    var attribution: Attribution?
    /// From the check-worthiness model.
    var probability: Double
  }

  static func kind(of evidence: Evidence) -> ClaimKind {
    let tokens = evidence.tokens
    if isQuestion(tokens) { return .question }
    if isInstruction(tokens) { return .instruction }
    let groups = VerbGroup.all(in: tokens)
    // What the writer says of himself is no report of what somebody said.
    if let attribution = evidence.attribution, !["i", "we"].contains(attribution.speaker.lowercased()) {
      let quoted = tokens.count { $0.isQuoted && $0.isWord }
      return quoted >= 2 ? .quotation : .attribution
    }
    if isPrediction(tokens, groups) { return .prediction }
    if isOpinion(tokens, groups, evidence) { return .opinion }
    if tokens.count(where: { $0.isQuoted && $0.isWord }) >= 4 { return .quotation }
    return factualKind(tokens, groups, evidence.text)
  }

  private static func isQuestion(_ tokens: [SentenceToken]) -> Bool {
    guard let last = tokens.last(where: { !$0.isBracketed }) else { return false }
    return last.text == "?"
      || (last.isQuoted && tokens.dropLast().last?.text == "?" && tokens.first?.isQuoted == true)
  }

  private static let imperatives: Set<String> = [
    "read", "click", "see", "verify", "subscribe", "follow", "share", "sign", "watch", "listen", "download",
    "visit",
    "contact", "check", "join", "donate", "send", "learn", "register", "remember", "imagine", "consider",
    "note", "do",
    "don't", "don’t", "please", "let", "let's", "let’s", "call", "write", "try", "make", "keep", "get",
  ]

  private static func isInstruction(_ tokens: [SentenceToken]) -> Bool {
    guard let first = tokens.first, !first.isQuoted, imperatives.contains(first.lower), tokens.count > 1
    else { return false }
    // "Watch groups said": a noun with a verb behind it is no command.
    let second = tokens[1]
    let takesObject =
      WordClasses.determiners.contains(second.lower) || WordClasses.prepositions.contains(second.lower)
      || WordClasses.objectPronouns.contains(second.lower)
      || ["not", "here", "up", "more", "sure", "us"].contains(second.lower)
      || first.lower == "please" || first.lower.hasPrefix("don") && first.lower != "donate"
      || first.lower.hasPrefix("let")
    return takesObject
  }

  private static func isPrediction(_ tokens: [SentenceToken], _ groups: [VerbGroup]) -> Bool {
    guard let first = groups.first(where: { $0.range.lowerBound >= SentenceOpening.length(tokens) }) else {
      return false
    }
    let auxiliary = tokens[first.range.lowerBound].lower
    if ["will", "shall", "won't", "won’t"].contains(auxiliary) { return !isPlan(tokens, first) }
    // "May not leave the country": a ban, no guess.
    let banned: Set<String> = [
      "leave", "enter", "travel", "work", "publish", "vote", "return", "contact", "practise", "practice",
      "drive", "sell",
    ]
    if auxiliary == "may", first.isNegated, banned.contains(tokens[first.main].lower) { return false }
    if ["may", "might"].contains(auxiliary) {
      return !tokens.contains { $0.lower == "law" || $0.lower == "under" }
    }
    if auxiliary == "could", !(first.range.upperBound < tokens.count && tokens[first.main].lower == "have") {
      return true
    }
    let rest = tokens[first.main...].prefix(4).map(\.lower)
    if ["expected", "likely", "set", "poised", "bound", "forecast", "predicted", "projected"].contains(
      where: rest.contains), rest.contains("to") || rest.contains("that")
    {
      return WordClasses.be.contains(auxiliary)
    }
    return rest.contains("going") && rest.contains("to")
  }

  /// "Rents will rise by 5 per cent from April", "The company will close its plant in Bodø": what is decided can be looked up,
  /// where it is put in figures or somebody named does it, and nobody guesses or promises.
  private static func isPlan(_ tokens: [SentenceToken], _ verb: VerbGroup) -> Bool {
    let guesses: Set<String> = [
      "surely", "probably", "likely", "perhaps", "maybe", "hopefully", "never", "soon", "one", "day", "i",
      "we", "you",
      "promise", "eventually", "certainly", "always", "if", "unless", "who", "what", "need",
    ]
    guard tokens.allSatisfy({ $0.isOpen }), !tokens.contains(where: { guesses.contains($0.lower) }) else {
      return false
    }
    let main = tokens[verb.main].lower
    guard main != "will", main != "be" else { return false }
    let isCounted = tokens.contains { $0.isNumber && !$0.isDate }
    let subject = tokens[..<verb.range.lowerBound]
    let isNamed = subject.contains {
      $0.nameKind == .organisation || $0.nameKind == .other || $0.nameKind == .person
    }
    return isCounted || isNamed && !verb.isPassive && !verb.isNegated
  }

  private static let judging: Set<String> = [
    "disgrace", "disgraceful", "shame", "shameful", "terrible", "horrible", "wonderful", "great", "awful",
    "brilliant",
    "beautiful", "ugly", "unacceptable", "outrageous", "absurd", "ridiculous", "alarming", "troubling",
    "worrying",
    "disturbing", "deplorable", "admirable", "regrettable", "unfortunate", "tragic", "scandal", "scandalous",
    "sad",
    "best", "worst", "cynical", "cruel", "brave", "courageous", "heroic", "stupid", "foolish", "wise",
    "right", "wrong",
    "fair", "unfair", "unjust", "ominous", "chilling", "inexcusable", "hypocritical", "farce", "mockery",
    "travesty",
    "inspiring", "remarkable", "impressive", "disappointing", "important", "interesting", "nonsense",
    "essential", "vital", "bleak", "gloomy", "grim", "holy", "promising",
    "crucial", "obvious", "clear", "time", "pointless", "lovely", "delicious", "charming", "lie",
  ]

  private static func isOpinion(_ tokens: [SentenceToken], _ groups: [VerbGroup], _ evidence: Evidence)
    -> Bool
  {
    let open = tokens.filter(\.isOpen)
    guard let first = groups.first else {
      return !hasAnchor(tokens, evidence.text) && evidence.probability < 0.5
    }
    if isUnknown(open) || !hasAnchor(tokens, evidence.text) && isMaxim(open) { return true }
    let auxiliary = tokens[first.range.lowerBound].lower
    if ["should", "ought"].contains(auxiliary), !hasLawWord(Array(tokens[..<first.range.lowerBound])) {
      return true
    }
    if auxiliary == "must", !hasAnchor(tokens, evidence.text), !isProcedure(tokens, first) { return true }
    let lead = open.first?.lower ?? ""
    if ["i", "we"].contains(lead), Clause.isSaying(tokens[first.main]) || evidence.probability < 0.4 {
      return true
    }
    let isCopula =
      WordClasses.be.contains(tokens[first.main].lower)
      || ["seems", "seem", "looks", "feels"].contains(auxiliary)
    if isCopula, !tokens.contains(where: \.isNumber) {
      // "Clear Rivers" is a name.
      let complement = tokens[(first.main + 1)...].prefix(6).filter { $0.isOpen && !$0.isCapitalised }
      let inverted = tokens[..<first.range.lowerBound].prefix(4)
      if complement.contains(where: { judging.contains($0.lower) }) { return true }
      // "Perhaps most alarming is the new law."
      if inverted.contains(where: { judging.contains($0.lower) }),
        inverted.last.map({ judging.contains($0.lower) }) ?? false
      {
        return true
      }
    }
    // The model may speak only where nothing can be looked up and the writer speaks for himself.
    let isPersonal =
      open.contains { ["i", "we", "you", "our", "my", "your", "us"].contains($0.lower) }
      || open.last?.text == "!"
    return isPersonal && !hasAnchor(tokens, evidence.text) && evidence.probability < 0.4
  }

  /// "Parliament must elect a speaker": what a rule has an institution do, not what the writer wants of it.
  private static func isProcedure(_ tokens: [SentenceToken], _ verb: VerbGroup) -> Bool {
    let steps: Set<String> = [
      "elect", "convene", "appoint", "vote", "approve", "ratify", "publish", "register", "notify", "submit",
      "disclose", "nominate", "sign",
    ]
    return VerbLexicon.base(tokens[verb.main].lower).map(steps.contains) ?? false
      && !tokens.contains { ["now", "finally", "immediately", "once", "at"].contains($0.lower) }
  }

  /// "It remains to be seen whether", "what came of it is anyone's guess": that nobody knows is no fact to look up.
  private static func isUnknown(_ open: [SentenceToken]) -> Bool {
    let words = open.map { $0.lower.replacing("’", with: "'") }.joined(separator: " ")
    return [
      "it remains to be seen", "is anyone 's guess", "is anyone's guess", "is anybody's guess",
      "time will tell",
      "it is too early to say", "it is hard to say", "it is anyone's",
    ].contains { words.contains($0) }
  }

  /// A saying about things in general, not about any of them: "Silence is no answer", "Workers deserve better", "A town that
  /// forgets is a town that dies".
  private static func isMaxim(_ open: [SentenceToken]) -> Bool {
    guard let verb = VerbGroup.all(in: open).first, verb.range.lowerBound > 0, !verb.isModal, !verb.isPassive,
      open.allSatisfy({ $0.name == nil }),
      !open.contains(where: { ["because", "since", "compared"].contains($0.lower) })
    else { return false }
    let subject = open[..<verb.range.lowerBound]
    let main = open[verb.main].lower
    let lead = subject.first?.lower ?? ""
    if ["deserve", "deserves"].contains(main) { return true }
    let isBare =
      subject.count <= 3 && !WordClasses.determiners.contains(lead)
      && !WordClasses.subjectPronouns.contains(lead)
      && !WordClasses.prepositions.contains(lead) && !["there", "here", "nobody", "no"].contains(lead)
    let isPresent =
      ["is", "are", "does", "do"].contains(open[verb.range.lowerBound].lower)
    if isBare, isPresent, WordClasses.be.contains(main) || ["not", "n't"].contains(main) {
      let complement = open[(verb.main + 1)...].prefix(3).map(\.lower)
      let isDenied = verb.isNegated || complement.contains("not") || complement.first == "no"
      if isDenied, complement.contains(where: { ["a", "an", "no", "the"].contains($0) }) { return true }
    }
    if isBare, isPresent, verb.isNegated, open.contains(where: { $0.lower == "always" }) { return true }
    // "A country that … is a country that".
    return ["a", "an"].contains(lead) && subject.count > 2 && isSame(open, subject[1].lower)
  }

  private static func isSame(_ open: [SentenceToken], _ noun: String) -> Bool {
    open.indices.dropFirst(3).contains { index in
      open[index].lower == noun && index > 2 && ["a", "an"].contains(open[index - 1].lower)
        && ["is", "was"].contains(open[index - 2].lower)
    }
  }

  static func hasLawWord(_ tokens: [SentenceToken]) -> Bool {
    tokens.contains {
      [
        "law", "laws", "rules", "code", "act", "regulations", "legislation", "ban", "decree", "bill",
        "violations",
        "offenders", "penalties", "registry", "register",
      ].contains(
        $0.lower)
    }
  }

  /// Whether something in the statement can be looked up: a name, a number, a date, a law.
  static func hasAnchor(_ tokens: [SentenceToken], _ text: String) -> Bool {
    tokens.contains { $0.isDate || $0.isNumber || ($0.nameKind != nil && $0.nameKind != .other) }
      || hasLawWord(tokens)
      || tokens.contains {
        [
          "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds",
          "thousands",
        ].contains($0.lower)
      }
  }
}
