import AssayCore

/// A small archive without a file: passages of up to three lines or sentences, scored by the words they share.
///
/// It keeps every promise of ``ArchiveConformance``, so a test of the engine can use it in place of a real one. Search
/// looks at every passage; it is meant for hundreds of documents.
public actor InMemoryArchive: GrowingArchive {
  private var documents: [String: Document] = [:]
  private var order: [String] = []
  private var arrivals: [ArrivedPassage] = []

  /// Makes an archive that holds `documents`.
  public init(_ documents: [Document] = []) {
    for document in documents where self.documents.updateValue(document, forKey: document.id) == nil {
      order.append(document.id)
      for passage in Self.passages(of: document) {
        arrivals.append(ArrivedPassage(mark: Int64(arrivals.count + 1), passage: passage))
      }
    }
  }

  /// Stores documents, one event each, in order.
  public nonisolated func add(
    _ documents: some AsyncSequence<Document, any Error> & Sendable
  ) -> AsyncThrowingStream<ImportEvent, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          for try await document in documents { continuation.yield(await self.store(document)) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// The passages that share most words with each query, rare words counting more.
  public func search(_ queries: [ArchiveQuery], limit: Int) -> [[RetrievedPassage]] {
    let passages = order.compactMap { documents[$0] }.flatMap(Self.passages)
    return queries.map { query in
      guard limit > 0 else { return [] }
      let wanted = Set(Self.words(of: query.text))
      let words = passages.map { Set(Self.words(of: ($0.document.title ?? "") + " " + $0.text)) }
      var found: [RetrievedPassage] = []
      for (passage, own) in zip(passages, words) {
        let score = wanted.intersection(own).reduce(0.0) { sum, word in
          sum + 1 / Double(words.count { $0.contains(word) })
        }
        guard score > 0, query.filter.passes(passage.document), !isCopied(passage, from: query.excluding)
        else {
          continue
        }
        found.append(RetrievedPassage(passage: passage, score: score, parts: ["lexical": score]))
      }
      found.sort { $0.score > $1.score }
      return Self.spread(found, limit: limit)
    }
  }

  /// How much the archive holds.
  public func state() -> ArchiveState {
    ArchiveState(
      documents: documents.count, passages: documents.values.reduce(0) { $0 + Self.passages(of: $1).count })
  }

  /// How many passages ever came in.
  public func mark() -> Int64 { Int64(arrivals.count) }

  /// Passages that came in behind a mark; those of a document that changed since are left out.
  public func passages(after mark: Int64, limit: Int) -> [ArrivedPassage] {
    let current = Set(order.compactMap { documents[$0] }.flatMap(Self.passages))
    return Array(arrivals.dropFirst(Int(mark)).filter { current.contains($0.passage) }.prefix(limit))
  }

  private func store(_ document: Document) -> ImportEvent {
    guard document.text.contains(where: { !$0.isWhitespace }) else {
      return .rejected(input: document.id, AssayError(.empty, "The document \(document.id) has no text."))
    }
    let old = documents.updateValue(document, forKey: document.id)
    if old == nil { order.append(document.id) }
    if old != document {
      for passage in Self.passages(of: document) {
        arrivals.append(ArrivedPassage(mark: Int64(arrivals.count + 1), passage: passage))
      }
    }
    return .accepted(id: document.id, outcome: old == nil ? .added : old == document ? .unchanged : .updated)
  }

  private func isCopied(_ passage: Passage, from article: ExcludedArticle?) -> Bool {
    guard let article else { return false }
    if let own = article.url, let url = passage.document.url, Self.key(own) == Self.key(url) { return true }
    let runs = Self.runs(article.text)
    func share(_ text: String) -> Double {
      let own = Self.runs(text)
      return own.isEmpty ? 0 : Double(own.intersection(runs).count) / Double(own.count)
    }
    return share(passage.text) >= 0.8 || share(documents[passage.document.id]?.text ?? "") >= 0.6
  }
}
