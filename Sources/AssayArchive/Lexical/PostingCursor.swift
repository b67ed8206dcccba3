/// Walks through a term's postings in one segment, window by window, reading only the blocks that are needed.
struct PostingCursor {
  /// The term's rarity, by which impacts are multiplied.
  let weight: UInt32
  /// The highest score that the term gives in this window.
  private(set) var bound: UInt32 = 0

  private let list: PostingList
  /// The first block that may reach into the window.
  private var block = 0
  private var decoded = -1
  /// The passages of the decoded block, in its first ``filled`` places.
  private var passages: [UInt32]
  private var filled = 0
  /// Whether a block turned out to be broken.
  private(set) var isDamaged = false

  init(_ list: PostingList, weight: UInt32) {
    self.list = list
    self.weight = weight
    passages = [UInt32](repeating: 0, count: PostingList.blockSize)
  }

  /// The highest passage of the list.
  var last: UInt32 { list.lasts.last ?? 0 }

  /// Moves to the window and finds ``bound``.
  ///
  /// Windows must come in ascending order.
  mutating func enter(_ window: Range<UInt32>) {
    while block < list.lasts.count, list.lasts[block] < window.lowerBound { block += 1 }
    var highest: UInt8 = 0
    var index = block
    while index < list.lasts.count {
      // A block begins behind the last passage of the one before.
      if index > 0, list.lasts[index - 1] &+ 1 >= window.upperBound { break }
      highest = max(highest, list.maxima[index])
      if list.lasts[index] >= window.upperBound { break }
      index += 1
    }
    bound = weight &* UInt32(highest)
  }

  /// Adds the term's scores to those of the window's passages.
  mutating func addAll(in window: Range<UInt32>, to scores: inout [UInt32]) {
    var index = block
    while index < list.lasts.count {
      if index > 0, list.lasts[index - 1] &+ 1 >= window.upperBound { return }
      guard read(index) else { return }
      let impacts = list.impacts(ofBlock: index)
      // The loop that takes most of a search's time: the bounds are checked here, once, and not at each step.
      let (weight, filled) = (weight, filled)
      passages.withUnsafeBufferPointer { passages in
        list.bytes.withUnsafeBufferPointer { bytes in
          scores.withUnsafeMutableBufferPointer { scores in
            for position in 0..<filled {
              let passage = passages[position]
              guard passage >= window.lowerBound else { continue }
              guard passage < window.upperBound else { return }
              scores[Int(passage &- window.lowerBound)] &+= weight &* UInt32(bytes[impacts &+ position])
            }
          }
        }
      }
      if list.lasts[index] >= window.upperBound { return }
      index += 1
    }
  }

  /// The term's score in one passage, or 0; nil where it cannot be above `needed` and was not read.
  ///
  /// Passages must come in ascending order within a window.
  mutating func score(of passage: UInt32, ifAbove needed: Int) -> UInt32? {
    while block < list.lasts.count, list.lasts[block] < passage { block += 1 }
    guard block < list.lasts.count else { return needed < 0 ? 0 : nil }
    guard Int(weight &* UInt32(list.maxima[block])) > needed else { return nil }
    guard read(block) else { return 0 }
    var low = 0
    var high = filled
    while low < high {
      let middle = (low + high) / 2
      if passages[middle] < passage { low = middle + 1 } else { high = middle }
    }
    guard low < filled, passages[low] == passage else { return 0 }
    return weight &* UInt32(list.bytes[list.impacts(ofBlock: block) + low])
  }

  private mutating func read(_ index: Int) -> Bool {
    if decoded == index { return true }
    decoded = index
    filled = Int(list.counts[index])
    if list.decode(index, into: &passages) { return true }
    isDamaged = true
    decoded = -1
    filled = 0
    return false
  }
}
