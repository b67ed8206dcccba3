import AssayArchive
import AssayCore
import AssayIngest
import Foundation

/// Takes files and folders into an archive, telling how far it is.
///
/// One bad file never stops the rest.
struct ArchiveImport {
  let archive: SQLiteArchive

  /// What an import did.
  struct Outcome {
    var added = 0
    var updated = 0
    var unchanged = 0
    var rejected = 0
    var total: Int { added + updated + unchanged }
  }

  @discardableResult
  func run(_ paths: [String], progress: inout Progress) async throws -> Outcome {
    var outcome = Outcome()
    let rejections = Rejections()
    let documents = DocumentReader().documents(at: paths).accepted { rejections.add($0, $1) }
    for try await event in archive.add(documents) {
      switch event {
      case .accepted(_, let result):
        switch result {
        case .added: outcome.added += 1
        case .updated: outcome.updated += 1
        case .unchanged: outcome.unchanged += 1
        }
        progress.count("documents", outcome.total, of: nil)
      case .rejected(let input, let error): rejections.add(input, error)
      case .embedded(let done, let total): progress.count("passages placed in vector space", done, of: total)
      }
    }
    progress.clear()
    outcome.rejected = rejections.report()
    return outcome
  }
}
