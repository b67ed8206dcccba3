import AssayCore
import Foundation

/// A tone of 20 ms a letter for each word, and 20 ms of silence between words.
struct ToneEngine: SpeechEngine {
  let voice = "tone"
  let sampleRate = 8000

  func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    var samples: [Int16] = []
    var words: [Range<Int>] = []
    for (index, word) in utterance.words.enumerated() {
      if index > 0 { samples += [Int16](repeating: 0, count: 160) }
      let start = samples.count
      samples += (0..<(160 * word.text.count)).map { $0 % 16 < 8 ? 8000 : -8000 }
      words.append(start..<samples.count)
    }
    return SpokenAudio(samples: samples, words: words)
  }
}

/// Speaks one sentence and is then stopped.
struct FailingEngine: SpeechEngine {
  let voice = "failing"
  let sampleRate = 8000

  func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    if utterance.words.contains(where: { $0.text.contains("December") }) { throw CancellationError() }
    return try await ToneEngine().speak(utterance)
  }
}

/// Counts how often it speaks.
struct CountingEngine: SpeechEngine {
  actor Count {
    var value = 0
    func add() { value += 1 }
  }

  let voice = "counting"
  let sampleRate = 8000
  let count = Count()

  func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    await count.add()
    return try await ToneEngine().speak(utterance)
  }
}

/// A strict check of captions, after what WebVTT (W3C) asks of authors: header, cues in order with identifiers of their own,
/// time stamps that rise inside their cues, no other tags, no arrow and no NUL in the text, only the entities that it names.
enum WebVTTCheck {
  static func problems(in text: String) -> [String] {
    var problems: [String] = []
    guard text.hasPrefix("WEBVTT\n\n") else { return ["no header"] }
    if text.unicodeScalars.contains("\0") { problems.append("NUL") }
    if text.contains("\r") || text.contains("\n\n\n") { problems.append("line ends") }
    var last = -1.0
    var names = Set<Substring>()
    let stamp = /(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})/
    func seconds(_ text: some StringProtocol) -> Double? {
      guard let match = String(text).wholeMatch(of: stamp) else { return nil }
      return Double(match.1).flatMap { hours in
        Double(match.2).flatMap { minutes in
          Double("\(match.3).\(match.4)").map { hours * 3600 + minutes * 60 + $0 }
        }
      }
    }
    for block in text.dropFirst(8).split(separator: "\n\n") {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count == 3, Int(lines[0]) != nil else {
        problems.append("a cue is not a number, times and one line: \(block)")
        continue
      }
      if !names.insert(lines[0]).inserted { problems.append("an identifier twice: \(lines[0])") }
      let times = lines[1].split(separator: " ")
      guard times.count == 3, times[1] == "-->", let from = seconds(times[0]), let to = seconds(times[2])
      else {
        problems.append("times: \(lines[1])")
        continue
      }
      if from < last || to <= from { problems.append("order: \(lines[1])") }
      last = from
      var inner = from
      for match in lines[2].matches(of: /<([^>]*)>/) {
        guard let time = seconds(match.1), time > inner, time < to else {
          problems.append("a time stamp outside its cue or out of order: \(match.0)")
          continue
        }
        inner = time
      }
      let plain = lines[2].replacing(/<[^>]*>/, with: "")
      if plain.contains("<") || plain.contains(">") || plain.contains("-->") {
        problems.append("markup: \(plain)")
      }
      if plain.matches(of: /&(?!amp;|lt;|gt;)/).count > 0 { problems.append("an ampersand: \(plain)") }
    }
    return problems
  }
}
