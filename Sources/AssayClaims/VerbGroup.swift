/// A finite verb with its auxiliaries: "was stripped", "has been widely viewed", "raided".
struct VerbGroup: Hashable {
  /// The tokens from the first auxiliary or the verb to the verb.
  var range: Range<Int>
  /// The verb that carries the meaning, or the auxiliary where it stands alone.
  var main: Int
  /// Whether the verb is a past participle after a form of "be".
  var isPassive: Bool
  /// Whether it holds a negation.
  var isNegated: Bool
  /// Whether it begins with a modal such as "could".
  var isModal: Bool
  /// Whether it is a lone form that could also be a participle: "raided", "held".
  var isAmbiguous: Bool

  /// The finite verb groups among the open tokens, from left to right.
  ///
  /// A guess from forms and neighbours: where a form can be something else, the neighbours must speak for a verb.
  static func all(in tokens: [SentenceToken], orPlainForm: Bool = true) -> [VerbGroup] {
    var groups: [VerbGroup] = []
    var index = 0
    while index < tokens.count {
      if tokens[index].isOpen, tokens[index].isWord, let group = group(in: tokens, at: index) {
        groups.append(group)
        index = group.range.upperBound
      } else {
        index += 1
      }
    }
    let kept = withoutReduced(groups, tokens)
    return kept.isEmpty && orPlainForm ? plainForm(tokens).map { [$0] } ?? [] : kept
  }

  private static func group(in tokens: [SentenceToken], at start: Int) -> VerbGroup? {
    let lower = tokens[start].lower
    let isModal = WordClasses.modals.contains(lower)
    if isModal || WordClasses.finiteAuxiliaries.contains(lower) {
      if isModal, isNounUse(tokens, start) { return nil }
      return auxiliaryGroup(in: tokens, at: start, isModal: isModal)
    }
    guard !tokens[start].isCapitalised || start == 0 else { return nil }
    let forms = VerbLexicon.forms(lower)
    guard isFinite(tokens, start, forms) else { return nil }
    return VerbGroup(
      range: start..<start + 1, main: start, isPassive: false, isNegated: false, isModal: false,
      isAmbiguous: forms.contains(.past) && forms.contains(.participle) && !neverReduced.contains(lower))
  }

  /// Past forms that never stand for "who was …": always finite.
  static let neverReduced: Set<String> = [
    "remained", "appeared", "seemed", "happened", "occurred", "died", "arrived", "emerged", "existed",
    "stayed", "lasted",
    "belonged", "depended", "resigned", "disappeared", "insisted", "warned", "argued", "added", "agreed",
    "decided",
    "denied", "refused", "wanted", "tried", "followed", "faced", "responded", "replied", "complained",
    "protested",
    "had", "said", "sailed", "worked", "lived", "failed", "flourished", "competed", "grew", "reappeared",
    "resurfaced", "vanished", "emigrated", "perished", "fainted", "hesitated",
  ]

  /// "Will" and "may" as names or months.
  private static func isNounUse(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    tokens[index].isCapitalised && index > 0
      || index > 0 && WordClasses.determiners.contains(tokens[index - 1].lower)
        && !WordClasses.subjectPronouns.contains(tokens[index - 1].lower)
  }

