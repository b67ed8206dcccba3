import AssayCore
import AssayReport
import Foundation

/// A hit's score with all that it is made of, as a tree for a person.
enum ScoreTree {
  static func text(
    _ hit: RetrievedPassage, rank: Int, headings: [String], words: [(word: String, score: Double)]
  ) -> String {
    let parts = hit.parts
    var lines = ["\(rank). \(number(hit.score))  \(hit.passage.document.title ?? hit.passage.document.id)"]
    if let share = parts["wordsPart"] {
      let place = parts["lexicalRank"].map { "BM25 \(number(parts["lexical"] ?? 0)), rank \(Int($0))" }
      lines.append("   ├ \(number(share)) by its words (\(place ?? "not among the best"))")
      for (word, score) in words { lines.append("   │    \(number(score)) \(word)") }
    }
    if let share = parts["meaningPart"] {
      let place = parts["denseRank"].map { ", rank \(Int($0))" } ?? ""
      lines.append("   ├ \(number(share)) by its meaning (cosine \(number(parts["dense"] ?? 0))\(place))")
    }
    if let share = parts["phrasesPart"] { lines.append("   ├ \(number(share)) by phrases of the query") }
    if let share = parts["namesPart"] { lines.append("   ├ \(number(share)) by names of the query") }
    if let share = parts["reading"] { lines.append("   ├ \(number(share)) by the model that read it") }
    if let copies = parts["copies"] {
      lines.append(
        "   ├ one of \(Int(copies) + 1) copies of a text; first seen as \(hit.passage.document.group ?? "unknown")"
      )
    }
    if let copied = parts["copied"] {
      lines.append("   ├ \(Int(copied * 100)) % of it is in the article too")
    }
    let about = [
      hit.passage.document.source, hit.passage.document.published?.description, hit.passage.document.url,
    ]
    lines.append("   └ \(about.compactMap(\.self).joined(separator: ", "))")
    if !headings.isEmpty { lines.append("     \(headings.joined(separator: " › "))") }
    lines.append("     \(hit.passage.text)")
    return lines.map { CleanText.run($0) }.joined(separator: "\n")
  }

  private static func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
