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
  /// The model that made the vectors; nil where there are none.
  public var embedder: String?
  /// The version of the file's format.
  public var schemaVersion: Int
}
