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
    var options = Follower<SQLiteArchive>.Options()
    options.hooks = hooks.map(\.address.string)
    return Follower(
      store: store, archive: try archive(at: path, embedder: embedder), verifier: try await verifier(),
      embedder: embedder, options: options)
  }

  /// Sends notices to webhooks.
  ///
  /// - Throws: ``AssayError`` with code `unavailable`.
  public static func noticeSender(store: FollowStore, hooks: [Webhook]) throws -> NoticeSender {
    NoticeSender(
      store: store, hooks: hooks, fetcher: try fetcher(), ownFetcher: try fetcher(allowsLoopback: true))
  }
}
