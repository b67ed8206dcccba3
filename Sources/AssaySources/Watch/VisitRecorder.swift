import AssayCore
import Foundation

/// Writes down what visits bring, many at a time: first the documents, then what is remembered of the sources.
///
/// In this order a watcher killed at any moment loses nothing: what is in the archive and not yet remembered is read
/// once more, and the archive finds it unchanged.
actor VisitRecorder<Store: Archive> {
  /// Visits wait while this many bytes of text are not yet on the disk.
  private static var mostWaiting: Int { 24 << 20 }

  private let archive: Store
  private let store: WatchStore
  private var visits: [SourceVisit] = []
  private var bytes = 0
  private var isBusy = false
  private(set) var taken = 0
  private var failure: (any Error)?
  private let onDocuments: (@Sendable ([Document]) async -> Void)?

  init(archive: Store, store: WatchStore, onDocuments: (@Sendable ([Document]) async -> Void)? = nil) {
    self.archive = archive
    self.store = store
    self.onDocuments = onDocuments
  }

  /// Takes a visit; it is on the disk after the next ``flush()``.
  ///
  /// - Throws: What an earlier writing threw: then there is no use in going on.
  func record(_ visit: SourceVisit) async throws {
    while bytes > Self.mostWaiting, failure == nil { try await Task.sleep(for: .milliseconds(20)) }
    if let failure { throw failure }
    visits.append(visit)
    bytes += visit.documents.reduce(0) { $0 + $1.text.utf8.count }
  }

  /// Writes all that waits.
  func flush() async throws {
    while isBusy { try await Task.sleep(for: .milliseconds(5)) }
    guard !visits.isEmpty else { return }
    isBusy = true
    defer { isBusy = false }
    let group = visits
    let size = bytes
    visits = []
    do {
      let documents = group.flatMap(\.documents)
      if !documents.isEmpty {
        let source = AsyncThrowingStream<Document, any Error> { continuation in
          for document in documents { continuation.yield(document) }
          continuation.finish()
        }
        var answered = 0
        for try await event in archive.add(source) {
          switch event {
          case .accepted:
            answered += 1
            taken += 1
          case .rejected: answered += 1
          case .embedded: break
          }
        }
        // A cancelled task sees the end of the stream too early: what was not answered is not remembered.
        guard answered == documents.count else { throw CancellationError() }
      }
      try await store.record(group.map(\.record))
      bytes -= size
      if !documents.isEmpty { await onDocuments?(documents) }
    } catch {
      failure = error
      throw error
    }
  }
}
