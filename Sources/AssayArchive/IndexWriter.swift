import AssayCore
import GRDB

/// What a passage is for.
enum PassageRole: Int, Sendable, CaseIterable {
  /// A piece of a document's text: evidence.
  case text = 0
  /// The claim that a fact check dealt with.
  ///
  /// It says what somebody claimed, not what is so: never evidence.
  case reviewedClaim = 1
}

/// A passage ready to be written, with its terms.
struct PreparedPassage: Sendable {
  var role: PassageRole
  var span: TextSpan
  var text: String
  /// The headings it stands under, one a line; nil where there are none.
  var trail: String?
  var terms: PassageTerms
}

/// Writes the passages of documents that are committed together, and their words as segments of the index.
///
/// Lives within one transaction; ``finish()`` must be called before its end.
final class IndexWriter {
  private let db: Database
  private var builders = PassageRole.allCases.map { _ in LexicalSegmentBuilder() }
  private var reader = TermReader()
  private let cutter: PassageCutter
  /// Documents whose words are not written yet.
  private var held: Set<Int64> = []
  /// A segment is closed at this size, so that memory is bounded where a whole archive is indexed.
  private static let longestSegment = 8192

  init(cutter: PassageCutter, _ db: Database) {
    self.cutter = cutter
    self.db = db
  }

  /// The passages of a document: the pieces of its text, and the claim it checked.
  static func passages(
    of document: Document, cutter: PassageCutter, reader: inout TermReader
  ) -> [PreparedPassage] {
    let title = document.title.map { reader.terms(in: $0) } ?? []
    var passages: [PreparedPassage] = []
    if let claim = document.factCheck?.claim, claim.unicodeScalars.contains(where: { !$0.isSpace }) {
      passages.append(
        PreparedPassage(
          role: .reviewedClaim, span: TextSpan(start: 0, end: 0), text: claim,
          terms: PassageTerms(title: title, text: reader.terms(in: claim))))
    }
    // A text that is nothing but the claim says nothing of its own.
    guard document.text != document.factCheck?.claim else { return passages }
    for piece in cutter.passages(in: document.text) {
      // The title often stands over the text once more.
      let trail = piece.headings.filter { $0 != document.title }.joined(separator: "\n")
      passages.append(
        PreparedPassage(
          role: .text, span: piece.span, text: piece.text, trail: trail.isEmpty ? nil : trail,
          terms: PassageTerms(
            title: trail.isEmpty ? title : title + reader.terms(in: trail), text: reader.terms(in: piece.text)
          )))
    }
    return passages
  }

  /// Writes the passages of a document, and marks them as waiting for a vector.
  func add(_ document: Document, key: Int64, passages: [PreparedPassage]?) throws {
    held.insert(key)
    let passages = passages ?? Self.passages(of: document, cutter: cutter, reader: &reader)
    let insert = try db.cachedStatement(
      sql: "INSERT INTO passage (document, first, last, text, role, trail) VALUES (?, ?, ?, ?, ?, ?)")
    let waiting = try db.cachedStatement(sql: "INSERT INTO waiting VALUES (?)")
    for passage in passages {
      try insert.execute(arguments: [
        key, passage.span.start, passage.span.end, passage.text, passage.role.rawValue,
        passage.trail,
      ])
      let passageKey = db.lastInsertedRowID
      try index(passageKey, passage.role, passage.terms)
      try waiting.execute(arguments: [passageKey])
    }
  }

  /// Writes what has been collected where a document is among it that is about to change: words must be written to be
  /// forgotten.
  func finish(before document: Int64) throws {
    if held.contains(document) { try finish() }
  }

  /// Writes what has been collected.
  func finish() throws {
    held = []
    for role in PassageRole.allCases {
      try builders[role.rawValue].write(role, db)
      builders[role.rawValue] = LexicalSegmentBuilder()
    }
  }

  private func index(_ key: Int64, _ role: PassageRole, _ terms: PassageTerms) throws {
    builders[role.rawValue].add(key, terms)
    if builders[role.rawValue].keys.count >= Self.longestSegment {
      try builders[role.rawValue].write(role, db)
      builders[role.rawValue] = LexicalSegmentBuilder()
    }
  }

  /// Indexes the words of the passages that are there, for an archive whose index of words is another's.
  static func indexWords(_ db: Database) throws {
    let writer = IndexWriter(cutter: PassageCutter(), db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.key, p.role, d.title, p.text, p.document FROM passage p JOIN document d ON d.key = p.document
        ORDER BY p.key
        """)
    var title: (document: Int64, terms: [String]) = (-1, [])
    while let row = try rows.next() {
      let document: Int64 = row[4]
      if title.document != document {
        title = (document, (row[2] as String?).map { writer.reader.terms(in: $0) } ?? [])
      }
      let terms = PassageTerms(title: title.terms, text: writer.reader.terms(in: row[3]))
      try writer.index(row[0], PassageRole(rawValue: row[1]) ?? .text, terms)
    }
    try writer.finish()
  }
}
