import AssayCore

/// What is asked of an archive; without a word in it there is nothing to look for.
enum QueryText {
  static func hasWords(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }

  /// What a line without words is answered with.
  static func empty(_ what: String) -> AssayError { AssayError(.empty, "The \(what) has no words.") }
}
