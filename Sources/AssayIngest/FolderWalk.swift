import AssayCore
import Foundation

/// Walks a folder in sorted order, one entry at a time.
struct FolderWalk {
  enum Found {
    case file(path: String, id: String)
    case failure(path: String, AssayError)
  }

  /// Folders deeper than this are reported and not entered.
  static let maximumDepth = 64

  private struct Entry {
    var path: String
    var id: String
    var depth: Int
  }

  /// What is still to be visited, the next one last.
  private var pending: [Entry]
  /// Real paths of folders entered, so that a symbolic link cannot lead in circles.
  private var entered: Set<String> = []

  init(root: String) { pending = [Entry(path: root, id: "", depth: 0)] }

  /// The next file that a document may be in, or a folder that cannot be read.
  mutating func next() -> Found? {
    while let entry = pending.popLast() {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: entry.path, isDirectory: &isDirectory) else {
        return .failure(
          path: entry.path, AssayError(.notFound, "\(entry.path) is a link to something that is not there."))
      }
      if !isDirectory.boolValue {
        if FolderWalk.isDocument(entry.path) { return .file(path: entry.path, id: entry.id) }
        continue
      }
      let real = URL(filePath: entry.path).resolvingSymlinksInPath().path
      guard entered.insert(real).inserted else { continue }
      guard entry.depth < FolderWalk.maximumDepth,
        let names = try? FileManager.default.contentsOfDirectory(atPath: entry.path)
      else {
        return .failure(
          path: entry.path,
          AssayError(
            .unreadable, "The folder \(entry.path) cannot be read, or lies too deep. Check its permissions."))
      }
      for name in names.sorted(by: >) where !name.hasPrefix(".") {
        pending.append(
          Entry(
            path: entry.path.hasSuffix("/") ? entry.path + name : entry.path + "/" + name,
            id: entry.id.isEmpty ? name : entry.id + "/" + name, depth: entry.depth + 1))
      }
    }
    return nil
  }

  private static func isDocument(_ path: String) -> Bool {
    let ending = URL(filePath: path).pathExtension.lowercased()
    return [
      "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "epub", "eml", "json",
    ].contains(ending)
      || JSONLines.isNamed(path)
  }
}
