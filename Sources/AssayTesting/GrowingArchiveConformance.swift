import AssayCore

/// What every `GrowingArchive` must do beside what an archive must.
///
/// ```swift
/// try await GrowingArchiveConformance().check(MyArchive())
/// ```
public struct GrowingArchiveConformance: Sendable {
  /// Makes the suite.
  public init() {}

  /// Runs the suite against an empty archive.
  ///
  /// - Throws: ``ConformanceFailure`` for the first requirement missed, and what the archive throws.
  public func check(_ archive: some GrowingArchive) async throws {
    let start = try await archive.mark()
    try ConformanceFailure.require(
      try await archive.passages(after: start, limit: 10).isEmpty, "Nothing came in behind the mark yet.")
    try await add(["a": "The court fined the editor.", "b": "The river rose in May."], to: archive)
    let first = try await archive.passages(after: start, limit: 10)
    try ConformanceFailure.require(
      Set(first.map(\.passage.document.id)) == ["a", "b"], "What came in is behind the mark.")
    try ConformanceFailure.require(
      zip(first, first.dropFirst()).allSatisfy { $0.mark < $1.mark }, "Marks rise.")
    let middle = try await archive.mark()
    try ConformanceFailure.require(first.last?.mark == middle, "The mark is that of the last passage.")
    try ConformanceFailure.require(
      try await archive.passages(after: start, limit: 1).count == 1, "No more than `limit` are given.")
    try await add(["a": "The court fined the editor."], to: archive)
    try ConformanceFailure.require(
      try await archive.passages(after: middle, limit: 10).isEmpty, "The same again is nothing new.")
    try await add(["a": "The court acquitted the editor."], to: archive)
    let changed = try await archive.passages(after: middle, limit: 10)
    try ConformanceFailure.require(
      changed.map(\.passage.text) == ["The court acquitted the editor."], "A changed document comes again.")
    try ConformanceFailure.require(
      try await archive.passages(after: start, limit: 10).allSatisfy { !$0.passage.text.contains("fined") },
      "What is no longer said does not come.")
  }

  private func add(_ texts: [String: String], to archive: some GrowingArchive) async throws {
    let documents = texts.sorted { $0.key < $1.key }.map { Document(id: $0.key, text: $0.value) }
    let source = AsyncThrowingStream<Document, any Error> { continuation in
      for document in documents { continuation.yield(document) }
      continuation.finish()
    }
    for try await _ in archive.add(source) {}
  }
}