  private static func auxiliaryGroup(in tokens: [SentenceToken], at start: Int, isModal: Bool) -> VerbGroup? {
    var index = start
    var main = start
    var isNegated =
      tokens[start].lower.contains("n't") || tokens[start].lower.contains("n’t")
      || tokens[start].lower == "cannot"
    var afterBe = WordClasses.be.contains(tokens[start].lower)
    var isPassive = false
    index += 1
    while index < tokens.count, tokens[index].isWord, tokens[index].isOpen {
      let lower = tokens[index].lower
      if WordClasses.negations.contains(lower), lower != "no", lower != "few", lower != "little",
        lower != "without"
      {
        isNegated = true
        index += 1
        continue
      }
      if WordClasses.nonFiniteAuxiliaries.contains(lower) {
        afterBe = true
        main = index
        index += 1
        continue
      }
      if isAdverb(lower) {
        index += 1
        continue
      }
      let forms = VerbLexicon.forms(lower)
      let isHave = ["has", "have", "had", "hasn't", "hadn't", "haven't"].contains(tokens[main].lower)
      let takesBase =
        isModal
        || ["do", "does", "did", "didn't", "doesn't", "don't", "didn’t", "doesn’t", "don’t"].contains(
          tokens[start].lower)
      if (afterBe || isHave), forms.contains(.participle) {
        isPassive = afterBe
        main = index
      } else if afterBe, forms.contains(.gerund) {
        main = index
      } else if takesBase, !afterBe,
        forms.contains(.base) || lower == "have" || lower == "be" || lower == "do"
      {
        main = index
        if lower == "have" || lower == "be" {
          index += 1
          continue
        }
      }
      break
    }
    return VerbGroup(
      range: start..<main + 1, main: main, isPassive: isPassive, isNegated: isNegated, isModal: isModal,
      isAmbiguous: false)
  }

  static func isAdverb(_ lower: String) -> Bool {
    (lower.hasSuffix("ly") && lower.count > 4 && lower != "family" && lower != "assembly" && lower != "supply"
      && lower != "reply")
      || [
        "also", "still", "already", "since", "then", "now", "again", "soon", "later", "just", "even", "ever",
        "all", "both", "so", "too", "themselves", "itself", "once", "only",
      ].contains(lower)
  }

  private static func isFinite(_ tokens: [SentenceToken], _ index: Int, _ forms: VerbLexicon.Forms) -> Bool {
    let previous = index > 0 ? tokens[index - 1] : nil
    var before = previous?.lower ?? ""
    // "On politically motivated charges": the preposition counts, not the adverb.
    if before.hasSuffix("ly"), index > 1, WordClasses.prepositions.contains(tokens[index - 2].lower) {
      before = tokens[index - 2].lower
    }
    if tokens[index].text.contains("-") { return false }
    if forms.contains(.past) {
      if let previous, previous.isPossessive { return false }
      if WordClasses.determiners.contains(before), !WordClasses.subjectPronouns.contains(before),
        before != "all", before != "both"
      {
        return false
      }
      if !forms.contains(.participle) {
        return !WordClasses.prepositions.contains(before) || before == "since"
      }
      if WordClasses.prepositions.contains(before) || before == "newly" || before == "so-called" {
        return false
      }
      let next = index + 1 < tokens.count ? tokens[index + 1].lower : ""
      // "Written by the editor", but "dropped by a third".
      if next == "by", !isAmount(tokens, index + 2) { return false }
      if previous == nil || (previous?.isWord == false && previous?.text != ",") && index == 0 {
        return false
      }
      return true
    }
    if forms.contains(.third) {
      guard let previous, previous.isWord || previous.text == "," || previous.isQuoted else { return false }
      if previous.isPossessive || WordClasses.prepositions.contains(before) { return false }
      // "To submit accounts": the object of a plain form.
      let earlier = VerbLexicon.forms(before)
      if earlier.contains(.base), index > 1,
        tokens[index - 2].lower == "to" || tokens[index - 2].lower == "and"
      {
        return false
      }
      if WordClasses.determiners.contains(before), !["this", "that", "each"].contains(before) {
        return false
      }
      if forms.contains(.noun) {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        let opensObject =
          WordClasses.determiners.contains(next.lower) || WordClasses.objectPronouns.contains(next.lower)
          || next.isQuoted
        return opensObject && !before.hasSuffix("s")
      }
      return true
    }
    if forms.contains(.base), let previous {
      // A plain form is finite only behind a plural subject: "experts warn", "organisations report".
      let isPlural =
        (before.hasSuffix("s") && !before.hasSuffix("ss") && previous.isWord && !previous.isPossessive)
        || ["they", "we", "people", "who", "women", "men", "children", "police"].contains(before)
        || before == "which" && index > 2 && tokens[index - 2].text == ","
          && Clause.isPlural([tokens[index - 3]]) == true
      guard isPlural, index + 1 < tokens.count else { return false }
      let next = tokens[index + 1].lower
      // "Subscribers risk up to 30 days".
      let isBound =
        index + 2 < tokens.count && next == "up" && tokens[index + 2].lower == "to"
        || index + 2 < tokens.count && next == "at" && ["least", "most"].contains(tokens[index + 2].lower)
      let opens =
        WordClasses.determiners.contains(next) || next == "that" || tokens[index + 1].isQuoted || isBound
      return forms.contains(.noun)
        ? opens : opens || WordClasses.prepositions.contains(next) || tokens[index + 1].isWord
    }
    return false
  }

