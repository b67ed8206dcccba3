import AssayCore
import AssayText
import Foundation

/// A sentence of a treebank in Assay's own tokens.
struct Example: Encodable {
  var words: [String]
  var tags: [String]
  var heads: [Int]
  var labels: [String]
}

/// Reads CoNLL-U and brings its words to the tokens that Assay makes of the same sentence.
///
/// Where one of ours holds several words ("don't", "editor-in-chief"), it takes the one whose head lies outside; where
/// one word is several of ours, the first takes its place and the others depend on it.
enum Treebank {
  static func read(_ url: URL) throws -> [Example] {
    var examples: [Example] = []
    var text: String?
    var rows: [[String]] = []
    func close() {
      if let text, let example = example(text, rows) { examples.append(example) }
      text = nil
      rows = []
    }
    for line in try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty {
        close()
      } else if line.hasPrefix("# text = ") {
        text = String(line.dropFirst(9))
      } else if line.first != "#" {
        rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
      }
    }
    close()
    return examples
  }

  /// Every run of letters and digits is one token by `Words`, every other sign one of its own.
  static func tokens(_ text: String) -> [(text: String, start: Int, end: Int)] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [(text: String, start: Int, end: Int)] = []
    var end = 0
    func marks(_ limit: Int) {
      for index in end..<max(end, limit) where !scalars[index].properties.isWhitespace {
        tokens.append((String(scalars[index]), index, index + 1))
      }
    }
    for word in Words.tokens(in: text) {
      marks(word.span.start)
      tokens.append((word.text, word.span.start, word.span.end))
      end = word.span.end
    }
    marks(scalars.count)
    return tokens
  }

  private static func example(_ text: String, _ rows: [[String]]) -> Example? {
    let rows = rows.filter { $0.count >= 8 && Int($0[0]) != nil }
    let scalars = Array(text.unicodeScalars)
    var spans: [(Int, Int)] = []
    var position = 0
    for row in rows {
      while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
      let form = Array(row[1].unicodeScalars)
      guard position + form.count <= scalars.count, Array(scalars[position..<(position + form.count)]) == form
      else { return nil }
      spans.append((position, position + form.count))
      position += form.count
    }
    let tokens = tokens(text)
    guard !tokens.isEmpty else { return nil }
    // For each word of the treebank the first of our tokens that overlaps it.
    var ours: [Int] = []
    var token = 0
    for span in spans {
      while token < tokens.count, tokens[token].end <= span.0 { token += 1 }
      guard token < tokens.count, tokens[token].start < span.1 else { return nil }
      ours.append(token)
    }
    var members: [[Int]] = Array(repeating: [], count: tokens.count)
    for (word, token) in ours.enumerated() { members[token].append(word) }
    var heads = Array(repeating: -2, count: tokens.count)
    var labels = Array(repeating: "punct", count: tokens.count)
    var tags = tokens.map { $0.text }
    var lastFilled = -1
    for index in tokens.indices {
      guard !members[index].isEmpty else {
        // The rest of a word that was cut.
        guard lastFilled >= 0 else { return nil }
        heads[index] = lastFilled
        labels[index] = Words.tokens(in: tokens[index].text).isEmpty ? "punct" : "flat"
        tags[index] = Words.tokens(in: tokens[index].text).isEmpty ? "SYM" : "NN"
        continue
      }
      lastFilled = index
      let inside = Set(members[index].map { $0 + 1 })
      let outward = members[index].filter { word in
        guard let head = Int(rows[word][6]) else { return false }
        return !inside.contains(head)
      }
      guard let chosen = outward.first(where: { rows[$0][7] != "punct" }) ?? outward.first,
        let head = Int(rows[chosen][6])
      else { return nil }
      heads[index] = head == 0 ? -1 : ours[head - 1]
      labels[index] = Labels.plain(rows[chosen][7])
      // "Well-known" is tagged as its last part, "eleven-day" as an adjective before a noun.
      tags[index] = Labels.tag(rows[chosen][4], label: labels[index], isCompound: members[index].count > 1)
      if heads[index] == index { return nil }
    }
    guard heads.count(where: { $0 == -1 }) == 1, heads.allSatisfy({ $0 >= -1 }) else { return nil }
    var example = Example(words: tokens.map(\.text), tags: tags, heads: heads, labels: labels)
    guard makeProjective(&example) else { return nil }
    return example
  }

  /// Hangs a word whose arc crosses another higher up, until none crosses.
  private static func makeProjective(_ example: inout Example) -> Bool {
    for _ in 0..<20 {
      guard let word = crossing(example.heads) else { return true }
      let head = example.heads[word]
      guard head >= 0, example.heads[head] >= 0 else { return false }
      example.heads[word] = example.heads[head]
    }
    return false
  }

  private static func crossing(_ heads: [Int]) -> Int? {
    for (word, head) in heads.enumerated() where head >= 0 {
      for between in (min(word, head) + 1)..<max(word, head, min(word, head) + 1) {
        var above = between
        var steps = 0
        while above >= 0, above != head, steps <= heads.count {
          above = heads[above]
          steps += 1
        }
        if above != head { return word }
      }
    }
    return nil
  }
}

enum Labels {
  private static let kept: Set<String> = [
    "nsubj:pass", "aux:pass", "acl:relcl", "nmod:poss", "obl:agent", "compound:prt", "nsubj:outer",
    "csubj:pass",
    "det:predet", "cc:preconj", "obl:unmarked", "nmod:unmarked", "nmod:desc", "advcl:relcl",
  ]

  static func plain(_ label: String) -> String {
    switch label {
    case "obl:tmod", "obl:npmod": return "obl:unmarked"
    case "nmod:tmod", "nmod:npmod": return "nmod:unmarked"
    default: return kept.contains(label) ? label : String(label.prefix { $0 != ":" })
    }
  }

  static func tag(_ tag: String, label: String, isCompound: Bool) -> String {
    switch tag {
    case "``", "''", "\"": return "''"
    case "-LRB-", "-RRB-", "-LSB-", "-RSB-": return "-LRB-"
    case "HYPH", "NFP", ":": return ":"
    case "AFX", "ADD", "GW", "XX", "LS", "FW": return tag == "ADD" ? "NNP" : tag == "FW" ? "FW" : "NN"
    default: return isCompound && label == "amod" && tag.hasPrefix("NN") ? "JJ" : tag
    }
  }
}
