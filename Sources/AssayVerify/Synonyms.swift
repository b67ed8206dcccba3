import AssayText

/// Words that news uses for one and the same act, so that "arrested" aligns with "detained".
///
/// Only near-synonyms that never make a difference to a fact stand together; words whose difference is the fact
/// ("accused", "convicted") are in ``OutcomeLexicon``.
enum Synonyms {
  private static let groups: [[String]] = [
    ["detain", "arrest", "seize"],
    ["raid", "search", "storm"],
    ["office", "newsroom", "premises", "bureau"],
    ["licence", "license", "accreditation"],
    ["strip", "revoke", "withdraw", "deprive", "cancel", "lose", "lost"],
    ["jail", "prison", "imprison", "incarcerate"],
    ["say", "said", "state", "declare", "announce", "tell", "told"],
    ["condemn", "criticise", "criticize", "denounce", "decry"],
    ["law", "legislation", "act", "bill", "statute"],
    ["outlet", "website", "site", "newspaper", "publication", "media"],
    ["report", "document", "publish"],
    ["protest", "demonstration", "rally", "picket"],
    ["protester", "demonstrator", "activist"],
    ["fine", "penalty", "penalise", "penalize"],
    ["block", "inaccessible", "restrict"],
    ["lawyer", "attorney", "advocate", "counsel"],
    ["journalist", "reporter", "correspondent"],
    ["police", "officer", "authority"],
    ["charge", "accuse", "prosecute", "indict"],
    ["trial", "case", "proceeding", "hearing"],
    ["kill", "die", "death", "dead"],
    ["hurt", "injure", "wound"],
    ["vote", "ballot", "poll", "referendum"],
    ["begin", "began", "start", "open", "launch"],
    ["end", "finish", "close", "conclude"],
    ["adopt", "approve", "pass"],
    ["sign", "signature", "enact"],
    ["hire", "contract", "contractor", "commission"],
    ["watch", "monitor", "follow", "track"],
    ["disclose", "reveal", "publish", "list", "name"],
    ["ban", "prohibit", "outlaw", "forbid", "bar"],
    ["fund", "finance", "grant", "donor"],
    ["foreign", "overseas", "abroad", "international"],
    ["child", "children", "minor"],
    ["woman", "women", "female"],
    ["call", "urge", "demand", "appeal"],
    ["hold", "held", "keep", "kept", "remain"],
    ["take", "took", "effect", "force"],
    ["group", "organisation", "organization", "association", "ngo"],
  ]

  private static let groupsByStem: [String: Set<Int>] = {
    var index: [String: Set<Int>] = [:]
    for (number, words) in groups.enumerated() {
      for word in words { index[Words.stem(word), default: []].insert(number) }
    }
    return index
  }()

  /// Whether some stem of `others` means the same act as `stem`.
  static func share(_ stem: String, with others: Set<String>) -> Bool {
    guard let own = groupsByStem[stem] else { return false }
    return others.contains { groupsByStem[$0].map { !$0.isDisjoint(with: own) } ?? false }
  }
}
