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
    "photographer", "cameraman", "producer", "publisher", "historian", "investigator", "regulator",
    "inspector",
  ]

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
