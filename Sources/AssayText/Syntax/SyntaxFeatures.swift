/// What the tagger and the parser look at; every feature is a hash of a template's number and its values.
package enum SyntaxFeatures {
  /// A feature's hash, never 0.
  @inline(__always)
  private static func mix(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) -> UInt32 {
    var hash = (template &+ 1) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ a) &* 0xbf58_476d_1ce4_e5b9
    hash ^= hash >> 31
    hash = (hash ^ b) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 29
    hash = (hash ^ c) &* 0x9e37_79b9_7f4a_7c15
    hash ^= hash >> 32
    return UInt32(truncatingIfNeeded: hash) | 1
  }

  /// Features of the word at `index` for its part of speech; `tags` are those already given to the words before.
  package static func tag(
    _ words: [SyntaxWord], at index: Int, tags: [Int], into found: inout [UInt32]
  ) {
    found.removeAll(keepingCapacity: true)
    func word(_ position: Int) -> SyntaxWord { words.indices.contains(position) ? words[position] : .none }
    func tag(_ position: Int) -> UInt64 { position >= 0 ? UInt64(tags[position]) + 2 : 1 }
    let here = word(index)
    let last = word(index - 1)
    let next = word(index + 1)
    let last1 = tag(index - 1)
    let last2 = tag(index - 2)
    found.append(mix(100, here.form))
    found.append(mix(101, here.suffix3))
    found.append(mix(102, here.suffix2))
    found.append(mix(103, here.prefix, here.suffix3))
    found.append(mix(104, here.shape))
    found.append(mix(105, here.cluster))
    found.append(mix(106, here.cluster, here.suffix2))
    found.append(mix(107, here.coarse, here.suffix2, last1))
    found.append(mix(108, last1))
    found.append(mix(109, last1, last2))
    found.append(mix(110, last1, here.form))
    found.append(mix(111, last1, here.suffix3))
    found.append(mix(112, last.form))
    found.append(mix(113, last.form, here.form))
    found.append(mix(114, next.form))
    found.append(mix(115, next.form, here.form))
    found.append(mix(116, next.suffix3, here.suffix3))
    found.append(mix(117, next.cluster, here.cluster))
    found.append(mix(118, next.coarse, last1, here.coarse))
    found.append(mix(119, word(index + 2).form))
    found.append(mix(120, word(index - 2).form))
    found.append(mix(121, here.shape, here.suffix3))
    found.append(mix(122, here.shape, last1, next.shape))
    found.append(mix(123, last.cluster, here.cluster))
    found.append(mix(124, last1, here.suffix2, next.suffix2))
    found.append(mix(125, last1, last2, here.cluster))
    found.append(mix(126, next.shape, here.shape))
    found.append(mix(127, 0))
  }

  /// What the parser may look at.
  package struct View {
    package var words: [SyntaxWord]
    package var tags: [Int]
    package var heads: [Int]
    package var labels: [Int]
    /// First and last child on either side, and their count; -1 where there is none.
    package var left1: [Int]
    package var left2: [Int]
    package var right1: [Int]
    package var right2: [Int]
    package var leftCount: [Int]
    package var rightCount: [Int]

    package init(words: [SyntaxWord], tags: [Int]) {
      let none = Array(repeating: -1, count: words.count)
      (self.words, self.tags) = (words, tags)
      (heads, labels, left1, left2, right1, right2) = (none, none, none, none, none, none)
      leftCount = Array(repeating: 0, count: words.count)
      rightCount = leftCount
    }

    func word(_ index: Int) -> SyntaxWord { words.indices.contains(index) ? words[index] : .none }
    /// 0 is beyond the sentence, 1 the root.
    func tag(_ index: Int) -> UInt64 {
      words.indices.contains(index) ? UInt64(tags[index]) + 3 : index == -1 ? 1 : 2
    }
    func label(_ index: Int) -> UInt64 {
      labels.indices.contains(index) ? UInt64(labels[index] + 3) : 1
    }
    func first(_ children: [Int], _ index: Int) -> Int {
      children.indices.contains(index) && children[index] >= 0 ? children[index] : -2
    }

    package mutating func attach(_ word: Int, to head: Int, label: Int) {
      heads[word] = head
      labels[word] = label
      guard words.indices.contains(head) else { return }
      if word < head {
        left2[head] = left1[head]
        left1[head] = word
        leftCount[head] += 1
      } else {
        right2[head] = right1[head]
        right1[head] = word
        rightCount[head] += 1
      }
    }
  }

  /// Features of a state for the next move: the two topmost words of the stack and the next of the sentence.
  package static func move(
    _ view: View, stack: [Int], next: Int, into found: inout [UInt32]
  ) {
    found.removeAll(keepingCapacity: true)
    let s0 = stack.last ?? -2
    let s1 = stack.count > 1 ? stack[stack.count - 2] : -2
    let s2 = stack.count > 2 ? stack[stack.count - 3] : -2
    let (b0, b1, b2) = (next, next + 1, next + 2)
    let (ws0, ws1, wb0, wb1) = (view.word(s0), view.word(s1), view.word(b0), view.word(b1))
    let (ts0, ts1, ts2) = (view.tag(s0), view.tag(s1), view.tag(s2))
    let (tb0, tb1, tb2) = (view.tag(b0), view.tag(b1), view.tag(b2))
    let (s0l, s0r) = (view.first(view.left1, s0), view.first(view.right1, s0))
    let (s1l, s1r) = (view.first(view.left1, s1), view.first(view.right1, s1))
    let b0l = view.first(view.left1, b0)
    let s0r2 = view.first(view.right2, s0)
    let b0l2 = view.first(view.left2, b0)
    func valency(_ index: Int) -> (UInt64, UInt64) {
      view.words.indices.contains(index)
        ? (UInt64(min(3, view.leftCount[index])), UInt64(min(3, view.rightCount[index]))) : (9, 9)
    }
    let (s0lc, s0rc) = valency(s0)
    let (_, s1rc) = valency(s1)
    let (b0lc, _) = valency(b0)
    let far = UInt64(min(8, max(0, s0 >= 0 ? b0 - s0 : 9)))
    let near = UInt64(min(8, max(0, s1 >= 0 && s0 >= 0 ? s0 - s1 : 9)))

    found.append(mix(1, ws0.form, ts0))
    found.append(mix(2, ws0.form))
    found.append(mix(3, ts0))
    found.append(mix(4, wb0.form, tb0))
    found.append(mix(5, wb0.form))
    found.append(mix(6, tb0))
    found.append(mix(7, wb1.form, tb1))
    found.append(mix(8, ws1.form, ts1))
    found.append(mix(9, ws0.form, wb0.form))
    found.append(mix(10, ws0.form, tb0, ts0))
    found.append(mix(11, ts0, wb0.form, tb0))
    found.append(mix(12, ts0, tb0))
    found.append(mix(13, tb0, tb1))
    found.append(mix(14, ts0, tb0, tb1))
    found.append(mix(15, ts1, ts0, tb0))
    found.append(mix(16, ts2, ts1, ts0))
    found.append(mix(17, tb0, tb1, tb2))
    found.append(mix(18, ts0, view.tag(s0l), tb0))
    found.append(mix(19, ts0, view.tag(s0r), tb0))
    found.append(mix(20, ts0, tb0, view.tag(b0l)))
    found.append(mix(21, ts1, view.tag(s1l), ts0))
    found.append(mix(22, ts1, view.tag(s1r), ts0))
    found.append(mix(23, ts1, ts0))
    found.append(mix(24, ws1.form, ts0, ts1))
    found.append(mix(25, ts1, ws0.form, ts0))
    found.append(mix(26, ws1.form, ws0.form))
    found.append(mix(27, ts0, s0lc, s0rc))
    found.append(mix(28, tb0, b0lc, ts0))
    found.append(mix(29, ws0.form, s0rc))
    found.append(mix(30, ts1, s1rc, ts0))
    found.append(mix(31, ts0, tb0, far))
    found.append(mix(32, ts1, ts0, near))
    found.append(mix(33, ws0.form, far))
    found.append(mix(34, wb0.form, far, ts0))
    found.append(mix(35, ts0, view.label(s0l), view.label(s0r)))
    found.append(mix(36, ts0 &* 64 &+ tb0, view.label(s0r), view.label(s0l)))
    found.append(mix(37, tb0, view.label(b0l), ts0))
    found.append(mix(38, ts1, view.label(s1r), ts0))
    found.append(mix(39, ws1.form, view.label(s1r), ts0))
    found.append(mix(40, ts0, view.label(s0r), view.label(s0r2)))
    found.append(mix(41, tb0, view.label(b0l), view.label(b0l2)))
    found.append(mix(42, ws0.cluster, wb0.cluster))
    found.append(mix(43, ws1.cluster, ws0.cluster))
    found.append(mix(44, ws0.coarse, wb0.coarse, ts0 &* 64 &+ tb0))
    found.append(mix(45, ws1.coarse, ws0.coarse, ts1 &* 64 &+ ts0))
    found.append(mix(46, ws0.cluster, ts0, tb0))
    found.append(mix(47, wb0.cluster, ts0, tb0))
    found.append(mix(48, ws1.cluster, ts0, tb0))
    found.append(mix(49, ts1 &* 64 &+ ts0, tb0, tb1))
    found.append(mix(50, ts0 &* 64 &+ tb0, tb1, tb2))
    found.append(mix(51, view.word(s0l).form, ts0, tb0))
    found.append(mix(52, view.word(s0r).form, ts0, tb0))
    found.append(mix(53, ts2 &* 64 &+ ts1, ts0, tb0))
    found.append(mix(54, ws1.form, wb0.form, ts0))
    found.append(mix(55, ws0.form, tb0, tb1))
    found.append(mix(56, ws1.coarse, ws0.form, wb0.coarse))
    found.append(mix(57, ts1 &* 64 &+ ts0, view.word(s0l).form))
    found.append(mix(58, view.word(b0l).form, tb0, ts0))
    found.append(mix(59, 0))
  }

  /// Features of a word and its head for how it depends on it.
  package static func label(
    _ view: View, of word: Int, head: Int, into found: inout [UInt32]
  ) {
    found.removeAll(keepingCapacity: true)
    let (dep, gov) = (view.word(word), view.word(head))
    let (td, th) = (view.tag(word), view.tag(head))
    let side: UInt64 = word < head ? 1 : 2
    let distance = UInt64(min(6, abs(word - head))) &* 2 &+ side
    let (l1, r1) = (view.first(view.left1, word), view.first(view.right1, word))
    let (hl, hr) = (view.first(view.left1, head), view.first(view.right1, head))
    let l2 = view.first(view.left2, word)
    let before = view.word(word - 1)
    found.append(mix(201, dep.form, td, side))
    found.append(mix(202, gov.form, th, side))
    found.append(mix(203, td, th, distance))
    found.append(mix(204, dep.form, th, side))
    found.append(mix(205, gov.form, td, side))
    found.append(mix(206, dep.form, gov.form, side))
    found.append(mix(207, td &* 64 &+ th, view.label(l1), side))
    found.append(mix(208, td &* 64 &+ th, view.label(r1), side))
    found.append(mix(209, td &* 64 &+ th, view.label(hl) &* 4 &+ side, view.label(hr)))
    found.append(mix(210, td &* 64 &+ th, view.word(l1).form, side))
    found.append(mix(211, gov.form, view.word(l1).form, td))
    found.append(mix(212, dep.cluster, th, side))
    found.append(mix(213, gov.cluster, td, side))
    found.append(mix(214, dep.coarse, gov.coarse, (td &* 64 &+ th) &* 4 &+ side))
    found.append(mix(215, td &* 64 &+ th, before.form, side))
    found.append(mix(216, td &* 64 &+ th, view.tag(word + 1), side))
    found.append(mix(217, td &* 64 &+ th, view.tag(word - 1) &* 64 &+ view.tag(head + 1), side))
    found.append(mix(218, td, view.label(l1), view.label(l2)))
    found.append(mix(219, dep.cluster, gov.cluster, side))
    found.append(mix(220, td &* 64 &+ th, view.word(head - 1).form, side))
    found.append(mix(221, td &* 64 &+ th, view.word(l2).form, side))
    found.append(mix(222, side))
  }
}
