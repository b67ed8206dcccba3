import AssayCore

/// Promises about the article being checked: it is never evidence for itself.
extension ArchiveConformance {
  private static let article = """
    The council of Merrow voted on Tuesday to close the old harbour for all cargo ships from next January. Officials \
    said that the decision would move about four hundred jobs to the new terminal at Seld. The dockers' union called \
    the vote a breach of the agreement that was signed in the spring of last year.

    A spokesman for the port company said the silt in the basin had made the passage of larger ships unsafe. The \
    company dredged the basin twice in five years, at a cost that the council did not want to carry again.
    """
  private static let claim = "The council of Merrow voted to close the old harbour for cargo ships."

  func articleIsExcludedByAddress(_ archive: any Archive) async throws {
    let stored = Document(
      id: "self", url: "http://www.example.org/news/harbour/?utm_source=feed#top",
      text: "An earlier edition: the Merrow council will vote on closing the old harbour for cargo ships.")
    let other = Document(
      id: "other", url: "https://example.org/news/harbour-history",
      text: "Merrow's old harbour took cargo ships for a century before the council voted to close it.")
    _ = try await Self.add([stored, other], to: archive)
    let excluded = ExcludedArticle(url: "https://example.org/news/harbour", text: Self.article)
    let found = try await Self.ids(archive, excluding: excluded)
    try ConformanceFailure.require(
      found == ["other"], "the article at its address is left out, its neighbour is not: \(found)")
    let plain = try await Self.ids(archive, excluding: nil)
    try ConformanceFailure.require(plain == ["other", "self"], "a plain search finds both: \(plain)")
  }

  func copyIsExcluded(_ archive: any Archive) async throws {
    // As wire copies are: another address, a line above, a paragraph dropped, other capitals and quotes.
    let copied = Self.article.prefix { $0 != "\n" }.replacing("'", with: "’").replacing(
      "The council", with: "THE COUNCIL")
    let copy = Document(
      id: "copy", url: "https://mirror.example/a1", text: "Reprinted from the agency.\n\n" + copied)
    let own = Document(
      id: "own", url: "https://other.example/b2",
      text: "In Merrow, eleven of nineteen council members were for shutting the old harbour to cargo ships.")
    _ = try await Self.add([copy, own], to: archive)
    let found = try await Self.ids(archive, excluding: ExcludedArticle(url: nil, text: Self.article))
    try ConformanceFailure.require(
      found == ["own"], "a copy is left out, another telling of it is not: \(found)")
  }

  func quotingNoteStays(_ archive: any Archive) async throws {
    let quoted = String(Self.article.prefix { $0 != "." }) + "."
    let note = Document(
      id: "note",
      text: """
        Our reading of the minutes of the Merrow council differs from what the press made of it, as follows.

        \(quoted)

        The minutes show that the council only asked for a study on closing the old harbour for cargo ships. A vote is \
        planned for June, and the harbour office confirmed to us in writing that no date has been set so far.
        """)
    _ = try await Self.add([note], to: archive)
    let query = ArchiveQuery(text: Self.claim, excluding: ExcludedArticle(url: nil, text: Self.article))
    let hits = try await archive.search([query], limit: 10)[0]
    try ConformanceFailure.require(!hits.isEmpty, "a note that quotes the article is not left out as a whole")
    try ConformanceFailure.require(
      hits.contains { $0.passage.text.contains("only asked for a study") },
      "what the note says itself is found: \(hits)")
    try ConformanceFailure.require(
      !hits.contains { $0.passage.text.contains("from next January") },
      "the sentence it copied is not evidence: \(hits)")
    try ConformanceFailure.require(
      hits.allSatisfy { note.text.text(in: $0.passage.span) == $0.passage.text },
      "spans are still exact: \(hits)")
  }

  private static func ids(_ archive: any Archive, excluding: ExcludedArticle?) async throws -> [String] {
    let hits = try await archive.search([ArchiveQuery(text: claim, excluding: excluding)], limit: 10)[0]
    return Set(hits.map(\.passage.document.id)).sorted()
  }
}
