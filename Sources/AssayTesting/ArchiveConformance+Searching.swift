import AssayCore

/// Promises about searching.
extension ArchiveConformance {
  func bestComesFirst(_ archive: any Archive) async throws {
    _ = try await Self.add(Self.library, to: archive)
    let hits = try await archive.search(
      [ArchiveQuery(text: "The bridge over the Arden reopened in March.")], limit: 10)[0]
    try ConformanceFailure.require(
      hits.first?.passage.document.id == "bridge", "the passage about the bridge comes first: \(hits)")
    try ConformanceFailure.require(
      zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score }, "scores descend")
    try ConformanceFailure.require(hits.allSatisfy { !$0.parts.isEmpty }, "every score has parts")
  }

  func limitIsKept(_ archive: any Archive) async throws {
    _ = try await Self.add(Self.library, to: archive)
    for limit in 0...3 {
      let hits = try await archive.search([ArchiveQuery(text: "bridge school hospital river")], limit: limit)[
        0]
      try ConformanceFailure.require(
        hits.count == min(limit, 3), "\(limit) results at most and as many as there are, not \(hits.count)")
    }
  }

  func queriesKeepTheirOrder(_ archive: any Archive) async throws {
    _ = try await Self.add(Self.library, to: archive)
    let queries = ["hospital wards", "bridge reopened", "school pupils"].map { ArchiveQuery(text: $0) }
    let found = try await archive.search(queries, limit: 1).map { $0.first?.passage.document.id }
    try ConformanceFailure.require(
      found == ["hospital", "bridge", "school"], "answers in the order of the questions: \(found)")
    try ConformanceFailure.require(try await archive.search([], limit: 5).isEmpty, "no questions, no answers")
  }

  func nothingIsFoundInNothing(_ archive: any Archive) async throws {
    let empty = try await archive.search([ArchiveQuery(text: "bridge")], limit: 5)
    try ConformanceFailure.require(empty == [[]], "an empty archive finds nothing")
    _ = try await Self.add(Self.library, to: archive)
    for text in ["", "   ", "?!", "…"] {
      let found = try await archive.search([ArchiveQuery(text: text)], limit: 5)
      try ConformanceFailure.require(found.count == 1, "a query without words has an answer")
    }
  }

  func hostileQueriesAreText(_ archive: any Archive) async throws {
    _ = try await Self.add(Self.library, to: archive)
    let hostile = [
      "\"", "\"\"\"", "bridge\"", "AND OR NOT", "NEAR(bridge, 2)", "text:bridge", "bridge*", "^bridge", "(",
      ")",
      "bridge' OR 1=1 --", "{title text}: bridge", "bridge\0river", "-bridge", "\u{202E}bridge", "😀 bridge",
    ]
    for text in hostile {
      let found = try await archive.search([ArchiveQuery(text: text)], limit: 5)
      try ConformanceFailure.require(found.count == 1, "one answer for \(text)")
      guard text.hasPrefix("bridge"), text != "bridge\0river" else { continue }
      try ConformanceFailure.require(
        found[0].first?.passage.document.id == "bridge", "the word in \(text) is found")
    }
  }

  func resultsAreSpread(_ archive: any Archive) async throws {
    let sentences = (0..<200).map {
      "Line \($0) of the tram network carried \($0 * 7) riders in the year of the count."
    }
    let long = Document(id: "long", text: sentences.joined(separator: " "))
    let short = (0..<12).map {
      Document(id: "s\($0)", text: "District \($0) asked for a tram line with more riders.")
    }
    _ = try await Self.add([long] + short, to: archive)
    let hits = try await archive.search([ArchiveQuery(text: "tram line riders")], limit: 10)[0]
    try ConformanceFailure.require(hits.count == 10, "ten results where there are enough, not \(hits.count)")
    let ofLong = hits.filter { $0.passage.document.id == "long" }.map(\.passage.span)
    try ConformanceFailure.require(ofLong.count <= 3, "at most three of one document, not \(ofLong.count)")
    for (index, span) in ofLong.enumerated() {
      try ConformanceFailure.require(
        !ofLong[(index + 1)...].contains { $0.overlaps(span) }, "no two results overlap")
    }
  }

  func filterIsKept(_ archive: any Archive) async throws {
    _ = try await Self.add(Self.library, to: archive)
    let filters: [(DocumentFilter, [String])] = [
      (DocumentFilter(sources: ["arden POST"]), ["bridge"]),
      (DocumentFilter(languages: ["en"]), ["bridge", "hospital"]),
      (DocumentFilter(to: PartialDate(year: 2024, month: 12)), ["school"]),
      (DocumentFilter(kinds: [.law]), []),
    ]
    for (filter, expected) in filters {
      let found = try await archive.search([ArchiveQuery(text: "river", filter: filter)], limit: 10)[0]
      let ids = Set(found.map(\.passage.document.id))
      try ConformanceFailure.require(ids == Set(expected), "\(filter) lets \(ids.sorted()) pass")
    }
  }

  /// A few documents on different subjects.
  static let library = [
    Document(
      id: "bridge", url: "https://example.org/bridge", title: "Bridge over the Arden",
      published: PartialDate(year: 2025, month: 3, day: 4), source: "Arden Post", language: "en",
      text: """
        The bridge over the river Arden reopened on 4 March 2025. It had been closed for two years.

        “The repair cost 3 million,” the mayor said. 🌉 The naïve first estimate was half of that.
        """),
    Document(
      id: "school", title: "New school in Brenn", published: PartialDate(year: 2024), source: "Analysts",
      text:
        "The school in Brenn by the river took its first 200 pupils in September. Ten teachers were hired."),
    Document(
      id: "hospital", url: "https://example.net/hospital?id=7", title: "Hospital of the river valley",
      language: "en",
      text: "The hospital closed three wards last winter. The ministry denies that patients were turned away."
    ),
  ]
}
