import AssayCore
import Foundation

/// A WAV file (RIFF, Microsoft and IBM 1991): mono, 16-bit, written as sound comes in.
///
/// The header's sizes are filled in at the end. Not for use from two tasks.
struct WAVFile {
  static let headerSize = 44
  private let handle: FileHandle
  let sampleRate: Int
  private(set) var sampleCount = 0

  /// Begins a file; `handle` is at its start.
  init(_ handle: FileHandle, sampleRate: Int) throws {
    self.handle = handle
    self.sampleRate = sampleRate
    try handle.write(contentsOf: Self.header(samples: 0, sampleRate: sampleRate))
  }

  /// Adds samples.
  ///
  /// - Throws: ``AssayError`` with code `tooLarge` where the format's four gigabytes are full.
  mutating func append(_ samples: [Int16]) throws {
    guard (sampleCount + samples.count) * 2 < Int(UInt32.max) - Self.headerSize else {
      throw AssayError(.tooLarge, "The article is too long for one sound file. Split it.")
    }
    try samples.map(\.littleEndian).withUnsafeBytes { try handle.write(contentsOf: Data($0)) }
    sampleCount += samples.count
  }

  /// Adds silence.
  mutating func appendSilence(seconds: Double) throws {
    try append([Int16](repeating: 0, count: Int(seconds * Double(sampleRate))))
  }

  /// Writes the sizes.
  func finish() throws {
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Self.header(samples: sampleCount, sampleRate: sampleRate))
    try handle.synchronize()
  }

  static func header(samples: Int, sampleRate: Int) -> Data {
    var data = Data()
    func add(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) } }
    func add(_ value: UInt16) { withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) } }
    data += Data("RIFF".utf8)
    add(UInt32(36 + samples * 2))
    data += Data("WAVEfmt ".utf8)
    add(UInt32(16))
    add(UInt16(1))  // PCM
    add(UInt16(1))  // one channel
    add(UInt32(sampleRate))
    add(UInt32(sampleRate * 2))
    add(UInt16(2))
    add(UInt16(16))
    data += Data("data".utf8)
    add(UInt32(samples * 2))
    return data
  }

  /// The samples of a mono 16-bit WAV whose sizes may be unknown, as programs write to a pipe; nil for anything else.
  static func samples(streamed data: Data) -> (samples: [Int16], rate: Int)? {
    let bytes = [UInt8](data)
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    guard bytes.count >= headerSize, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WAVE".utf8)
    else { return nil }
    var place = 12
    var rate = 0
    while place + 8 <= bytes.count {
      let size = number(place + 4, 4)
      if bytes[place..<place + 4].elementsEqual("fmt ".utf8), place + 24 <= bytes.count {
        guard number(place + 8, 2) == 1, number(place + 10, 2) == 1, number(place + 22, 2) == 16 else {
          return nil
        }
        rate = number(place + 12, 4)
      } else if bytes[place..<place + 4].elementsEqual("data".utf8) {
        let end = min(bytes.count, place + 8 + size)
        guard rate > 0 else { return nil }
        return (
          stride(from: place + 8, to: end - 1, by: 2).map { Int16(truncatingIfNeeded: number($0, 2)) }, rate
        )
      }
      place += 8 + size + size % 2
    }
    return nil
  }
}