  private static func isAmount(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    let lower = tokens[index].lower
    return tokens[index].isNumber || WordClasses.numberWords.contains(lower)
      || ["more", "less", "nearly", "half", "almost", "up", "roughly", "around"].contains(lower)
      || ["€", "$", "£"].contains(tokens[index].text)
  }

  /// Where nothing else is finite, the first form that can be no noun: "Rules effective January 2026 require …"; and
  /// where there is none, the first that can be a verb: "The law bans plastic bags".
  private static func plainForm(_ tokens: [SentenceToken]) -> VerbGroup? {
    var second: Int?
    for index in tokens.indices.dropFirst()
    where tokens[index].isOpen && tokens[index].isWord && !tokens[index].isCapitalised {
      let forms = VerbLexicon.forms(tokens[index].lower)
      let before = tokens[index - 1].lower
      guard !forms.isDisjoint(with: [.base, .third]), !WordClasses.prepositions.contains(before),
        !WordClasses.determiners.contains(before), !WordClasses.modals.contains(before),
        !tokens[index - 1].isPossessive, tokens[index - 1].isWord, before != "and"
      else { continue }
      if !forms.contains(.noun) { return lone(index) }
      let hasObject = index + 1 < tokens.count && tokens[index + 1].isWord && tokens[index + 1].lower != "of"
      if second == nil, forms.contains(.third), hasObject { second = index }
    }
    return second.map(lone)
  }

  private static func lone(_ index: Int) -> VerbGroup {
    VerbGroup(
      range: index..<index + 1, main: index, isPassive: false, isNegated: false, isModal: false,
      isAmbiguous: false)
  }

  /// Leaves out participles that only look finite: "journalists detained in Almaty were released".
  private static func withoutReduced(_ groups: [VerbGroup], _ tokens: [SentenceToken]) -> [VerbGroup] {
    var kept: [VerbGroup] = []
    for (position, group) in groups.enumerated() {
      if group.isAmbiguous, let last = kept.last, !divides(tokens, last, group), !isSaying(tokens, last) {
        // "Have detained two men accused of …", "remained imprisoned".
        continue
      }
      if group.isAmbiguous, position + 1 < groups.count, !isSaying(tokens, group),
        !takesObject(tokens, group),
        !divides(tokens, group, groups[position + 1]),
        group.range.upperBound < groups[position + 1].range.lowerBound
      {
        continue
      }
      kept.append(group)
    }
    return kept
  }

  private static func isSaying(_ tokens: [SentenceToken], _ group: VerbGroup) -> Bool {
    VerbLexicon.base(tokens[group.main].lower).map(WordClasses.sayingBases.contains) ?? false
  }

  /// Whether an object follows, so that the form is active: "raided the offices".
  private static func takesObject(_ tokens: [SentenceToken], _ group: VerbGroup) -> Bool {
    guard group.range.upperBound < tokens.count else { return false }
    let next = tokens[group.range.upperBound]
    return WordClasses.determiners.contains(next.lower) || WordClasses.objectPronouns.contains(next.lower)
      || (next.name != nil && !next.isDate)
  }

  /// Whether something between two verbs shows that each has a clause of its own.
  private static func divides(_ tokens: [SentenceToken], _ left: VerbGroup, _ right: VerbGroup) -> Bool {
    tokens[left.range.upperBound..<right.range.lowerBound].contains {
      ["and", "but", "or", ",", ";", ":", "–", "—"].contains($0.lower)
        || WordClasses.relatives.contains($0.lower)
        || WordClasses.subordinators.contains($0.lower)
    }
  }
}
