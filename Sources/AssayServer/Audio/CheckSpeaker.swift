public import AssayCore
public import Foundation

/// Reads articles aloud into files.
public protocol CheckSpeaker: Sendable {
  /// Writes `article.wav`, `timings.json`, `article.vtt` and, where it can, `article.opus` into a folder, whole or not at
  /// all.
  ///
  /// - Throws: ``AssayError`` with a message for whoever asked; `CancellationError`.
  func speak(_ article: Article, into folder: URL) async throws
}
