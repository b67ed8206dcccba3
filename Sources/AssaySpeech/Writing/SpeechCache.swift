import AssayCore
public import Foundation

/// Made audio on disk, by voice and content: the second listening costs no computing.
///
/// A damaged entry is made anew. A full disk only means that nothing is kept.
public struct SpeechCache: Sendable {
  /// The most bytes kept; the entries used longest ago go first.
  public static let maximumBytes = 512 * 1024 * 1024

  private let folder: URL

  /// Uses a folder, made where there is none.
  public init(folder: URL) { self.folder = folder }

  /// The audio of an utterance, from the cache or from the engine.
  func audio(_ utterance: Utterance, by engine: any SpeechEngine) async throws -> SpokenAudio {
    let file = folder.appending(path: Self.key(utterance, engine))
    if let data = try? Data(contentsOf: file), let audio = Self.decode(data, words: utterance.words.count) {
      try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
      return audio
    }
    let audio = try await engine.speak(utterance)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? Self.encode(audio).write(to: file, options: .atomic)
    return audio
  }

  /// Removes the oldest entries over the limit.
  public func prune(to limit: Int = SpeechCache.maximumBytes) {
    let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys)))
      ?? []
    var entries = files.compactMap { file -> (file: URL, size: Int, used: Date)? in
      guard let values = try? file.resourceValues(forKeys: keys), let size = values.fileSize,
        let used = values.contentModificationDate
      else { return nil }
      return (file, size, used)
    }
    var total = entries.reduce(0) { $0 + $1.size }
    guard total > limit else { return }
    entries.sort { $0.used < $1.used }
    for entry in entries where total > limit {
      try? FileManager.default.removeItem(at: entry.file)
      total -= entry.size
    }
  }

  static func key(_ utterance: Utterance, _ engine: any SpeechEngine) -> String {
    let words = utterance.words.map {
      "\($0.text)\u{1}\($0.mark.map(String.init) ?? "")\u{1}\($0.pronunciation ?? "")"
    }
    let text = ["1", engine.voice, String(engine.sampleRate), utterance.language] + words
    return ContentHash.sha256(Data(text.joined(separator: "\u{2}").utf8))
  }

  /// Counts and places as little-endian 32-bit numbers, then the samples, then a checksum of all of it.
  static func encode(_ audio: SpokenAudio) -> Data {
    var data = Data()
    func add(_ value: Int) {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) { data.append(contentsOf: $0) }
    }
    add(audio.words.count)
    add(audio.samples.count)
    add(audio.skippedSounds)
    for word in audio.words {
      add(word.lowerBound)
      add(word.upperBound)
    }
    audio.samples.map(\.littleEndian).withUnsafeBytes { data.append(contentsOf: $0) }
    return data + Data(ContentHash.sha256(data).utf8)
  }

  static func decode(_ data: Data, words: Int) -> SpokenAudio? {
    let bytes = [UInt8](data)
    guard bytes.count >= 12 + 64 else { return nil }
    let body = bytes[..<(bytes.count - 64)]
    guard Array(ContentHash.sha256(body).utf8) == Array(bytes[(bytes.count - 64)...]) else { return nil }
    func number(_ place: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[place * 4 + $1]) << (8 * $1) }
    }
    let samples = number(1)
    guard number(0) == words, body.count == 12 + words * 8 + samples * 2 else { return nil }
    let places = (0..<words).map { (number(3 + $0 * 2), number(4 + $0 * 2)) }
    guard places.allSatisfy({ $0.0 <= $0.1 && $0.1 <= samples }) else { return nil }
    let start = 12 + words * 8
    return SpokenAudio(
      samples: (0..<samples).map {
        Int16(bitPattern: UInt16(bytes[start + $0 * 2]) | UInt16(bytes[start + $0 * 2 + 1]) << 8)
      },
      words: places.map { $0.0..<$0.1 }, skippedSounds: number(2))
  }
}
