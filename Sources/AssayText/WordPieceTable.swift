/// An open-addressed hash table from the bytes of a piece to its id.
struct WordPieceTable: Sendable {
  /// The pieces' bytes, one after the other; those that continue a word without their `##`.
  private var bytes: [UInt8] = []
  /// Where each piece starts in `bytes`, and where the last one ends.
  private var starts: [Int] = [0]
  private var continues: [Bool] = []
  /// Id + 1 at its hash's place or at the next free one; 0 is free.
  ///
  /// At most a third is taken, so runs are short.
  private var slots: [Int32]
  private var longest = 0

  /// Makes room for `capacity` pieces of `bytes` bytes in all.
  init(capacity: Int, bytes size: Int) {
    var places = 1024
    while places < 3 * capacity { places *= 2 }
    slots = [Int32](repeating: 0, count: places)
    bytes.reserveCapacity(size)
    starts.reserveCapacity(capacity + 1)
    continues.reserveCapacity(capacity)
  }

  /// Adds a piece with the next id; false when it was there.
  mutating func insert(_ line: some Collection<UInt8>) -> Bool {
    let isContinuation = line.count > 2 && line.starts(with: [0x23, 0x23])
    let start = bytes.count
    bytes.append(contentsOf: isContinuation ? line.dropFirst(2) : line.dropFirst(0))
    continues.append(isContinuation)
    longest = max(longest, bytes.count - start)
    var hash = Self.seed(isContinuation)
    for byte in bytes[start...] { hash = Self.step(hash, byte) }
    let isNew = lookUp(hash, bytes, start, bytes.count, isContinuation) == nil
    var slot = place(hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    starts.append(bytes.count)
    slots[slot] = Int32(continues.count)
    return isNew
  }

  /// The id of a piece that starts a word.
  func id(of piece: String) -> Int32? {
    let word = Array(piece.utf8)
    return lookUp(word.reduce(Self.seed(false), Self.step), word, 0, word.count, false)
  }

  /// The longest piece that the word at `word` in `text` holds at `start`, and where it ends.
  func longestPiece(in text: [UInt8], word: Range<Int>, from start: Int) -> (id: Int32, end: Int)? {
    let isContinuation = start > word.lowerBound
    var hash = Self.seed(isContinuation)
    var found: (Int32, Int)?
    let limit = min(word.upperBound, start + longest)
    var end = start
    while end < limit {
      hash = Self.step(hash, text[end])
      end += 1
      // Pieces are whole scalars: not between the bytes of one.
      if end < word.upperBound, text[end] & 0xC0 == 0x80 { continue }
      if let id = lookUp(hash, text, start, end, isContinuation) { found = (id, end) }
    }
    return found
  }

  private func lookUp(_ hash: UInt64, _ word: [UInt8], _ start: Int, _ end: Int, _ isContinuation: Bool)
    -> Int32?
  {
    var slot = place(hash)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      let from = starts[id]
      if continues[id] == isContinuation, starts[id + 1] - from == end - start {
        var same = 0
        while same < end - start, bytes[from + same] == word[start + same] { same += 1 }
        if same == end - start { return Int32(id) }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }

  /// FNV-1a, which takes one byte at a time, so that all beginnings of a word are hashed in one pass.
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func seed(_ isContinuation: Bool) -> UInt64 {
    isContinuation ? 0x9E37_79B9_7F4A_7C15 : 0xCBF2_9CE4_8422_2325
  }
}
