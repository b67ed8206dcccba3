/// One checkable statement of an article, self-contained, tied to its sentence.
public struct Claim: Sendable, Hashable, Identifiable, Codable {
  /// Stable within a report: `c1`, `c2`, … in reading order.
  public var id: String
  /// The statement with names and dates resolved; reads as a sentence of its own.
  public var text: String
  /// The sentence of the article that makes it.
  public var sentence: Sentence
  /// Probability from 0 to 1 that the statement is factual and worth checking.
  public var checkworthiness: Double
  /// What kind of statement it is.
  public var kind: ClaimKind
  /// Who is said to have said it, where the article attributes it.
  public var attribution: Attribution?
  /// When it is said to have happened, as far as the statement or its article tells.
  public var date: PartialDate?
  /// When the article that makes it was published; evidence is dated against this.
  public var asOf: PartialDate?
  /// What was put in place of pronouns, short names and relative dates, so that a reader can see the change.
  public var resolutions: [Resolution]
  /// The persons, organisations, places and laws that it names, in reading order, each once.
  public var entities: [ClaimEntity]
  /// The dates and stretches of time that it names, in reading order.
  public var times: [ClaimTime]
  /// The numbers that it states, in reading order.
  public var quantities: [ClaimQuantity]
  /// Words left as they are because more than one thing may be meant.
  public var ambiguities: [Ambiguity]
  /// The terms that identify what it speaks of, the most telling first, for a search.
  public var queryTerms: [String]

  /// Makes a claim.
  public init(
    id: String, text: String, sentence: Sentence, checkworthiness: Double, kind: ClaimKind,
    attribution: Attribution? = nil, date: PartialDate? = nil, asOf: PartialDate? = nil,
    resolutions: [Resolution] = [], entities: [ClaimEntity] = [], times: [ClaimTime] = [],
    quantities: [ClaimQuantity] = [], ambiguities: [Ambiguity] = [], queryTerms: [String] = []
  ) {
    self.id = id
    self.text = text
    self.sentence = sentence
    self.checkworthiness = checkworthiness
    self.kind = kind
    self.attribution = attribution
    self.date = date
    self.asOf = asOf
    self.resolutions = resolutions
    self.entities = entities
    self.times = times
    self.quantities = quantities
    self.ambiguities = ambiguities
    self.queryTerms = queryTerms
  }

  /// Makes a claim from bare text, for `assay verify` and tests: its sentence is the text itself.
  public init(id: String, text: String, asOf: PartialDate? = nil) {
    let sentence = Sentence(
      index: 0, span: TextSpan(start: 0, end: text.codePointCount), text: text, paragraph: 0)
    self.init(id: id, text: text, sentence: sentence, checkworthiness: 1, kind: .event, asOf: asOf)
  }

  /// Whether the statement is of a kind that evidence can decide.
  public var isCheckable: Bool { kind.isCheckable }
}

/// What kind of statement a claim is.
public enum ClaimKind: String, Sendable, Codable, CaseIterable {
  /// Something that happened.
  case event
  /// A number or amount.
  case quantity
  /// A law, rule or ruling, and what it provides.
  case law
  /// Words given in quotation marks.
  case quotation
  /// That somebody said, wrote or decided something.
  case attribution
  /// A lasting state: an office, a membership, an imprisonment.
  case status
  case comparison
  case causal
  /// Not checkable: a judgement of value.
  case opinion
  /// Not checkable: about what has not happened yet.
  case prediction
  case question
  case instruction
  /// Not checkable: words of the page rather than of the article.
  case furniture

  /// Whether evidence can decide a statement of this kind.
  public var isCheckable: Bool {
    switch self {
    case .event, .quantity, .law, .quotation, .attribution, .status, .comparison, .causal: true
    case .opinion, .prediction, .question, .instruction, .furniture: false
    }
  }
}

/// Who said what a claim says, as the article attributes it.
public struct Attribution: Sendable, Hashable, Codable {
  /// The speaker as named in the article.
  public var speaker: String
  /// The verb of saying, such as "warned".
  public var verb: String
  /// When it was said, where the article tells that apart from what was said.
  public var date: PartialDate?
  /// Where it was said, where the article tells.
  public var place: String?

  /// Makes an attribution.
  public init(speaker: String, verb: String, date: PartialDate? = nil, place: String? = nil) {
    self.speaker = speaker
    self.verb = verb
    self.date = date
    self.place = place
  }
}

/// Words of the article that a claim replaced to stand alone.
public struct Resolution: Sendable, Hashable, Codable {
  /// The words in the article: "the outlet", "her", "last month".
  public var original: String
  /// What they stand for: "Orda.kz", "Gulnara Bazhkenova's", "December 2025".
  public var replacement: String

  /// Makes a resolution.
  public init(original: String, replacement: String) {
    self.original = original
    self.replacement = replacement
  }
}
