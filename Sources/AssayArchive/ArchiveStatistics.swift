/// How much an archive holds, in detail: what `assay archive stats` prints.
public struct ArchiveStatistics: Sendable, Hashable, Codable {
  /// Current documents.
  public var documents: Int
  /// Passages of the current documents.
  public var passages: Int
  /// The size of the file with its log, in bytes.
  public var bytes: Int
  /// Versions of documents, current ones included.
  public var versions: Int
  /// Passages that have a vector.
  public var embedded: Int
  /// Passages that wait for a vector: how far dense retrieval is behind.
  public var waitingForVectors: Int
  /// Documents that say what claim they checked, or are of the kind fact check.
  public var factChecks: Int
  /// Documents that carry the text of another one.
  public var copies: Int
  /// The model that made the vectors; nil where there are none.
  public var embedder: String?
  /// The version of the file's format.
  public var schemaVersion: Int
}
