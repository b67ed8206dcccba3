import AssayCore
import Foundation

extension ArticleInput {
  /// Reads the bytes of a file, or of standard input for `-`; at most ``ArticleReaders/maximumBytes``.
  ///
  /// - Throws: ``AssayError`` with code `notFound`, `unreadable` or `tooLarge`.
  public init(path: String, url: String? = nil) throws {
    self = try FileInput.read(path)
    self.url = url
  }
}

extension ArticleReaders: ArticleReader {
  /// The name of the chooser, for messages.
  public var format: String { "any known format" }

  /// Whether some reader takes the bytes.
  public func recognises(_ input: ArticleInput) -> Bool {
    recognisedFormat(input) != nil
  }
}
