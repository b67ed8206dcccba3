import AssayCore
import Foundation

/// espeak-ng as a process of its own: text to phonemes, and speech in the languages that have no other voice.
public struct EspeakProgram: Sendable {
  let program: HelperProgram

  /// Finds the program on the search path.
  ///
  /// - Throws: ``AssayError`` with code `unavailable`, saying how to install it.
  public init() throws {
    guard let program = HelperProgram(named: "espeak-ng") else {
      throw AssayError(
        .unavailable,
        "The program espeak-ng is not installed; it tells how words sound. Start with ./assay listen, which installs "
          + "it, or install the package espeak-ng.")
    }
    self.program = program
  }

  /// The sounds of each line, in the International Phonetic Alphabet.
  ///
  /// - Returns: one string a line; nil where the program did not answer line by line.
  func phonemes(of lines: [String], voice: String) async throws -> [String]? {
    let output = try await raw(lines, voice)
    var answers = output.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    if answers.last?.isEmpty == true { answers.removeLast() }
    return answers.count == lines.count ? answers : nil
  }

  /// The sounds of one line, whatever pauses the program makes in it.
  func phonemes(of line: String, voice: String) async throws -> String {
    try await raw([line], voice).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
  }

  private func raw(_ lines: [String], _ voice: String) async throws -> String {
    let input = Data(lines.map { Self.oneLine($0) + "\n" }.joined().utf8)
    let data = try await program.run(["-q", "--ipa", "-b", "1", "-v", voice], input: input)
    // "(en)" and the like tell that it changed the language; they are no sounds.
    return String(decoding: data, as: UTF8.self).replacing(/\([a-z]{2,3}(-[a-z0-9-]+)?\)/, with: "")
  }

  /// A WAV file with the text spoken.
  func wave(of text: String, voice: String) async throws -> Data {
    try await program.run(
      ["--stdin", "--stdout", "-z", "-b", "1", "-v", voice], input: Data(Self.oneLine(text).utf8))
  }

  /// The languages that the program speaks, by their codes.
  public func languages() async throws -> Set<String> {
    let output = String(decoding: try await program.run(["--voices"]), as: UTF8.self)
    return Set(
      output.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
        line.split(separator: " ").dropFirst().first.map(String.init)
      })
  }

  /// The program's own code for a language: `fr` is spoken by `fr-fr`, `zh` by `cmn`; nil where it does not speak it.
  public static func code(for language: String, among languages: Set<String>) -> String? {
    let language = language.lowercased()
    for code in [language, others[language] ?? language] where languages.contains(code) { return code }
    return languages.filter { $0.hasPrefix(language + "-") }.min()
  }

  /// Where BCP 47 and the program differ, or one of several is meant.
  private static let others = ["en": "en-us", "zh": "cmn", "no": "nb", "iw": "he", "pt": "pt-br"]

  /// `[[` would begin the program's own phoneme notation.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "[" || $0 == "]" ? " " : $0 })
  }
}
