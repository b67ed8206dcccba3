/// What the engine tells while it works, in order.
///
/// The command line, a page and a library user see the same stream.
public enum CheckEvent: Sendable {
  /// The article was read.
  case articleRead(Article)
  /// The claims were found.
  case claimsFound([Claim])
  /// What the live searches do.
  case live(SearchEvent)
  /// Passages were found for a claim; `done` of `total` claims have been looked up.
  case passagesRetrieved(claim: String, count: Int, done: Int, total: Int)
  /// A claim has its outcome; `done` of `total` claims have one.
  case claimChecked(CheckedClaim, done: Int, total: Int)
  /// The check ended.
  ///
  /// Always the last event.
  case finished(Report)
}

/// What an archive tells while documents are added, in order.
public enum ImportEvent: Sendable {
  /// A document was accepted and is on disk.
  case accepted(id: String, outcome: ImportOutcome)
  /// An input could not be taken; the import goes on.
  case rejected(input: String, AssayError)
  /// Vectors of `done` out of `total` waiting passages are made.
  case embedded(done: Int, total: Int)
}

/// What adding a document did.
public enum ImportOutcome: String, Sendable, Codable {
  case added
  /// The content changed: a new version was made, the old one kept.
  case updated
  /// The same identifier with the same content was there already.
  case unchanged
}
