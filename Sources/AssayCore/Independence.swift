/// How many sources stand behind documents that say one thing.
///
/// Copies of one text, texts of one source, and sources of one owner count once. What is not known is taken to be
/// independent: two documents without source and owner are two.
public enum Independence {
  /// The number of independent sources among `documents`.
  public static func count(_ documents: [Passage.Origin]) -> Int { groups(documents).count }

  /// The number of independent sources among `documents`; nil where the source of one of them is not known.
  ///
  /// For saying it in words: that two documents of unknown origin are independent would be a guess.
  public static func knownCount(_ documents: [Passage.Origin]) -> Int? {
    let groups = groups(documents)
    let areKnown = groups.allSatisfy { group in
      group.contains { position in
        !folded(documents[position].source ?? "").isEmpty || !folded(documents[position].owner ?? "").isEmpty
      }
    }
    return areKnown ? groups.count : nil
  }

  /// The positions of `documents` in groups that depend on each other, in the order of their first members.
  ///
  /// O(n) for practical purposes.
  public static func groups(_ documents: [Passage.Origin]) -> [[Int]] {
    var parent = Array(documents.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index {
        parent[index] = parent[parent[index]]
        index = parent[index]
      }
      return index
    }
    var firstWith: [String: Int] = [:]
    for (index, document) in documents.enumerated() {
      for key in keys(of: document) {
        if let other = firstWith[key] {
          let (low, high) = (min(root(other), root(index)), max(root(other), root(index)))
          parent[high] = low
        } else {
          firstWith[key] = index
        }
      }
    }
    var groups: [Int: [Int]] = [:]
    for index in documents.indices { groups[root(index), default: []].append(index) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What two documents have in common where they are not independent.
  private static func keys(of document: Passage.Origin) -> [String] {
    var keys = ["text \(document.group ?? document.id)"]
    if let source = document.source.map({ folded(LiveSource.publisher(in: $0)) }), !source.isEmpty {
      keys.append("owner \(source)")
    }
    if let owner = document.owner.map(folded), !owner.isEmpty { keys.append("owner \(owner)") }
    return keys
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}
