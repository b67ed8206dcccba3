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
  static func all(in tokens: [SentenceToken]) -> [VerbGroup] {
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
    return kept.isEmpty ? plainForm(tokens).map { [$0] } ?? [] : kept
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
      isAmbiguous: forms.contains(.past) && forms.contains(.participle))
  }

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
    let before = previous?.lower ?? ""
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
      if next == "by" { return false }
      if previous == nil || (previous?.isWord == false && previous?.text != ",") && index == 0 {
        return false
      }
      return true
    }
    if forms.contains(.third) {
      guard let previous, previous.isWord || previous.text == "," || previous.isQuoted else { return false }
      if previous.isPossessive || WordClasses.prepositions.contains(before) { return false }
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
      guard isPlural, index + 1 < tokens.count else { return false }
      let next = tokens[index + 1].lower
      let opens = WordClasses.determiners.contains(next) || next == "that" || tokens[index + 1].isQuoted
      return forms.contains(.noun)
        ? opens : opens || WordClasses.prepositions.contains(next) || tokens[index + 1].isWord
    }
    return false
  }

  /// Where nothing else is finite, the first plain form that can be no noun: "Rules effective January 2026 require …".
  private static func plainForm(_ tokens: [SentenceToken]) -> VerbGroup? {
    for index in tokens.indices.dropFirst()
    where tokens[index].isOpen && tokens[index].isWord && !tokens[index].isCapitalised {
      let forms = VerbLexicon.forms(tokens[index].lower)
      let before = tokens[index - 1].lower
      guard forms.contains(.base), !forms.contains(.noun), !WordClasses.prepositions.contains(before),
        !WordClasses.determiners.contains(before), !WordClasses.modals.contains(before),
        !tokens[index - 1].isPossessive
      else { continue }
      return VerbGroup(
        range: index..<index + 1, main: index, isPassive: false, isNegated: false, isModal: false,
        isAmbiguous: false)
    }
    return nil
  }

  /// Leaves out participles that only look finite: "journalists detained in Almaty were released".
  private static func withoutReduced(_ groups: [VerbGroup], _ tokens: [SentenceToken]) -> [VerbGroup] {
    var kept: [VerbGroup] = []
    for (position, group) in groups.enumerated() {
      // "Remained imprisoned": the second belongs to the first.
      if group.isAmbiguous, let last = kept.last, last.range.upperBound == group.range.lowerBound { continue }
      if group.isAmbiguous, position + 1 < groups.count {
        let next = groups[position + 1]
        let between = tokens[group.range.upperBound..<next.range.lowerBound]
        let isSaying =
          VerbLexicon.base(tokens[group.main].lower).map(WordClasses.sayingBases.contains) ?? false
        let divides =
          between.isEmpty
          || between.contains {
            ["and", "but", "or", ",", ";", ":", "–", "—"].contains($0.lower)
              || WordClasses.relatives.contains($0.lower)
              || WordClasses.subordinators.contains($0.lower)
          }
        if !divides, !isSaying,
          !(between.first.map { WordClasses.objectPronouns.contains($0.lower) } ?? false)
        {
          continue
        }
      }
      kept.append(group)
    }
    return kept
  }
}
