public import AssayCore
import Foundation

/// What reading one document for an archive gave.
public enum ReadDocument: Sendable {
  /// A document, and the input it came from: `path`, or `path:line` within a JSON Lines file.
  case document(Document, input: String)
  /// An input that could not be read; the others are read all the same.
  case failure(input: String, AssayError)
}

/// Reads documents for an archive from files and folders, one at a time, with bounded memory.
///
/// `.txt`, `.text`, `.md`, `.markdown`, `.html`, `.htm`, `.xhtml`, `.pdf`, `.epub` and `.eml` files are one document each;
/// `.jsonl` and `.ndjson` files are one a line: `{"id","url","title","published","source","language","text"}`, of which
/// `text` must be there; without an `id`, the `url` is the identifier, or else the file's name and line. Lines and `.json`
/// files may also hold earlier fact checks (schema.org's ClaimReview, alone, in lists or in feeds), and so may the linked
/// data of a page. A file named directly may have any ending and is read by its content.
///
/// Folders are walked in sorted order; hidden entries are left out, a folder reached twice (by a symbolic link) is
/// walked once, and a file named `README.*` is left out unless it has front matter. Markdown front matter gives `id`,
/// `url`, `title`, `source`, `published` and `language`. Without an `id`, the path relative to the folder given is
/// the identifier, or the file's name.
public struct DocumentReader: Sendable {
  /// No JSON line longer than this is read, in bytes: 16 MB.
  public static let maximumLineBytes = 16 * 1024 * 1024

  private let readers: ArticleReaders

  /// Makes a reader.
  public init(readers: ArticleReaders = .standard) { self.readers = readers }

  /// The documents at `paths`, in the order given; read as the sequence is read, one at a time.
  public func documents(at paths: [String]) -> Documents { Documents(paths: paths, readers: readers) }

  /// The documents at some paths; see ``DocumentReader``.
  ///
  /// Each iteration reads the files again.
  public struct Documents: AsyncSequence, Sendable {
    /// A document or a failure.
    public typealias Element = ReadDocument

    let paths: [String]
    let readers: ArticleReaders

    /// Begins at the first path.
    public func makeAsyncIterator() -> Iterator { Iterator(paths: paths, readers: readers) }
  }
}
