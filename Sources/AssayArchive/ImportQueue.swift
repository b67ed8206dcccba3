import AssayCore

/// Hands documents from a source to the writer, in order and in groups.
///
/// While one group is written, the next ones gather; the writer then takes all that have come. So a fast source is
/// written in large groups, a slow one document by document, without any timer. The queue is bounded: a source that
/// is faster than the disk waits.
actor ImportQueue {
  private let limit: Int
  private let limitInBytes: Int
  private var documents: [Document] = []
  private var bytes = 0
  private var ended = false
  private var failure: (any Error)?
  private var producer: CheckedContinuation<Void, Never>?
  private var consumer: CheckedContinuation<Void, Never>?

  init(limit: Int = 256, limitInBytes: Int = 4_000_000) {
    self.limit = limit
    self.limitInBytes = limitInBytes
  }

  /// Adds a document; waits while the queue is full.
  ///
  /// False once the queue was closed: no more are wanted.
  func push(_ document: Document) async -> Bool {
    if !documents.isEmpty, documents.count >= limit || bytes >= limitInBytes, !ended {
      await withCheckedContinuation { producer = $0 }
    }
    guard !ended else { return false }
    documents.append(document)
    bytes += document.text.utf8.count
    wake(&consumer)
    return true
  }

  /// Says that no more documents come, because of `failure` where there is one.
  func finish(_ failure: (any Error)? = nil) {
    guard !ended else { return }
    ended = true
    self.failure = failure
    wake(&consumer)
    wake(&producer)
  }

  /// All documents that have come, at least one; nil at the end.
  ///
  /// - Throws: What the source threw, after everything before it was handed out.
  func next() async throws -> [Document]? {
    if documents.isEmpty, !ended { await withCheckedContinuation { consumer = $0 } }
    guard !documents.isEmpty else {
      if let failure { throw failure }
      return nil
    }
    defer {
      documents = []
      bytes = 0
      wake(&producer)
    }
    return documents
  }

  private func wake(_ continuation: inout CheckedContinuation<Void, Never>?) {
    continuation?.resume()
    continuation = nil
  }
}
