/// The passages of a segment in which a term occurs, with its impact in each, in blocks of 128.
///
/// A block says its last passage and its highest impact, so that a search can pass over it unread (Ding and Suel,
/// "Faster Top-k Document Retrieval Using Block-Max Indexes", 2011).
///
/// Stored, little-endian: for each block 4 bytes last passage, 1 byte highest impact, 1 byte count, 2 bytes length of
/// the gaps; then the gaps as variable-length numbers, the first from the block before; then the impacts.
struct PostingList: Sendable {
  static let blockSize = 128
  private static let headerSize = 8

  let bytes: [UInt8]
  /// The last passage of each block, ascending.
  private(set) var lasts: [UInt32] = []
  /// The highest impact of each block.
  private(set) var maxima: [UInt8] = []
  /// Where each block's gaps begin, and how many bytes they take.
  private(set) var starts: [Int] = []
  private(set) var lengths: [UInt16] = []
  private(set) var counts: [UInt8] = []

  /// Reads the headers; nil where the bytes are not whole.
  ///
  /// O(blocks).
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = 0
    var previous: UInt32?
    while offset < bytes.count {
      guard offset + Self.headerSize <= bytes.count else { return nil }
      let last = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
      let count = bytes[offset + 5]
      let length = UInt16(bytes[offset + 6]) | UInt16(bytes[offset + 7]) << 8
      let start = offset + Self.headerSize
      guard count > 0, count <= Self.blockSize, length >= UInt16(count), last < UInt32(Int32.max),
        previous.map({ last > $0 }) ?? true, start + Int(length) + Int(count) <= bytes.count
      else { return nil }
      lasts.append(last)
      maxima.append(bytes[offset + 4])
      counts.append(count)
      lengths.append(length)
      starts.append(start)
      previous = last
      offset = start + Int(length) + Int(count)
    }
  }

  /// The passages of a block, into the first places of `passages`, which has at least ``blockSize``; false where the
  /// gaps are not whole.
  func decode(_ block: Int, into passages: inout [UInt32]) -> Bool {
    let count = Int(counts[block])
    guard passages.count >= count else { return false }
    let start = starts[block]
    let end = start + Int(lengths[block])
    var passage: UInt32 = block == 0 ? 0 : lasts[block - 1]
    var filled = 0
    // Most of a search's reading: the bounds of the block were checked with its header, those of its gaps are here.
    passages.withUnsafeMutableBufferPointer { result in
      bytes.withUnsafeBufferPointer { bytes in
        // Where a term is common, all gaps have one byte.
        if end - start == count {
          while filled < count {
            passage = passage &+ UInt32(bytes[start &+ filled])
            result[filled] = passage
            filled &+= 1
          }
          return
        }
        var offset = start
        while filled < count, offset < end {
          var byte = bytes[offset]
          offset &+= 1
          var gap = UInt32(byte & 0x7F)
          var shift: UInt32 = 7
          while byte >= 0x80, offset < end, shift < 32 {
            byte = bytes[offset]
            offset &+= 1
            gap |= UInt32(byte & 0x7F) &<< shift
            shift &+= 7
          }
          passage = passage &+ gap
          result[filled] = passage
          filled &+= 1
        }
      }
    }
    return filled == count && passage == lasts[block]
  }

  /// Where the impacts of a block begin in ``bytes``.
  func impacts(ofBlock block: Int) -> Int { starts[block] + Int(lengths[block]) }

  /// All postings, ascending; nil where the bytes are not whole.
  func postings() -> [Posting]? {
    var result: [Posting] = []
    var passages = [UInt32](repeating: 0, count: Self.blockSize)
    for block in lasts.indices {
      guard decode(block, into: &passages) else { return nil }
      let impacts = impacts(ofBlock: block)
      for (index, passage) in passages.prefix(Int(counts[block])).enumerated() {
        result.append(Posting(passage: passage, impact: bytes[impacts + index]))
      }
    }
    return result
  }

  /// The stored form of postings in ascending order of passage, without repetition.
  ///
  /// O(n).
  static func encode(_ postings: [Posting]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(postings.count * 3 + headerSize)
    var previous: UInt32 = 0
    var start = 0
    while start < postings.count {
      let block = postings[start..<min(start + blockSize, postings.count)]
      let last = postings[block.endIndex - 1].passage
      let header = bytes.count
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: last >> shift))
      }
      bytes.append(block.reduce(0) { max($0, $1.impact) })
      bytes.append(UInt8(block.count))
      bytes.append(contentsOf: [0, 0])
      let gaps = bytes.count
      for posting in block {
        var gap = posting.passage - previous
        previous = posting.passage
        while gap >= 0x80 {
          bytes.append(UInt8(truncatingIfNeeded: gap) | 0x80)
          gap >>= 7
        }
        bytes.append(UInt8(gap))
      }
      let length = UInt16(bytes.count - gaps)
      bytes[header + 6] = UInt8(truncatingIfNeeded: length)
      bytes[header + 7] = UInt8(truncatingIfNeeded: length >> 8)
      for posting in block { bytes.append(posting.impact) }
      start = block.endIndex
    }
    return bytes
  }
}

/// A term in a passage.
struct Posting: Sendable, Hashable {
  /// The passage's key less its segment's base.
  var passage: UInt32
  /// What the term adds to the passage's score, from 1 to 255.
  var impact: UInt8
}
