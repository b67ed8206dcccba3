import AssayCore
import GRDB

extension SQLiteArchive {
  /// Makes the passages and the index of their words anew from the documents, in one transaction; vectors follow as
  /// after an import.
  ///
  /// Takes time in proportion to the archive; a kill leaves everything as it was.
  ///
  /// - Throws: ``AssayError`` with code `archiveBusy`, `cannotWrite`, or `archiveDamaged` where the documents
  ///   themselves cannot be read.
  public func rebuildIndex() async throws {
    try await write { [cutter] db in try Self.rebuild(db, cutter: cutter) }
    try await mergeSegments()
  }

  /// What is wrong with the archive, in words; empty where nothing is.
  ///
  /// Reads the whole file.
  ///
  /// - Throws: ``AssayError`` with code `archiveBusy` or `archiveDamaged`.
  public func verify() async throws -> [String] {
    try await write { db in
      var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      if try Self.indexProblem(db) != nil { problems.append("The index does not belong to the documents.") }
      problems += try LexicalCheck.problems(db)
      return problems
    }
  }

  /// Rebuilds the index at opening where a quick look shows that it is not whole.
  func repairIndexIfNeeded() throws {
    guard try pool.read({ try Self.indexProblem($0) }) != nil else { return }
    try pool.write { db in
      guard try Self.indexProblem(db) != nil else { return }
      try Self.rebuild(db, cutter: cutter)
    }
  }

  /// A sign that the index is not whole; nil where a quick look shows none.
  ///
  /// Takes a few steps in each tree, and none through all rows: a damage deeper down shows when it is read,
  /// and is mended then.
  private static func indexProblem(_ db: Database) throws -> String? {
    let present = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_master"))
    if let missing = ArchiveSchema.indexTables.first(where: { !present.contains($0) }) {
      return "\(missing) is missing"
    }
    do {
      let passage = try Int64.fetchOne(db, sql: "SELECT max(key) FROM passage")
      let index = try Int64.fetchOne(db, sql: "SELECT max(last) FROM lexicalSegment WHERE live = 1")
      if passage != index { return "the words are not those of the passages" }
      let cut = try Int64.fetchOne(db, sql: "SELECT max(document) FROM passage")
      if cut != (try Int64.fetchOne(db, sql: "SELECT max(key) FROM document")) {
        return "passages are missing"
      }
      if try !findsLastPassage(db) { return "the words of a passage do not lead to it" }
      return nil
    } catch let error as DatabaseError where ArchiveError.mayBeIndexDamage(error) {
      return error.message ?? "the index cannot be read"
    }
  }

  /// Looks the newest passage up by one of its words, as a search would.
  private static func findsLastPassage(_ db: Database) throws -> Bool {
    let row = try Row.fetchOne(db, sql: "SELECT key, role, text FROM passage ORDER BY key DESC LIMIT 1")
    var reader = TermReader()
    guard let row, let term = reader.terms(in: row["text"]).first,
      let role = PassageRole(rawValue: row["role"])
    else { return true }
    let key: Int64 = row["key"]
    for segment in try LexicalStore.segments(role, db) where (segment.base...segment.last).contains(key) {
      guard let list = try LexicalStore.list(term, segment: segment.id, db) else { continue }
      guard let postings = list.postings() else { throw LexicalStore.damaged }
      if postings.contains(where: { segment.base + Int64($0.passage) == key }) { return true }
    }
    return false
  }

  private static func rebuild(_ db: Database, cutter: PassageCutter) throws {
    try ArchiveSchema.dropIndex(db)
    try ArchiveSchema.createIndex(db)
    let writer = IndexWriter(cutter: cutter, db)
    let documents = try Row.fetchCursor(
      db, sql: "SELECT key, \(DocumentStore.fields) FROM document ORDER BY key")
    while let row = try documents.next() {
      let document = Document(row: row)
      try writer.add(document, key: row["key"], passages: nil)
      try CopyStore.add(TextSignature(document.text), document: row["key"], db)
    }
    try writer.finish()
  }
}
