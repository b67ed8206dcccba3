import AssayCore

/// What every ``Archive`` promises, as checks that any implementation can be put through.
///
/// Give it a way to make an empty archive, and run each case: with Swift Testing, as
/// `@Test(arguments: ArchiveConformance.Case.allCases)`. Each case makes its own archive.
public struct ArchiveConformance: Sendable {
  /// One promise.
  public enum Case: String, Sendable, CaseIterable {
    /// Documents are counted, found, and come back with their fields and exact spans.
    case documentsComeBack
    /// The same content again is `unchanged`.
    case sameContentIsUnchanged
    /// Changed content is `updated`: the new words are found, the old are not.
    case changedContentReplaces
    /// Events come in the order of the documents, one each.
    case eventsComeInOrder
    /// A document without text is rejected, and the others are taken.
    case emptyTextIsRejected
    /// What came before a failure of the source is kept, and the failure is thrown.
    case sourceFailureKeepsWhatCame
    /// The passage that shares the query's words comes first, scores descend, and every score has parts.
    case bestComesFirst
    /// Never more than `limit`; nothing for 0.
    case limitIsKept
    /// One list for each query, in their order.
    case queriesKeepTheirOrder
    /// An empty archive and a query without words find nothing, and do not fail.
    case nothingIsFoundInNothing
    /// Text that looks like a query language is text.
    case hostileQueriesAreText
    /// The article at its address, however written, is not evidence for itself.
    case articleIsExcludedByAddress
    /// A copy elsewhere under another address is not evidence either.
    case copyIsExcluded
    /// A note that quotes a sentence of the article stays; the copied passage goes.
    case quotingNoteStays
    /// No two results of one document overlap, and one document does not fill the first ten.
    case resultsAreSpread
    /// Only documents that pass the filter are returned.
    case filterIsKept
  }

  let makeArchive: @Sendable () async throws -> any Archive

  /// Makes the suite; `makeArchive` gives a new, empty archive each time.
  public init(_ makeArchive: @escaping @Sendable () async throws -> any Archive) {
    self.makeArchive = makeArchive
  }

  /// Runs all cases, one after the other.
  ///
  /// - Throws: ``ConformanceFailure`` for the first promise broken, or what the archive throws.
  public func run() async throws {
    for item in Case.allCases { try await check(item) }
  }

  /// Runs one case.
  ///
  /// - Throws: ``ConformanceFailure`` where the promise is broken, or what the archive throws.
  public func check(_ item: Case) async throws {
    let archive = try await makeArchive()
    switch item {
    case .documentsComeBack: try await documentsComeBack(archive)
    case .sameContentIsUnchanged: try await sameContentIsUnchanged(archive)
    case .changedContentReplaces: try await changedContentReplaces(archive)
    case .eventsComeInOrder: try await eventsComeInOrder(archive)
    case .emptyTextIsRejected: try await emptyTextIsRejected(archive)
    case .sourceFailureKeepsWhatCame: try await sourceFailureKeepsWhatCame(archive)
    case .bestComesFirst: try await bestComesFirst(archive)
    case .limitIsKept: try await limitIsKept(archive)
    case .queriesKeepTheirOrder: try await queriesKeepTheirOrder(archive)
    case .nothingIsFoundInNothing: try await nothingIsFoundInNothing(archive)
    case .hostileQueriesAreText: try await hostileQueriesAreText(archive)
    case .articleIsExcludedByAddress: try await articleIsExcludedByAddress(archive)
    case .copyIsExcluded: try await copyIsExcluded(archive)
    case .quotingNoteStays: try await quotingNoteStays(archive)
    case .resultsAreSpread: try await resultsAreSpread(archive)
    case .filterIsKept: try await filterIsKept(archive)
    }
  }
}
