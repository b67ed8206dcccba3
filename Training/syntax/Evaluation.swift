import AssayText
import Foundation

enum Evaluation {
  static func tags(_ texts: [String], _ weights: SyntaxWeights, _ clusters: WordClusters) -> [Int] {
    let given = words(texts, clusters)
    var tags: [Int] = []
    var features: [UInt32] = []
    var scores = Array(repeating: Int32(0), count: weights.classes)
    for index in given.indices {
      SyntaxFeatures.tag(given, at: index, tags: tags, into: &features)
      weights.scores(features, into: &scores)
      tags.append(scores.indices.max { scores[$0] < scores[$1] } ?? 0)
    }
    return tags
  }

  /// Accuracy on the development sentences, marks left out of the figures for heads.
  static func report(_ model: SyntaxModel, _ examples: [Example], _ url: URL) {
    var (tags, heads, labelled, all, words) = (0, 0, 0, 0, 0)
    let start = ContinuousClock.now
    for example in examples {
      let tree = model.tree(of: example.words)
      for index in example.words.indices {
        all += 1
        tags += tree.tags[index] == example.tags[index] ? 1 : 0
        guard example.labels[index] != "punct" else { continue }
        words += 1
        if tree.heads[index] == example.heads[index] {
          heads += 1
          labelled += tree.labels[index] == example.labels[index] ? 1 : 0
        }
      }
    }
    let seconds =
      Double((ContinuousClock.now - start).components.attoseconds) / 1e18
      + Double((ContinuousClock.now - start).components.seconds)
    let size = (try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int) ?? 0
    print(
      "\(url.lastPathComponent): \(size) bytes, tags \(Double(tags) / Double(all)), heads \(Double(heads) / Double(words)), "
        + "labelled \(Double(labelled) / Double(words)), \(Int(Double(all) / seconds)) tokens/s")
  }
}

enum Clusters {
  /// Lines "word TAB cluster TAB coarse cluster".
  static func read(_ url: URL) throws -> WordClusters {
    var fine: [String: UInt16] = [:]
    var coarse: [UInt8] = []
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 3, let cluster = UInt16(parts[1]), let group = UInt8(parts[2]) else { continue }
      fine[String(parts[0])] = cluster
      while coarse.count <= Int(cluster) { coarse.append(0) }
      coarse[Int(cluster)] = group
    }
    return WordClusters(fine: fine, coarse: coarse)
  }

  static func write(
    tags: [String], labels: [String], clusters: WordClusters,
    tables: [[(key: UInt32, weights: [(UInt8, Int8)])]], to url: URL
  ) throws {
    let words = clusters.words.sorted { $0.key < $1.key }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var data = try encoder.encode(
      SyntaxFile.Header(tags: tags, labels: labels, words: words.count, coarse: clusters.coarseOfFine))
    data.append(10)
    for (word, cluster) in words { data.append(contentsOf: Array("\(word)\t\(cluster)\n".utf8)) }
    func number(_ value: UInt32) {
      for shift in 0..<4 { data.append(UInt8(truncatingIfNeeded: value >> (8 * UInt32(shift)))) }
    }
    for table in tables {
      number(UInt32(table.count))
      for entry in table {
        number(entry.key)
        data.append(UInt8(entry.weights.count))
        for (index, value) in entry.weights {
          data.append(index)
          data.append(UInt8(bitPattern: value))
        }
      }
    }
    try data.write(to: url)
  }
}
