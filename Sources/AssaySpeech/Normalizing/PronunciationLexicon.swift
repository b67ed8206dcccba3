import AssayCore
public import Foundation

/// How particular words are said: a plain text file that a newsroom edits.
///
/// One entry a line: the word as written, a tab or ` = `, then how it is said, in ordinary spelling
/// (`KazTAG = Kaz Tag`) or in slashes in the International Phonetic Alphabet (`Orda = /ˈɔɹdə/`). Lines that begin with
/// `#` are comments. An entry in lower case matches the word however it is capitalised.
public struct PronunciationLexicon: Sendable {
  /// How a word is said.
  struct Entry: Sendable, Hashable {
    var spoken: String
    var pronunciation: String?
  }

  /// The most bytes of a lexicon: 4 MB.
  public static let maximumBytes = 4 * 1024 * 1024
  /// The lexicon that comes with Assay.
  public static let standard = PronunciationLexicon(
    entries: [
      "KazTAG": Entry(spoken: "Kaz Tag"), "AzatTYQ": Entry(spoken: "Azattyk"),
      "KazTAG's": Entry(spoken: "Kaz Tag's"), "kazinform": Entry(spoken: "Kaz Inform"),
      "tengrinews": Entry(spoken: "Tengri News"), "iPhone": Entry(spoken: "eye phone"),
      "YouTube": Entry(spoken: "You Tube"), "wifi": Entry(spoken: "why fye"),
      "wi-fi": Entry(spoken: "why fye"),
      "OK": Entry(spoken: "okay"), "AM": Entry(spoken: "A M"), "PM": Entry(spoken: "P M"),
      "w/o": Entry(spoken: "without"), "AIDS": Entry(spoken: "aids"), "x-ray": Entry(spoken: "X ray"),
    ])

  private var entries: [String: Entry]

  init(entries: [String: Entry]) { self.entries = entries }

  /// The standard entries with those of a newsroom's file over them.
  ///
  /// - Throws: ``AssayError`` with code `notFound`, `tooLarge`, `unsupportedFormat`, or `malformed` naming the line.
  public init(file: URL) throws {
    guard let data = try? Data(contentsOf: file) else {
      throw AssayError(.notFound, "The pronunciation lexicon \(file.path) cannot be read. Check the path.")
    }
    guard data.count <= Self.maximumBytes else {
      throw AssayError(.tooLarge, "The pronunciation lexicon \(file.path) is larger than 4 MB.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw AssayError(.unsupportedFormat, "The pronunciation lexicon \(file.path) is not UTF-8 text.")
    }
    self = .standard
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts =
        line.contains("\t")
        ? line.split(separator: "\t", maxSplits: 1) : line.split(separator: "=", maxSplits: 1)
      let word = parts.first?.trimmingCharacters(in: .whitespaces) ?? ""
      let said = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      guard !word.isEmpty, !said.isEmpty else {
        throw AssayError(
          .malformed, "Line \(number + 1) of \(file.path) is not an entry. Write: word = how it is said")
      }
      if said.count > 2, said.hasPrefix("/"), said.hasSuffix("/") {
        entries[word] = Entry(spoken: word, pronunciation: String(said.dropFirst().dropLast()))
      } else {
        entries[word] = Entry(spoken: said)
      }
    }
  }

  func entry(_ word: String) -> Entry? { entries[word] ?? entries[word.lowercased()] }
}
