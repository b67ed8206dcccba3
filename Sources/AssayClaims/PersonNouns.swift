/// Words for a person by calling, office or kin: what "he" or "she" may mean beside a name.
enum PersonNouns {
  static let all: Set<String> = [
    "lawyer", "attorney", "editor", "editor-in-chief", "journalist", "reporter", "correspondent", "president",
    "minister",
    "activist", "blogger", "leader", "founder", "director", "chair", "chairman", "chairwoman", "chairperson",
    "head",
    "judge", "prosecutor", "spokesman", "spokeswoman", "spokesperson", "defender", "mayor", "governor",
    "businessman",
    "businesswoman", "owner", "ambassador", "chief", "commissioner", "author", "poet", "writer", "senator",
    "deputy",
    "officer", "official", "policeman", "policewoman", "man", "woman", "boy", "girl", "husband", "wife",
    "son",
    "daughter", "father", "mother", "brother", "sister", "uncle", "aunt", "colleague", "friend", "doctor",
    "nurse",
    "teacher", "student", "researcher", "scientist", "professor", "analyst", "expert", "economist",
    "politician",
    "lawmaker", "candidate", "opponent", "rival", "predecessor", "successor", "user", "protester", "suspect",
    "defendant", "victim", "witness", "prisoner", "worker", "employee", "manager", "executive", "farmer",
    "soldier",
    "general", "colonel", "captain", "singer", "actor", "actress", "artist", "player", "coach", "striker",
    "goalkeeper",
    "resident", "citizen", "tourist", "driver", "pilot", "secretary", "rapporteur", "envoy", "king", "queen",
    "prince",
    "princess", "pope", "priest", "imam", "bishop", "parent", "child", "person", "partner", "boss",
    "employer",
    "cook", "baker", "carpenter", "sailor", "firefighter", "fisherman", "miner", "butcher", "tailor",
    "builder",
    "apprentice", "accountant", "barrister", "solicitor", "clerk", "treasurer", "juror", "guard", "cashier",
    "florist", "hairdresser", "waiter", "waitress", "bell-maker", "maker", "founder", "geneticist",
    "archaeologist",
    "biologist", "physicist", "chemist", "engineer", "architect", "surgeon", "midwife", "patient",
    "midfielder",
    "defender", "substitute", "referee", "trainer", "captain", "councillor", "trader", "shopkeeper", "tenant",
    "landlord", "neighbour", "neighbor", "passenger", "cyclist", "pedestrian", "hiker", "climber", "swimmer",
    "speaker", "chancellor", "premier", "deputy", "delegate", "envoy", "diplomat", "consul", "spy", "rebel",
    "fighter", "hostage", "refugee", "migrant", "survivor", "heir", "widow", "widower", "orphan", "pensioner",
    "photographer", "co-founder", "cofounder", "cameraman", "producer", "publisher", "historian",
    "investigator", "regulator",
    "inspector",
  ]

  /// What ends in "-er" or "-or" and is no person though it may stand before a name: "the trawler Anna Berg".
  private static let things: Set<String> = [
    "trawler", "tanker", "freighter", "liner", "cruiser", "steamer", "schooner", "cutter", "carrier",
    "tender",
    "newspaper", "paper", "river", "tower", "theater", "center", "letter", "order", "chapter", "quarter",
    "operator", "retailer", "broadcaster", "lender", "brewer", "insurer", "supplier", "reactor", "tractor",
    "corridor", "harbor", "harbour", "manor", "minor", "major", "former", "latter", "other", "number",
    "inner",
    "outer", "upper", "lower", "border", "corner", "power", "water", "winter", "summer", "cinder", "chamber",
    "barrier", "shelter", "server", "helicopter", "cancer", "larger", "smaller", "older", "newer", "bigger",
  ]

  /// Whether the word names persons, one or several: "editor", "editors".
  static func isOneOrSeveral(_ lower: String) -> Bool { all.contains(lower) || isPlural(lower) }

  /// Whether the word names several persons: "editors".
  static func isPlural(_ lower: String) -> Bool {
    lower.hasSuffix("s") && all.contains(String(lower.dropLast()))
  }

  /// Whether the noun before a name tells that a person bears it: a calling of the list, or one that its ending shows.
  static func isCalling(_ lower: String) -> Bool {
    if all.contains(lower) { return true }
    guard lower.count > 5, !things.contains(lower), !ThingResolver.trades.contains(lower) else {
      return false
    }
    return ["ist", "ian", "man", "woman", "er", "or"].contains { lower.hasSuffix($0) }
  }

  /// Those that tell the gender: true for female.
  static let gender: [String: Bool] = [
    "chairman": false, "chairwoman": true, "spokesman": false, "spokeswoman": true, "businessman": false,
    "businesswoman": true, "policeman": false, "policewoman": true, "man": false, "woman": true, "boy": false,
    "girl": true, "husband": false, "wife": true, "son": false, "daughter": true, "father": false,
    "mother": true,
    "brother": false, "sister": true, "uncle": false, "aunt": true, "actress": true, "king": false,
    "queen": true,
    "prince": false, "princess": true, "mr": false, "mrs": true, "ms": true, "sir": false, "cameraman": false,
  ]
}
