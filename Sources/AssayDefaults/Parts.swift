import AssayArchive
import AssayClaims
import AssayCore
import AssayEngine
import AssayInference
import AssayIngest
import AssaySources
import AssayText
import AssayVerify
import Foundation

/// The one place where the parts are wired together.
///
/// Each part is made on its own, so that a command that needs no model loads none.
public enum Parts {
  /// The reader of every format that Assay reads.
  public static var reader: any ArticleReader { ArticleReaders.standard }

  /// The claim detector with the trained classifier, or with the word model alone where that cannot be loaded.
  ///
  /// - Parameter warn: called with what is missing and what to do, where the word model has to do.
  /// - Throws: ``AssayError`` with code `modelMissing` where even the word model or the grammar is missing.
  public static func detector(warn: @Sendable (String) -> Void = { _ in }) async throws
    -> ArticleClaimDetector
  {
    let folders = try ModelFolders.find()
    let words = try CheckWorthinessModel(folder: folders.checkworthiness)
    do {
      let files = CheckWorthinessEncoder.Files(
        folder: folders.checkworthiness, weights: folders.embedderWeights,
        vocabulary: folders.embedder.appendingPathComponent("vocab.txt"))
      let runtime = try runtime()
      async let encoder = CheckWorthinessEncoder(files, words: words, runtime: runtime)
      async let parser = SentenceParser(
        .init(folder: folders.grammar, vocabulary: files.vocabulary), runtime: runtime)
      return ArticleClaimDetector(model: words, scorer: try await encoder, parser: try await parser)
    } catch let error as AssayError {
      warn("Claims are found by rules on words alone. \(error.message)")
      return ArticleClaimDetector(model: words)
    }
  }

  /// The verifier on the shipped cross-encoders.
  ///
  /// - Parameter choice: which of the two models reads; the quote within a passage is always found by the fast one.
  /// - Throws: ``AssayError`` with code `modelMissing` or `inference`.
  public static func verifier(_ choice: VerifierChoice = .auto) async throws -> EvidenceVerifier {
    let folders = try ModelFolders.find()
    let runtime = try runtime()
    async let loading = CrossEncoderScorer(folder: folders.verifier, runtime: runtime)
    guard choice != .fast else { return EvidenceVerifier(scorer: try await loading) }
    let accurate = try await CrossEncoderScorer(
      folder: folders.accurateVerifier, weights: folders.accurateVerifierWeights, runtime: runtime)
    let fast = try await loading
    switch choice {
    case .fast: return EvidenceVerifier(scorer: fast)
    case .accurate: return EvidenceVerifier(scorer: accurate, quoter: fast)
    case .auto:
      let card = try CascadeCard(folder: folders.accurateVerifier)
      return EvidenceVerifier(scorer: CascadeScorer(fast: fast, accurate: accurate, card: card), quoter: fast)
    }
  }

  /// The embedder, all-MiniLM-L6-v2.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing` or `inference`.
  public static func embedder() async throws -> SentenceEmbedder {
    let folders = try ModelFolders.find()
    return try await SentenceEmbedder(
      folder: folders.embedder, weights: folders.embedderWeights, runtime: runtime())
  }

  /// What puts the results of a search into order by reading them, for at most `budget` a query.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing` or `inference`.
  public static func reranker(budget: Duration) async throws -> TimedReranker {
    let folders = try ModelFolders.find()
    let scorer = try await CrossEncoderScorer(folder: folders.verifier, runtime: runtime())
    return TimedReranker(reader: RelevanceByStance(scorer: scorer), budget: budget)
  }

  /// An archive at a path, made where there is none.
  ///
  /// - Parameter embedder: makes vectors for dense retrieval; nil for lexical retrieval alone.
  /// - Throws: ``AssayError`` with an archive code.
  public static func archive(at path: String, embedder: (any Embedder)?) throws -> SQLiteArchive {
    try SQLiteArchive(path: path, embedder: embedder)
  }

  /// An engine on the standard parts and an archive.
  ///
  /// - Parameter live: looks for evidence outside of the archive; nil asks nobody.
  public static func engine(
    archive: any Archive, embedder: any Embedder, verifier: any Verifier, live: LiveSearch? = nil,
    warn: @Sendable (String) -> Void = { _ in }
  ) async throws -> Engine {
    Engine(
      reader: reader, detector: try await detector(warn: warn), archive: archive, verifier: verifier,
      embedder: embedder.model, live: live
    )
  }

  /// A fetcher of public addresses.
  ///
  /// - Parameters:
  ///   - allowsLoopback: also fetches from this machine.
  ///   - connections: how many requests are under way at once.
  ///   - connectTo: `HOST:PORT` that all connections go to; for benchmarks.
  /// - Throws: ``AssayError`` with code `unavailable`.
  public static func fetcher(
    allowsLoopback: Bool = false, connections: Int = 8, connectTo: String? = nil
  ) throws -> Fetcher {
    var options = Fetcher.Options()
    options.allowsLoopback = allowsLoopback
    options.connections = connections
    options.connectTo = connectTo
    return try Fetcher(options: options)
  }

  private static func runtime() throws -> OpenVINORuntime {
    try OpenVINORuntime(at: RuntimeLocation.find(), cache: UserFolders.compiledModels)
  }
}
