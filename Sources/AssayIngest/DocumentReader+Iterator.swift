import AssayCore
import Foundation

extension DocumentReader.Documents {
  /// Reads one document at a time; never throws, a failure is an element.
  public struct Iterator: AsyncIteratorProtocol {
    private var paths: ArraySlice<String>
    private let readers: ArticleReaders
    private var walk: FolderWalk?
    private var lines: JSONLines?
    /// Further documents of a file that holds several.
    private var waiting: [ReadDocument] = []

    init(paths: [String], readers: ArticleReaders) {
      self.paths = paths[...]
      self.readers = readers
    }

    /// The next document or failure; nil at the end.
    public mutating func next() async -> ReadDocument? {
      while true {
        if !waiting.isEmpty { return waiting.removeFirst() }
        if let element = lines?.next() { return element }
        lines = nil
        if let found = walk?.next() {
          switch found {
          case .file(let path, let id):
            if let element = read(path, id: id, isNamed: false) { return element }
          case .failure(let path, let error): return .failure(input: path, error)
          }
          continue
        }
        walk = nil
        guard let path = paths.popFirst() else { return nil }
        var isDirectory: ObjCBool = false
        if path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
          isDirectory.boolValue
        {
          walk = FolderWalk(root: path)
        } else if let element = read(path, id: URL(filePath: path).lastPathComponent, isNamed: true) {
          return element
        }
      }
    }

    /// Reads a file; nil where it is to be passed over, or where its lines are read one by one.
    private mutating func read(_ path: String, id: String, isNamed: Bool) -> ReadDocument? {
      do {
        if JSONLines.isNamed(path) {
          lines = JSONLines(handle: try FileInput.open(path), path: path)
          return nil
        }
        let input = try FileInput.read(path)
        if URL(filePath: path).pathExtension.lowercased() == "json" {
          return try readJSON(input, path, isNamed: isNamed)
        }
        let isReadme = URL(filePath: path).lastPathComponent.lowercased().hasPrefix("readme.")
        guard
          let document = try DocumentFile.document(
            input, id: id, readers: readers, skipsPlain: isReadme && !isNamed)
        else { return nil }
        return take(DocumentFile.factChecks(of: document, in: input), path)
      } catch let error as AssayError {
        return .failure(input: path, error)
      } catch {
        return .failure(input: path, AssayError(.unreadable, "\(path) could not be read.", cause: error))
      }
    }

    /// A `.json` file in a folder that holds neither fact checks nor documents is passed over.
    private mutating func readJSON(_ input: ArticleInput, _ path: String, isNamed: Bool) throws
      -> ReadDocument?
    {
      do {
        return take(try JSONDocuments.documents(in: input.data, path: path), path)
      } catch let error as AssayError where error.code == .unsupportedFormat && !isNamed {
        return nil
      }
    }

    private mutating func take(_ documents: [Document], _ path: String) -> ReadDocument? {
      waiting = documents.dropFirst().map { .document($0, input: path) }
      return documents.first.map { .document($0, input: path) }
    }
  }
}
