import AssayCore

/// Promises about adding documents.
extension ArchiveConformance {
  func documentsComeBack(_ archive: any Archive) async throws {
    let documents = Self.library
    _ = try await Self.add(documents, to: archive)
    let state = try await archive.state()
    try ConformanceFailure.require(
      state.documents == documents.count, "\(documents.count) documents, not \(state.documents)")
    try ConformanceFailure.require(
      state.passages >= documents.count, "each document has a passage; there are \(state.passages)")
    for document in documents {
      let hits = try await archive.search([ArchiveQuery(text: document.title ?? document.text)], limit: 5)[0]
      guard let passage = hits.first(where: { $0.passage.document.id == document.id })?.passage else {
        throw ConformanceFailure("\(document.id) is found by its title")
      }
      let origin = Passage.Origin(
        id: document.id, url: document.url, title: document.title, source: document.source,
        published: document.published, language: document.language)
      try ConformanceFailure.require(
        passage.document == origin, "fields come back unchanged: \(passage.document) for \(origin)")
      try ConformanceFailure.require(
        document.text.text(in: passage.span) == passage.text,
        "the span \(passage.span) covers the passage's words")
    }
  }

  func sameContentIsUnchanged(_ archive: any Archive) async throws {
    _ = try await Self.add(Self.library, to: archive)
    let before = try await archive.state()
    let again = try await Self.outcomes(of: Self.library, in: archive)
    try ConformanceFailure.require(
      again.allSatisfy { $0.1 == .unchanged }, "adding the same again is unchanged: \(again)")
    try ConformanceFailure.require(
      try await archive.state() == before, "adding the same again changes no count")
  }

  func changedContentReplaces(_ archive: any Archive) async throws {
    var document = Document(
      id: "note", title: "Harbour", text: "The pelican census counted forty birds in spring.")
    _ = try await Self.add([document], to: archive)
    document.text = "The walrus census counted fifty animals in autumn."
    let outcomes = try await Self.outcomes(of: [document], in: archive)
    try ConformanceFailure.require(outcomes.map(\.1) == [.updated], "changed content is updated: \(outcomes)")
    try ConformanceFailure.require(
      try await archive.state().documents == 1, "a new version is not a new document")
    let new = try await archive.search([ArchiveQuery(text: "walrus")], limit: 5)[0]
    try ConformanceFailure.require(
      new.first?.passage.text.contains("walrus") == true, "the new version is found")
    let old = try await archive.search([ArchiveQuery(text: "pelican")], limit: 5)[0]
    try ConformanceFailure.require(
      !old.contains { $0.passage.text.contains("pelican") }, "the old version is not found")
    document.title = "Port"
    let renamed = try await Self.outcomes(of: [document], in: archive)
    try ConformanceFailure.require(
      renamed.map(\.1) == [.updated], "every field counts as content: \(renamed)")
  }

  func eventsComeInOrder(_ archive: any Archive) async throws {
    let documents = (0..<300).map { Document(id: "d\($0)", text: "Report \($0) of the water board.") }
    let outcomes = try await Self.outcomes(of: documents, in: archive)
    try ConformanceFailure.require(
      outcomes.map(\.0) == documents.map(\.id), "one event for each document, in order")
    try ConformanceFailure.require(outcomes.allSatisfy { $0.1 == .added }, "all are added")
  }

  func emptyTextIsRejected(_ archive: any Archive) async throws {
    let documents = [
      Document(id: "a", text: "First note."), Document(id: "b", text: " \n\t "),
      Document(id: "c", text: "Third note."),
    ]
    let events = try await Self.add(documents, to: archive)
    let rejected = events.compactMap { event -> String? in
      if case .rejected(let input, let error) = event, error.code == .empty { input } else { nil }
    }
    try ConformanceFailure.require(
      rejected == ["b"], "the document without text is rejected as empty: \(events)")
    try ConformanceFailure.require(try await archive.state().documents == 2, "the others are taken")
  }

  func sourceFailureKeepsWhatCame(_ archive: any Archive) async throws {
    let source = AsyncThrowingStream<Document, any Error> { continuation in
      for document in Self.library { continuation.yield(document) }
      continuation.finish(throwing: AssayError(.unreadable, "the source broke"))
    }
    var thrown: AssayError?
    do {
      for try await _ in archive.add(source) {}
    } catch let error as AssayError {
      thrown = error
    }
    try ConformanceFailure.require(thrown?.code == .unreadable, "the source's error is thrown")
    try ConformanceFailure.require(
      try await archive.state().documents == Self.library.count, "what came before it is kept")
  }

  /// Adds documents and gives all events.
  static func add(_ documents: [Document], to archive: any Archive) async throws -> [ImportEvent] {
    let source = AsyncThrowingStream<Document, any Error> { continuation in
      for document in documents { continuation.yield(document) }
      continuation.finish()
    }
    var events: [ImportEvent] = []
    for try await event in archive.add(source) { events.append(event) }
    return events
  }

  /// Adds documents and gives the outcomes of those accepted.
  static func outcomes(
    of documents: [Document], in archive: any Archive
  ) async throws -> [(String, ImportOutcome)] {
    try await add(documents, to: archive).compactMap { event in
      if case .accepted(let id, let outcome) = event { (id, outcome) } else { nil }
    }
  }
}
