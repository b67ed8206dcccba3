import AssayArchive
import AssayCore
import AssayDefaults
import AssayFollow
import Foundation

/// Judges claims of followed checks again beside another work, and tells of what changed.
///
/// The models are loaded when there is a followed check, and not before.
actor FollowWork {
  private let archive: String
  private var follower: Follower<SQLiteArchive>?
  private var sender: NoticeSender?
  private var store: FollowStore?

  /// - Parameter archive: The archive's path; what is followed lies beside it.
  init(archive: String) { self.archive = archive }

  /// Does `work`, and follows what it stores.
  ///
  /// - Parameter atEnd: Whether to look at everything that has come in before returning.
  func during(
    _ work: @escaping @Sendable (_ stored: @escaping @Sendable () -> Void) async throws -> Void, atEnd: Bool
  ) async throws {
    let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    // Something may have come in while nobody looked.
    signal.yield()
    let following = Task { for await _ in signals { await self.catchUpOrSay() } }
    let ticking = Task {
      while true {
        try await Task.sleep(for: .seconds(15))
        signal.yield()
      }
    }
    defer {
      ticking.cancel()
      signal.finish()
    }
    do {
      try await work { signal.yield() }
    } catch {
      following.cancel()
      throw error
    }
    signal.finish()
    if atEnd { await following.value } else { following.cancel() }
  }

  /// As ``catchUp()``; a failure is said and tried again the next time.
  private func catchUpOrSay() async {
    do {
      try await catchUp()
    } catch let error as AssayError {
      Console.error("Followed checks: \(error.message)")
    } catch {
      if !(error is CancellationError) { Console.error("Followed checks: \(error)") }
    }
  }

  /// Looks at everything that has come in since the last time, and sends notices that are due.
  ///
  /// Costs next to nothing where no check is followed.
  @discardableResult
  func catchUp() async throws -> Follower<SQLiteArchive>.Outcome {
    try await tellingOfIt { try await $0.run { Console.error(FollowText.line($0)) } }
  }

  /// Judges all claims of a check again, and sends notices that are due.
  @discardableResult
  func review(_ check: String) async throws -> Follower<SQLiteArchive>.Outcome {
    try await tellingOfIt { try await $0.review(check) { Console.error(FollowText.line($0)) } }
  }

  private func tellingOfIt(
    _ work: (Follower<SQLiteArchive>) async throws -> Follower<SQLiteArchive>.Outcome
  ) async throws -> Follower<SQLiteArchive>.Outcome {
    if store == nil { store = try FollowStore.existing(besideArchive: archive) }
    guard let store, try await store.status().claims > 0 else { return .init() }
    if follower == nil {
      let hooks = try Parts.webhooks(UserConfiguration.load())
      follower = try await Parts.follower(store: store, archive: archive, hooks: hooks)
      sender = hooks.isEmpty ? nil : try Parts.noticeSender(store: store, hooks: hooks)
    }
    guard let follower else { return .init() }
    let outcome: Result<Follower<SQLiteArchive>.Outcome, any Error>
    do { outcome = .success(try await work(follower)) } catch { outcome = .failure(error) }
    // What was found before a failure is told all the same.
    if let sent = try await sender?.send(), let problem = sent.problem {
      Console.error("A notice was not taken: \(problem)")
    }
    return try outcome.get()
  }
}
