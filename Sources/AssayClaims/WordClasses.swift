/// The small closed classes of English words that the splitter and the resolvers look at, in lower case.
enum WordClasses {
  static let finiteAuxiliaries: Set<String> = [
    "is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "isn't", "aren't", "wasn't",
    "weren't",
    "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "isn’t", "aren’t", "wasn’t", "weren’t",
    "hasn’t",
    "haven’t", "hadn’t", "don’t", "doesn’t", "didn’t",
  ]
  static let modals: Set<String> = [
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "won't", "can't",
    "couldn't",
    "wouldn't", "shouldn't", "won’t", "can’t", "couldn’t", "wouldn’t", "shouldn’t",
  ]
  static let nonFiniteAuxiliaries: Set<String> = ["be", "been", "being"]
  static let be: Set<String> = [
    "is", "are", "was", "were", "am", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "isn’t",
    "aren’t",
    "wasn’t", "weren’t",
  ]

  static let negations: Set<String> = [
    "not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "hardly", "scarcely", "barely",
    "few", "little",
    "without", "cannot", "rarely", "seldom", "n't",
  ]

  /// Words that weaken a statement; one before the first of two joined verbs weakens both.
  static let hedges: Set<String> = [
    "allegedly", "reportedly", "apparently", "purportedly", "supposedly", "likely", "probably", "possibly",
    "ostensibly",
    "seemingly", "presumably", "perhaps", "maybe", "potentially", "falsely",
  ]

  static let determiners: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your",
    "each",
    "every", "some", "any", "no", "both", "all", "several", "many", "most", "few", "more", "another", "other",
    "such",
    "what", "whose",
  ]
  static let numberWords: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "dozen", "dozens",
    "hundreds", "thousands", "hundred", "thousand", "million", "at", "nearly", "about", "over",
    "approximately", "almost",
  ]

  static let prepositions: Set<String> = [
    "of", "in", "on", "at", "by", "for", "with", "about", "against", "between", "into", "through", "during",
    "before",
    "after", "above", "below", "to", "from", "under", "over", "within", "without", "upon", "via", "per",
    "among", "amid",
    "toward", "towards", "onto", "since", "despite", "following", "regarding", "concerning", "according",
    "as", "until",
    "near", "including", "like", "outside", "inside", "behind", "beyond", "across", "around", "along",
    "throughout",
    "because", "due", "than", "such",
  ]

  static let relatives: Set<String> = ["who", "which", "whose", "whom", "that", "where"]
  static let subordinators: Set<String> = [
    "after", "before", "because", "when", "while", "if", "unless", "although", "though", "since", "until",
    "as", "once",
    "whereas", "whether", "where", "whenever", "despite", "so",
  ]

  static let subjectPronouns: Set<String> = [
    "he", "she", "it", "they", "we", "i", "you", "this", "these", "that", "those",
  ]
  static let objectPronouns: Set<String> = ["him", "her", "them", "it", "us", "me"]

  static let conjunctionAdverbs: Set<String> = [
    "then", "later", "also", "subsequently", "immediately", "soon", "eventually", "finally", "still", "even",
    "again",
    "reportedly", "allegedly", "now", "since", "already", "repeatedly", "quickly", "briefly", "instead",
    "never",
    "formally", "officially", "publicly", "temporarily", "permanently", "effectively",
  ]

  /// Verbs of saying and thinking: what follows them is said, not stated.
  static let sayingBases: Set<String> = [
    "accuse", "acknowledge", "add", "admit", "advise", "allege", "announce", "argue", "ask", "assert",
    "believe", "call",
    "caution", "cite", "claim", "comment", "complain", "concede", "conclude", "condemn", "confirm", "contend",
    "criticise", "criticize", "declare", "demand", "denounce", "deny", "describe", "emphasise", "emphasize",
    "endorse",
    "estimate", "explain", "find", "insist", "maintain", "mention", "note", "observe", "predict", "promise",
    "propose",
    "question", "recall", "recommend", "reiterate", "remark", "reply", "report", "respond", "reveal", "say",
    "show",
    "state", "stress", "suggest", "tell", "testify", "think", "threaten", "underline", "urge", "vow", "warn",
    "welcome",
    "write", "tweet", "express", "praise", "rebuke", "hope", "fear", "suspect", "indicate", "learn", "hear",
    "know",
  ]

  /// Verbs of saying that report a fact as a fact, so that what follows is worth checking of itself.
  static let reportingBases: Set<String> = [
    "acknowledge", "announce", "confirm", "find", "note", "report", "reveal", "say", "show", "state",
    "conclude",
    "disclose", "document", "record", "add", "tell", "explain", "admit",
  ]
}
