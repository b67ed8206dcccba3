import AssayCore
import GRDB

extension SQLiteArchive {
  /// Merges segments of the index of words until there are few, and removes those that count no more.
  ///
  /// Takes the write lock for a fraction of a second at a time.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  func mergeSegments() async throws {
    guard try await read({ try LexicalMerge.isDue($0) }) else { return }
    try await merger.alone {
      // What a killed merge left.
      while try await self.write({ try LexicalMerge.sweep($0) }) { try Task.checkCancellation() }
      while let merge = try await self.write({ try LexicalMerge.begin($0) }) {
        try await self.run(merge)
        while try await self.write({ try LexicalMerge.sweep($0) }) { try Task.checkCancellation() }
      }
    }
  }

  private func run(_ merge: LexicalMerge) async throws {
    var merge = merge
    var goesOn = true
    while goesOn {
      try Task.checkCancellation()
      (merge, goesOn) = try await write { [merge] db in
        var next = merge
        let goesOn = try next.step(db)
        return (next, goesOn)
      }
    }
    _ = try await write { [merge] db in try merge.finish(db) }
  }
}
