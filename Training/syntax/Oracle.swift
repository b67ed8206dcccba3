import AssayText

/// Which moves lose no arc of the true tree that could still be had (Goldberg and Nivre's dynamic oracle).
enum Oracle {
  static func best(_ state: SyntaxState, heads: [Int]) -> [SyntaxMove] {
    let costs = SyntaxMove.allCases.filter(state.allows).map { ($0, cost($0, state, heads)) }
    let least = costs.map(\.1).min() ?? 0
    return costs.filter { $0.1 == least }.map(\.0)
  }

  private static func cost(_ move: SyntaxMove, _ state: SyntaxState, _ heads: [Int]) -> Int {
    let next = state.next
    let below = state.stack.dropLast()
    switch move {
    case .shift:
      guard next < heads.count else { return 0 }
      var cost = 0
      if below.contains(heads[next]) { cost += 1 }
      cost += state.stack.count { $0 >= 0 && heads[$0] == next }
      return cost
    case .left:
      guard let top = state.stack.last, top >= 0 else { return 0 }
      var cost = 0
      let head = heads[top]
      if head == below.last || head > next { cost += 1 }
      if next < heads.count { cost += heads[next...].count { $0 == top } }
      return cost
    case .right:
      guard let top = state.stack.last, top >= 0 else { return 0 }
      var cost = heads[top] >= next ? 1 : 0
      if next < heads.count { cost += heads[next...].count { $0 == top } }
      return cost
    }
  }
}
