import Foundation

/// Work on many things at once, one a processor core.
enum SideBySide {
  /// What `work` gives for each item, in the items' order.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) async -> Value
  ) async -> [Value] {
    await withTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: items.count)
      var next = 0
      func start() {
        guard next < items.count else { return }
        let position = next
        next += 1
        group.addTask { (position, await work(items[position])) }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { start() }
      for await (position, value) in group {
        values[position] = value
        start()
      }
      return values.compactMap(\.self)
    }
  }
}
