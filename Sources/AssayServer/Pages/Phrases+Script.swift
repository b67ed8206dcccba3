import AssayReport

extension Phrases {
  /// What the script says on the start page, as an attribute of the body.
  var ofStart: Attribute { words([("drop", drop)]) }

  /// What the script says on the page of a check in progress, as an attribute of the body.
  var ofProgress: Attribute {
    words(
      [("running", inProgress), ("progress", progress), ("lost", lost)]
        + Mark.allCases.map { ($0.rawValue, verdict($0)) })
  }

  /// What the script says on the page of a checked article, as an attribute of the body.
  var ofArticle: Attribute {
    words([
      ("language", language), ("next", nextClaim), ("previous", previousClaim), ("evidence", itsEvidence),
      ("back", backToText), ("off", keysOff), ("on", keysOn), ("shown", shown),
    ])
  }

  private func words(_ members: [(String, String)]) -> Attribute {
    Attribute("data-words", JSONValue.object(members.map { ($0.0, .string($0.1)) }).compact)
  }
}
