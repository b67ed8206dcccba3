public import AssayCore
public import Foundation

/// How far a check is.
public enum CheckStatus: String, Sendable, Codable, CaseIterable {
  case queued
  case running
  case done
  case failed
}

/// A check as it is kept, without the bytes of its article and without its report.
public struct StoredCheck: Sendable, Hashable {
  /// The check's name: the head of a hash over what was given.
  public var id: String
  /// How far it is.
  public var status: CheckStatus
  /// When it was asked for.
  public var created: Date
  /// When it ended.
  public var finished: Date?
  /// The address that the article was fetched from, or is said to be from.
  public var address: String?
  /// The headline, once the article was read.
  public var title: String?
  /// The SHA-256 of the article's bytes, once the article was read.
  public var article: String?
  /// How many claims have an outcome.
  public var done: Int
  /// How many claims there are to check.
  public var total: Int
  /// How often it was begun.
  public var attempts: Int
  /// Why it failed.
  public var problem: Problem?
  /// The counts of its verdicts.
  public var summary: Summary?

  /// Why a check failed.
  public struct Problem: Sendable, Hashable, Codable {
    /// The kind of failure, as in ``AssayError``.
    public var code: String
    /// What happened and what to do, for whoever asked.
    public var message: String

    /// Makes a problem.
    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }
  }

  /// Whether nothing more will happen.
  public var isFinal: Bool { status == .done || status == .failed }
}

/// What somebody wants to have checked.
public struct Submission: Sendable {
  /// The article.
  public var input: ArticleInput
  /// What names it; the same name means the same check.
  public var identity: String
  /// Whether the server vouches for its address: it fetched the article there itself, or whoever gave it may speak for
  /// the server.
  ///
  /// Only such checks are shown on the pages of that address.
  public var isVouchedFor: Bool

  /// The head of a SHA-256 over what was given, so that the same article is the same check.
  public var id: String { String(ContentHash.sha256(Data(identity.utf8)).prefix(20)) }

  /// A page fetched from an address, named by its text.
  static func page(_ input: ArticleInput, text: String) -> Submission {
    Submission(
      input: input, identity: "page\n\(input.url ?? input.source)\n\(text)", isVouchedFor: true)
  }

  /// Bytes as they were given.
  static func bytes(_ data: Data, source: String, url: String?, isVouchedFor: Bool) -> Submission {
    Submission(
      input: ArticleInput(data: data, source: source, url: url),
      identity: "bytes\n\(url ?? "")\n\(ContentHash.sha256(data))", isVouchedFor: isVouchedFor)
  }
}
