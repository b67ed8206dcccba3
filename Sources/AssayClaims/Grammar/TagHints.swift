import AssayText

/// What the word lists know of a word's part of speech, before the tagger guesses: "employs" is a verb, "goalkeeper" no
/// question word, "Lind" a name.
///
/// The tagger learned from web texts; in news it takes verbs for nouns and rare nouns for function words, and the tree then
/// goes wrong as a whole.
enum TagHints {
  /// For each token the tags it can have; nil where the lists do not tell.
  static func allowed(for tokens: [SentenceToken]) -> [Set<String>?] {
    tokens.indices.map { allowed(tokens, $0) }
  }

  private static let finite: Set<String> = ["VBD", "VBZ", "VBP", "VB", "MD"]
  /// What a word that is no function word can be.
  private static let open: Set<String> = [
    "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS", "RB", "RBR",
    "RBS", "CD", "FW",
    "UH", "ADD", "AFX", "GW", "SYM", "LS", "$", "NFP", "XX",
  ]

  private static func allowed(_ tokens: [SentenceToken], _ index: Int) -> Set<String>? {
    let token = tokens[index]
    guard token.isWord, !token.isPossessive else { return nil }
    let lower = token.lower
    if isName(token, index) { return ["NNP", "NNPS"] }
    if numbers.contains(lower) { return ["CD"] }
    if ["police", "people"].contains(lower) { return ["NNS"] }
    if PersonNouns.all.contains(lower), VerbLexicon.forms(lower).isEmpty, !qualities.contains(lower) {
      return ["NN", "NNP"]
    }
    guard !functionWords.contains(lower), token.text.first?.isLetter == true else { return nil }
    var tags = open
    if !adverbs.contains(lower), !adverbEndings.contains(where: lower.hasSuffix) { tags.remove("RB") }
    let forms = token.isCapitalised && index > 0 ? [] : VerbLexicon.forms(lower)
    if !forms.isEmpty, let verb = verb(tokens, index, forms) { tags.formIntersection(verb) }
    // "The substitute": no verb stands behind an article.
    if index > 0, articles.contains(tokens[index - 1].lower) { tags.subtract(finite) }
    return tags.isEmpty ? nil : tags
  }

  private static func isName(_ token: SentenceToken, _ index: Int) -> Bool {
    token.isCapitalised && [.person, .organisation, .place].contains(token.nameKind)
      && !(index == 0 && functionWords.contains(token.lower))
  }

  private static let nominal: Set<String> = ["NN", "NNS", "NNP", "NNPS", "JJ", "CD", "FW"]

  /// What a form that the lexicon of verbs knows can be here.
  private static func verb(_ tokens: [SentenceToken], _ index: Int, _ forms: VerbLexicon.Forms) -> Set<
    String
  >? {
    let before = index > 0 ? tokens[index - 1] : nil
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let lower = tokens[index].lower
    var tags: Set<String> = []
    if forms.contains(.base) { tags.formUnion(["VB", "VBP"]) }
    if forms.contains(.third) { tags.insert("VBZ") }
    if forms.contains(.past) { tags.insert("VBD") }
    if forms.contains(.participle) { tags.insert("VBN") }
    if forms.contains(.gerund) { tags.formUnion(["VBG", "NN", "JJ"]) }
    let isCarried =
      before.map {
        articles.contains($0.lower) || $0.isPossessive
          || VerbGroup.isAdverb($0.lower) && $0.lower.hasSuffix("ly")
      } ?? true
    let opensObject =
      next.map {
        $0.isNumber || ["$", "€", "£"].contains($0.text) || WordClasses.determiners.contains($0.lower)
          || WordClasses.numberWords.contains($0.lower) || WordClasses.objectPronouns.contains($0.lower)
      } ?? false
    if forms.isSubset(of: [.past, .participle]) {
      if !forms.contains(.participle) { return ["VBD"] }
      if ["has", "have", "had"].contains(before?.lower ?? "") {
        return forms.contains(.participle) ? ["VBN"] : nil
      }
      // "Demanded 15 per cent"; but "an estimated 240".
      if opensObject, !isCarried, !WordClasses.be.contains(before?.lower ?? "") { return ["VBD", "VBN"] }
      return ["VBD", "VBN", "JJ"]
    }
    if forms == .third {
      // "For burns", "the rebels": a noun that the list of verbs does not know as one.
      let isNoun =
        before.map { isCarried || $0.isNumber || WordClasses.prepositions.contains($0.lower) } ?? false
      return isNoun ? ["NNS"] : ["VBZ"]
    }
    if forms.contains(.third), forms.contains(.noun), opensObject, !isCarried,
      before.map({ $0.isWord && !WordClasses.prepositions.contains($0.lower) && !$0.isNumber }) == true
    {
      return ["VBZ"]
    }
    // "The plant cost 64 million euros": no noun stands before a number and behind another noun.
    if lower == "cost", opensObject, before?.isWord == true, !isCarried,
      !WordClasses.prepositions.contains(before?.lower ?? "") || before?.lower == "to"
    {
      return tags
    }
    return tags.union(nominal).union(["RB", "UH"])
  }

  private static let articles: Set<String> = ["the", "a", "an", "its", "his", "their", "my", "our", "your"]

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  /// Callings that are adjectives too.
  private static let qualities = words("general patient chief deputy expert premier rival substitute senior")

  private static let numbers = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
      + "nineteen twenty thirty forty fifty sixty seventy eighty ninety")

  private static let adverbEndings = ["ly", "wise", "ward", "wards", "fold", "wide", "where"]

  private static let adverbs = words(
    "also still already then now again soon later just even ever so too once only not never here there away back down up "
      + "off out over on in about almost quite rather very well far long often always sometimes perhaps maybe however "
      + "instead together apart ahead behind abroad home else yet ago more most less least better best worse worst enough "
      + "nevertheless nonetheless thus hence therefore otherwise meanwhile moreover furthermore overnight upstairs "
      + "downstairs indoors outdoors forward backward afterward beforehand altogether anymore either neither both all half "
      + "twice thrice north south east west right left hard fast late early near close straight high low deep first second "
      + "third last next round around across along past through under above below before after since inside outside alone "
      + "aside overseas online due deadly long-term full-time part-time part-way midway ok okay sharp short wrong free "
      + "kind sort pretty some that this no any much little as such between beyond throughout whether seldom afresh "
      + "today tonight tomorrow yesterday")

  /// Words whose part of speech the lists leave to the tagger.
  private static let functionWords = words(
    "the a an this that these those some any no every each either neither both all half many much few several such what "
      + "which who whom whose when where why how whether if unless although though because since until till while whereas "
      + "as than like and or but nor yet so for of in on at by to from with without within into onto upon over under above "
      + "below between among amid against about around across along through throughout during before after behind beyond "
      + "beside besides despite except inside outside near off out up down past per plus minus via versus toward towards "
      + "regarding concerning including following according due owing thanks i you he she it we they me him her us them my "
      + "your his its our their mine yours hers ours theirs myself yourself himself herself itself ourselves themselves "
      + "one ones another other others someone somebody something anyone anybody anything everyone everybody everything "
      + "nobody nothing none there here be am is are was were been being have has had having do does did doing done will "
      + "would shall should can could may might must ought cannot need dare used get got not n't only even just also too "
      + "very more most less least enough once first last next then now again ever never always still already no yes oh "
      + "well please away back together apart aside ahead forward ago else rather quite almost nearly whatever whichever "
      + "whoever whenever wherever however therefore thus hence instead let's lest albeit amongst underneath opposite "
      + "unlike worth notwithstanding pending barring given considering provided save circa vs v 's ’s s")
}
