public import AssayCore

/// What every `SpeechEngine` must do.
///
/// ```swift
/// try await SpeechEngineConformance(MyEngine()).check()
/// ```
public struct SpeechEngineConformance: Sendable {
  private let engine: any SpeechEngine

  /// Makes a suite for one engine.
  public init(_ engine: any SpeechEngine) { self.engine = engine }

  /// Runs the suite.
  ///
  /// - Throws: ``ConformanceFailure`` for the first requirement missed, and what the engine throws.
  public func check() async throws {
    try ConformanceFailure.require(!engine.voice.isEmpty, "A voice has a name.")
    try ConformanceFailure.require(
      (8000...192_000).contains(engine.sampleRate), "The sample rate is one that players know.")
    let short = try await places(["stop"], mark: ".")
    let long = try await places(["one", "two", "three", "four", "five", "six", "seven"], mark: ".")
    try ConformanceFailure.require(!short.samples.isEmpty, "A word sounds.")
    try ConformanceFailure.require(
      short.samples.contains { abs(Int($0)) > 100 }, "A word is louder than silence.")
    try ConformanceFailure.require(
      long.samples.count > short.samples.count, "Seven words take longer than one.")
    try ConformanceFailure.require(
      long.words.allSatisfy { !$0.isEmpty }, "Every word that is said has a length.")
    // What is seen and not said keeps its place in the list.
    let silent = try await places(["one", "", "two"], mark: nil)
    try ConformanceFailure.require(silent.words[1].isEmpty, "An empty word does not sound.")
    _ = try await places([], mark: nil)
    _ = try await places([""], mark: ".")
    _ = try await places(["…", "🔥", "ш", "\u{202E}"], mark: "!")
  }

  private func places(_ words: [String], mark: Character?) async throws -> SpokenAudio {
    var place = 0
    let spoken = words.map { text in
      defer { place += max(1, text.codePointCount) + 1 }
      return SpokenWord(
        text: text, span: TextSpan(start: place, end: place + max(1, text.codePointCount)), mark: mark)
    }
    let audio = try await engine.speak(Utterance(words: spoken, language: "en"))
    try ConformanceFailure.require(
      audio.words.count == words.count, "There is one place a word, for \(words).")
    var last = 0
    for range in audio.words {
      try ConformanceFailure.require(
        range.lowerBound >= last && range.upperBound <= audio.samples.count,
        "Places rise and lie within the sound, for \(words).")
      last = range.upperBound
    }
    return audio
  }
}
