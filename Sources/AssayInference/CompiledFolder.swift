import Foundation

/// A folder of compiled networks that is used only while it is what it was when it was completed.
package enum CompiledFolder {
  private static let mark = "complete"

  /// Writes down which files there are; false where that fails.
  package static func complete(_ folder: URL) -> Bool {
    guard let sizes = sizes(folder), !sizes.isEmpty, let data = try? JSONEncoder().encode(sizes) else {
      return false
    }
    return (try? data.write(to: folder.appending(path: mark), options: .atomic)) != nil
  }

  /// Whether all files are there in their sizes.
  package static func isComplete(_ folder: URL) -> Bool {
    guard let data = try? Data(contentsOf: folder.appending(path: mark)),
      let expected = try? JSONDecoder().decode([String: Int].self, from: data)
    else { return false }
    return !expected.isEmpty && sizes(folder) == expected
  }

  private static func sizes(_ folder: URL) -> [String: Int]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return nil }
    var sizes: [String: Int] = [:]
    for name in names where name != mark {
      let values = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
      sizes[name] = (values?[.size] as? NSNumber)?.intValue
    }
    return sizes
  }
}
