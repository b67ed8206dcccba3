import AssayCore
import Foundation

/// Turns the words of an utterance into phonemes, keeping which word each phoneme sounds for.
///
/// espeak-ng hears a clause whole, because words sound different in company, and joins some ("of the"). So every word is
/// asked for alone too, and the clause is aligned with its words by edit distance.
struct Phonemizer: Sendable {
  let espeak: EspeakProgram
  let voice: PiperVoice

  /// Words said without a pause between them.
  private struct Clause {
    var units: [(text: String, owner: Int)] = []
    var pronunciation: String?
    var mark: Character?
    var text: String { units.map(\.text).joined(separator: " ") }
  }

  func sequence(for words: [SpokenWord]) async throws -> PhonemeSequence {
    let clauses = Self.clauses(words)
    let spoken = clauses.filter { $0.pronunciation == nil }
    let name = voice.description.espeak.voice
    let lines = spoken.map(\.text) + spoken.flatMap { $0.units.map(\.text) }
    var answers = lines.isEmpty ? [] : try await espeak.phonemes(of: lines, voice: name) ?? []
    if answers.isEmpty {
      // It did not answer line by line (a word that it reads with a pause): one line a run, words by their letters.
      for line in spoken.map(\.text) { answers.append(try await espeak.phonemes(of: line, voice: name)) }
    }
    var sequence = PhonemeSequence(map: voice.description.phonemeIDs)
    var (clauseAnswer, unitAnswer) = (0, spoken.count)
    for clause in clauses {
      if let pronunciation = clause.pronunciation {
        for symbol in pronunciation.decomposedStringWithCanonicalMapping.unicodeScalars {
          sequence.add(symbol, owner: clause.units.first?.owner)
        }
      } else {
        let sounds = Array(answers[clauseAnswer].decomposedStringWithCanonicalMapping.unicodeScalars)
        clauseAnswer += 1
        let parts = clause.units.map { unit in
          defer { unitAnswer += 1 }
          let alone = answers.indices.contains(unitAnswer) ? answers[unitAnswer] : unit.text
          return (owner: unit.owner, sounds: Array(alone.decomposedStringWithCanonicalMapping.unicodeScalars))
        }
        for (symbol, owner) in zip(sounds, SoundAlignment.owners(of: sounds, from: parts)) {
          sequence.add(symbol, owner: symbol == " " ? nil : owner)
        }
      }
      if let mark = clause.mark {
        sequence.add(mark.unicodeScalars.first ?? ",", owner: nil)
        if !".?!".contains(mark) { sequence.add(" ", owner: nil) }
      } else {
        sequence.add(" ", owner: nil)
      }
    }
    sequence.end()
    return sequence
  }

  private static func clauses(_ words: [SpokenWord]) -> [Clause] {
    var clauses: [Clause] = []
    var open = Clause()
    func close(_ mark: Character?) {
      if !open.units.isEmpty {
        open.mark = mark
        clauses.append(open)
      } else if let mark, !clauses.isEmpty, clauses[clauses.count - 1].mark == nil {
        clauses[clauses.count - 1].mark = mark
      }
      open = Clause()
    }
    for (owner, word) in words.enumerated() {
      if let pronunciation = word.pronunciation {
        close(nil)
        open.units.append((word.text, owner))
        open.pronunciation = pronunciation
        close(word.mark)
        continue
      }
      let parts = word.text.split(whereSeparator: { ",;:.!?".contains($0) })
      for (index, part) in parts.enumerated() {
        let text = part.trimmingCharacters(in: .whitespaces)
        guard text.contains(where: \.isSayable) else { continue }
        open.units.append((text, owner))
        if index + 1 < parts.count { close(",") }
      }
      if word.mark != nil { close(word.mark) }
    }
    close(nil)
    return clauses
  }
}

extension Character {
  /// Whether espeak-ng has a name or a sound for it: letters, figures and emoji.
  var isSayable: Bool {
    isLetter || isNumber || unicodeScalars.contains { $0.properties.isEmojiPresentation }
  }
}

/// Finds which word each sound of a clause belongs to.
enum SoundAlignment {
  /// An owner for every sound, never going back; O(n·m) in the sounds of the clause and of its words.
  static func owners(
    of sounds: [Unicode.Scalar], from words: [(owner: Int, sounds: [Unicode.Scalar])]
  ) -> [Int?] {
    var target: [(sound: Unicode.Scalar, owner: Int)] = []
    for word in words {
      let plain = word.sounds.filter { !isSilent($0) }
      // A word without a sound of its own still takes a place.
      if plain.isEmpty { target.append((" ", word.owner)) }
      target += plain.map { ($0, word.owner) }
    }
    let source = sounds.enumerated().filter { !isSilent($0.element) }
    guard !target.isEmpty, !source.isEmpty else { return sounds.map { _ in words.first?.owner } }
    let width = target.count + 1
    var cost = [Int32](repeating: 0, count: (source.count + 1) * width)
    for column in 1..<width { cost[column] = Int32(column * 2) }
    for row in 1...source.count {
      cost[row * width] = Int32(row * 2)
      for column in 1..<width {
        let change: Int32 = source[row - 1].element == target[column - 1].sound ? 0 : 3
        cost[row * width + column] = min(
          cost[(row - 1) * width + column - 1] + change,
          cost[(row - 1) * width + column] + 2, cost[row * width + column - 1] + 2)
      }
    }
    var owners = [Int?](repeating: nil, count: sounds.count)
    var (row, column) = (source.count, target.count)
    while row > 0 {
      owners[source[row - 1].offset] = target[max(0, column - 1)].owner
      let here = cost[row * width + column]
      if column > 0,
        here == cost[(row - 1) * width + column - 1]
          + (source[row - 1].element == target[column - 1].sound ? 0 : 3)
      {
        row -= 1
        column -= 1
      } else if column > 0, here == cost[row * width + column - 1] + 2 {
        column -= 1
      } else {
        row -= 1
      }
    }
    // Stress marks stand before their syllable and belong to the sound behind them.
    var next: Int?
    for index in owners.indices.reversed() {
      if let owner = owners[index] { next = owner } else if sounds[index] != " " { owners[index] = next }
    }
    return owners
  }

  private static func isSilent(_ sound: Unicode.Scalar) -> Bool {
    sound == " " || sound == "ˈ" || sound == "ˌ" || sound == "-" || sound == "_"
  }
}
