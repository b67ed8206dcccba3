import AssayArchive
import AssayCore
import AssayFollow
import AssaySources
import AssayVerify

extension Parts {
  /// The webhooks of the user's configuration.
  ///
  /// - Throws: ``AssayError`` with code `malformed`.
  public static func webhooks(_ configuration: UserConfiguration) throws -> [Webhook] {
    try configuration.webhooks.map { try Webhook(url: $0.url, secret: $0.secret) }
  }

  /// Keeps the verdicts of followed checks current, on the standard parts.
  ///
  /// - Throws: ``AssayError`` with an archive code, `modelMissing` or `inference`.
  public static func follower(
    store: FollowStore, archive path: String, hooks: [Webhook]
  ) async throws -> Follower<SQLiteArchive> {
    let embedder = try await embedder()
    let verifiers = VerifierShelf()
    var options = Follower<SQLiteArchive>.Options()
    options.hooks = hooks.map(\.address.string)
    return Follower(
      store: store, archive: try archive(at: path, embedder: embedder),
      verifier: { try await verifiers.verifier(named: $0) }, embedder: embedder, options: options)
  }

  /// Sends notices to webhooks.
  ///
  /// - Throws: ``AssayError`` with code `unavailable`.
  public static func noticeSender(store: FollowStore, hooks: [Webhook]) throws -> NoticeSender {
    NoticeSender(
      store: store, hooks: hooks, fetcher: try fetcher(), ownFetcher: try fetcher(allowsLoopback: true))
  }
}

/// The verifiers of followed checks, each loaded when the first claim needs it.
private actor VerifierShelf {
  private var loading: [VerifierChoice: Task<EvidenceVerifier, any Error>] = [:]

  func verifier(named name: String) async throws -> any Verifier {
    guard let choice = VerifierChoice(rawValue: name) else {
      throw AssayError(
        .malformed,
        "A check is followed with the verifier “\(name)”, which this Assay does not have. Update it, or check the article "
          + "again with --follow.")
    }
    let task = loading[choice] ?? Task { try await Parts.verifier(choice) }
    loading[choice] = task
    do {
      return try await task.value
    } catch {
      // What is missing may be there the next time.
      loading[choice] = nil
      throw error
    }
  }
}
