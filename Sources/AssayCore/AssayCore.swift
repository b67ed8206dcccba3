/// The nouns, errors and plug-in protocols of Assay, over Foundation alone.
///
/// Everything else in the house depends on this room; this room depends on nothing of the house. It holds no
/// algorithm that decides anything: only what the parts say to each other.
public enum Assay {
  /// The version that reports carry.
  public static let version = "0.1.0"
}
