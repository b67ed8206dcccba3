import AssayCore
import Foundation
import HTTPTypes
import Logging
import ServiceLifecycle

/// Makes the audio of checked articles, one after the other, and keeps it beside the checks.
actor AudioService: Service {
  /// How far the audio of a check is.
  enum State: String, Sendable {
    case none
    case making
    case ready
    case failed
  }

  /// The files that may be asked for.
  static let files: [String: String] = [
    "article.opus": "audio/ogg", "article.mp3": "audio/mpeg", "article.wav": "audio/wav",
    "timings.json": "application/json; charset=utf-8", "article.vtt": "text/vtt; charset=utf-8",
  ]

  private let speaker: any CheckSpeaker
  private let folder: String
  private let log: Logger
  private let executor = CheckExecutor()
  private var waiting: Set<String> = []
  private var problems: [String: String] = [:]
  private let orders: AsyncStream<(id: String, article: Article)>
  private let order: AsyncStream<(id: String, article: Article)>.Continuation

  /// - Parameter folder: where the audio is kept, a folder a check.
  init(speaker: any CheckSpeaker, folder: String, log: Logger) {
    self.speaker = speaker
    self.folder = folder
    self.log = log
    (orders, order) = AsyncStream.makeStream()
  }

  /// How far the audio of a check is, and why it could not be made.
  func state(of id: String) -> (state: State, problem: String?) {
    if waiting.contains(id) { return (.making, nil) }
    if path(of: "timings.json", id) != nil { return (.ready, nil) }
    return problems[id].map { (.failed, $0) } ?? (.none, nil)
  }

  /// Begins to make the audio of a check, unless it is there or being made.
  ///
  /// - Throws: ``Problem`` where too much is waiting.
  func make(_ id: String, _ article: Article) throws {
    guard [.none, .failed].contains(state(of: id).state) else { return }
    guard waiting.count < 50 else {
      throw Problem(
        .serviceUnavailable, "queueFull", "Too many articles wait to be read aloud. Try again later.",
        headers: [.retryAfter: "120"])
    }
    problems[id] = nil
    waiting.insert(id)
    order.yield((id, article))
  }

  /// The path of one of a check's files; nil where it is not there.
  nonisolated func path(of file: String, _ id: String) -> String? {
    // Both become parts of a path, so only what is known to be harmless does.
    guard Self.files[file] != nil, !id.isEmpty, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else {
      return nil
    }
    let path = "\(folder)/\(id)/\(file)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Makes audio until the server goes down; what is half made then is dropped.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await (id, article) in self.orders {
        await withTaskExecutorPreference(self.executor) { await self.speak(id, article) }
      }
    }
  }

  private nonisolated func speak(_ id: String, _ article: Article) async {
    do {
      try await speaker.speak(article, into: URL(fileURLWithPath: folder).appending(path: id))
      await ended(id, problem: nil)
    } catch is CancellationError {
      await ended(id, problem: nil)
    } catch {
      log.error("audio failed", metadata: ["check": "\(id)", "error": "\(error)"])
      await ended(id, problem: StoredCheck.Problem(error).message)
    }
  }

  private func ended(_ id: String, problem: String?) {
    waiting.remove(id)
    problems[id] = problem
    if problems.count > 500 { problems = [:] }
  }
}
