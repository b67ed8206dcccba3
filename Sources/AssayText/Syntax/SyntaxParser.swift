/// The moves of a greedy transition parser (arc-hybrid), shared by the model and by its training.
package enum SyntaxMove: Int, CaseIterable, Sendable {
  /// The next word goes on the stack.
  case shift
  /// The top of the stack depends on the next word.
  case left
  /// The top of the stack depends on the word below it.
  case right
}

/// A sentence half read: a stack of words whose head is open, and the next word.
package struct SyntaxState {
  package var view: SyntaxFeatures.View
  /// -1 at the bottom is the root.
  package var stack: [Int] = [-1]
  package var next = 0

  package init(words: [SyntaxWord], tags: [Int]) { view = .init(words: words, tags: tags) }

  package var count: Int { view.words.count }
  package var isDone: Bool { next >= count && stack.count == 1 }

  package func allows(_ move: SyntaxMove) -> Bool {
    switch move {
    case .shift: next < count
    case .left: next < count && stack.count > 1
    case .right: stack.count > 1
    }
  }

  /// The word that `move` gives a head, and that head.
  package func arc(of move: SyntaxMove) -> (word: Int, head: Int)? {
    guard move != .shift, let top = stack.last else { return nil }
    return (top, move == .left ? next : stack[stack.count - 2])
  }

  package mutating func apply(_ move: SyntaxMove, label: Int = -1) {
    if let arc = arc(of: move) {
      view.attach(arc.word, to: arc.head, label: label)
      stack.removeLast()
    } else {
      stack.append(next)
      next += 1
    }
  }
}
