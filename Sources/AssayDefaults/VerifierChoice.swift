/// Which of the two verifier models reads.
public enum VerifierChoice: String, Sendable, CaseIterable {
  /// The small model alone: some two hundred texts a second.
  case fast
  /// The large model alone: it errs less and takes about five times as long.
  case accurate
  /// The small model sifts, the large one reads what could decide.
  case auto
}
