import AssayCore
import GRDB

extension SQLiteArchive {
  /// Texts of more code units (UTF-8) are rejected: no analysis is that long, and memory is bounded.
  static let longestText = 50_000_000

  /// Stores documents, in order.
  ///
  /// Each is on disk when its event arrives.
  ///
  /// The same content again is `unchanged` and writes nothing; changed content becomes the current version, the old
  /// one is kept but no longer found. A document that cannot be taken is `rejected`, and the import goes on.
  /// Vectors follow in the background: `embedded` events come between and after the others, and the stream ends when
  /// all vectors are made. Ending the iteration early stops the import; what was accepted stays.
  ///
  /// The stream throws ``AssayError`` with code `archiveBusy`, `archiveDamaged`, `cannotWrite`, `inference` or
  /// `modelMissing`, or what `documents` throws; everything accepted before that is kept.
  public func add(
    _ documents: some AsyncSequence<Document, any Error> & Sendable
  ) -> AsyncThrowingStream<ImportEvent, any Error> {
    AsyncThrowingStream { continuation in
      let queue = ImportQueue()
      let task = Task {
        do {
          try await withThrowingTaskGroup(of: Void.self) { group in
            let (accepted, signal) = AsyncStream.makeStream(
              of: Void.self, bufferingPolicy: .bufferingNewest(1))
            group.addTask { await Self.fill(queue, from: documents) }
            group.addTask {
              defer { signal.finish() }
              do {
                try await self.store(queue) { event in
                  continuation.yield(event)
                } stored: {
                  signal.yield()
                }
              } catch {
                // The source may be waiting for room in the queue that nobody will make now.
                await queue.finish()
                throw error
              }
            }
            group.addTask { try await self.follow(accepted) { continuation.yield($0) } }
            try await group.waitForAll()
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { reason in
        guard case .cancelled = reason else { return }
        task.cancel()
        Task { await queue.finish() }
      }
    }
  }

  private static func fill(
    _ queue: ImportQueue, from documents: some AsyncSequence<Document, any Error> & Sendable
  ) async {
    do {
      for try await document in documents {
        guard await queue.push(document) else { return }
      }
      await queue.finish()
    } catch {
      await queue.finish(error)
    }
  }

  private func store(
    _ queue: ImportQueue, report: @Sendable (ImportEvent) -> Void, stored: @Sendable () -> Void
  ) async throws {
    while let documents = try await queue.next() {
      try Task.checkCancellation()
      for event in try await store(documents) { report(event) }
      stored()
    }
  }

  /// Stores a group in one transaction; the events are true once this returns.
  func store(_ documents: [Document]) async throws -> [ImportEvent] {
    let candidates = documents.map { ($0.storable, problem(of: $0)) }
    let ids = candidates.filter { $0.1 == nil }.map(\.0.id)
    let known = try await read { try DocumentStore.fingerprints(of: ids, $0) }
    let prepared = await prepare(candidates.filter { $0.1 == nil }.map(\.0), known: known)
    let outcomes: [ImportOutcome]
    if prepared.contains(where: { known[$0.document.id] != $0.fingerprint }) {
      outcomes = try await write { [cutter] db in
        let writer = IndexWriter(cutter: cutter, db)
        let outcomes = try prepared.map { try DocumentStore.put($0, writer, db) }
        try writer.finish()
        return outcomes
      }
    } else {
      outcomes = prepared.map { _ in .unchanged }
    }
    var next = outcomes.makeIterator()
    return candidates.compactMap { document, problem in
      if let problem { return .rejected(input: document.id, problem) }
      return next.next().map { .accepted(id: document.id, outcome: $0) }
    }
  }

  /// Hashes documents, cuts them and reads their words, in their order, on all cores.
  private func prepare(_ documents: [Document], known: [String: String]) async -> [PreparedDocument] {
    let share = max(1, (documents.count + 7) / 8)
    return await withTaskGroup(of: (Int, [PreparedDocument]).self) { group in
      for start in stride(from: 0, to: documents.count, by: share) {
        group.addTask { [cutter] in
          // One reader for many documents: it remembers the stems.
          var reader = TermReader()
          let part = documents[start..<min(start + share, documents.count)]
          let prepared = part.map { document in
            let fingerprint = document.fingerprint
            guard known[document.id] != fingerprint else {
              return PreparedDocument(document: document, fingerprint: fingerprint)
            }
            return PreparedDocument(
              document: document, fingerprint: fingerprint,
              passages: IndexWriter.passages(of: document, cutter: cutter, reader: &reader),
              signature: TextSignature(document.text))
          }
          return (start, prepared)
        }
      }
      var parts: [Int: [PreparedDocument]] = [:]
      for await (start, part) in group { parts[start] = part }
      return parts.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }

  private func problem(of document: Document) -> AssayError? {
    let name = document.title ?? document.url ?? document.id
    if document.id.isEmpty || document.id.utf8.contains(0) {
      return AssayError(.malformed, "The document “\(name)” has no usable identifier. Give it an \"id\".")
    }
    if document.text.utf8.count > Self.longestText {
      return AssayError(
        .tooLarge,
        "The document \(document.id) has more than \(Self.longestText / 1_000_000) MB of text. Divide it.")
    }
    guard document.text.unicodeScalars.contains(where: { !$0.isSpace }) else {
      return AssayError(.empty, "The document \(document.id) has no text.")
    }
    return nil
  }
}
