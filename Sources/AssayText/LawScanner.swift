/// Matches references to laws over lexemes.
struct LawScanner {
  struct Law {
    var from: Int
    var to: Int
    var article: String?
    var name: String?
  }

  let text: LexedText

  /// The references of the text in order, an article joined with the law that it is of.
  func laws() -> [Law] {
    var found: [Law] = []
    var index = 0
    while index < text.count {
      if let law = article(at: index) ?? numbered(at: index) ?? named(at: index) {
        found.append(law)
        index = law.to
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: Articles

  /// `Article 174(2) of the Criminal Code`, `part 2 of Article 174`, `ст. 174 ч. 2`.
  private func article(at index: Int) -> Law? {
    var part: String?
    var at = index
    if let lead = partNumber(at: index) {
      guard
        text.matches(lead.next, anyOf: ["of", ","]) || LawScanner.articleWords.contains(text.lower(lead.next))
      else {
        return nil
      }
      part = lead.number
      at = text.matches(lead.next, anyOf: ["of", ","]) ? lead.next + 1 : lead.next
      if text.lower(at) == "the" { at += 1 }
    }
    guard LawScanner.articleWords.contains(text.lower(at)) else { return nil }
    at += 1
    if text.lower(at) == "." { at += 1 }
    guard var (list, next) = numbers(at: at) else { return nil }
    let comma = text.lower(next) == "," ? next + 1 : next
    if part == nil, let tail = partNumber(at: comma) {
      part = tail.number
      next = tail.next
    }
    if let part, list.count == 1, !list[0].contains("(") { list[0] += "(\(part))" }
    var law = Law(from: index, to: next, article: list.joined(separator: ", "))
    attachName(to: &law)
    return law
  }

  private func attachName(to law: inout Law) {
    var at = law.to
    guard text.matches(at, anyOf: ["of", "in", "under"]) || text[at]?.isCapitalised == true else { return }
    if text.matches(at, anyOf: ["of", "in", "under"]) { at += 1 }
    // Possessors stand between: "of the Kazakhstan's Criminal Code", "of the country’s Tax Code".
    var steps = 0
    while let lexeme = text[at], steps < 6 {
      if let name = named(at: at) {
        law.name = name.name
        law.to = name.to
        return
      }
      guard
        lexeme.lower == "the" || lexeme.lower == "its" || lexeme.lower == "s"
          || lexeme.kind == .mark && lexeme.isGlued
          || lexeme.isCapitalised || lexeme.lower == "country" || lexeme.lower == "of"
      else { return }
      at += 1
      steps += 1
    }
  }

  /// `part 2`, `paragraph 3`, `ч. 2`.
  private func partNumber(at index: Int) -> (number: String, next: Int)? {
    guard ["part", "paragraph", "para", "clause", "ч", "часть", "части"].contains(text.lower(index)) else {
      return nil
    }
    let at = text.lower(index + 1) == "." ? index + 2 : index + 1
    guard let number = text[at], number.integer != nil else { return nil }
    return (number.text, at + 1)
  }

  /// One article number or several: `174(2)`, `174-1`, `174 and 274`.
  private func numbers(at index: Int) -> (list: [String], next: Int)? {
    guard var (first, next) = number(at: index) else { return nil }
    var list = [first]
    while text.matches(next, anyOf: [",", "and", "or", "&", "и"]) {
      let at = text.lower(next) == "," && text.lower(next + 1) == "and" ? next + 2 : next + 1
      guard let further = number(at: at) else { break }
      // "Article 174, 20 activists": what is followed by a small word or noun is no article.
      if let after = text[further.next], after.kind == .word,
        !["of", "and", "or", "in", "under"].contains(after.lower)
      {
        break
      }
      list.append(further.text)
      (first, next) = further
    }
    return (list, next)
  }

  private func number(at index: Int) -> (text: String, next: Int)? {
    guard let lexeme = text[index], lexeme.kind == .number, lexeme.text.count <= 8 else { return nil }
    var result = lexeme.text
    var next = index + 1
    if text.lower(next) == "-", text[next]?.isGlued == true, let tail = text[next + 1], tail.isGlued,
      tail.integer != nil
    {
      result += "-" + tail.text
      next += 2
    }
    while text.lower(next) == "(", let inner = text[next + 1], inner.kind != .mark, inner.text.count <= 3,
      inner.kind == .number || inner.text.count == 1, text.lower(next + 2) == ")"
    {
      result += "(\(inner.text))"
      next += 3
    }
    return (result, next)
  }

  static let articleWords: Set<String> = [
    "article", "articles", "art", "arts", "section", "sections", "§", "ст", "статья", "статьи", "статье",
    "статьей",
    "статьям", "статьями",
  ]

  /// `Law No. 123`, `No. 174`, `Decree 45`.
  private func numbered(at index: Int) -> Law? {
    guard text.matches(index, anyOf: ["no", "nos", "№"]) else { return nil }
    var at = index + 1
    if text.lower(index) != "№" {
      guard text.lower(at) == "." else { return nil }
      at += 1
    }
    guard let (number, next) = number(at: at), let before = text[index - 1],
      LawScanner.heads.contains(before.lower), before.isCapitalised
    else { return nil }
    return Law(from: index, to: next, article: nil, name: "\(before.text) No. \(number)")
  }

  // MARK: Names

  /// `Criminal Code`, `Law on Peaceful Assemblies`, `Constitution`, `International Covenant on Civil Rights`.
  private func named(at index: Int) -> Law? {
    guard let first = text[index], first.isCapitalised, !Words.isStopWord(first.lower) else { return nil }
    var at = index
    // Capitalised words up to the head.
    while let lexeme = text[at], lexeme.isCapitalised || joins(at), !LawScanner.heads.contains(lexeme.lower),
      at - index < 8
    {
      at += 1
    }
    guard let head = text[at], LawScanner.heads.contains(head.lower), head.isCapitalised,
      // The rule of law and a school of law are no laws.
      text.lower(at - 1) != "of"
    else { return nil }
    var next = at + 1
    var end = next
    if text.matches(next, anyOf: ["on", "of", "for", "against", "to"]) {
      next += 1
      while let lexeme = text[next], next - at < 16 {
        if lexeme.isCapitalised {
          end = next + 1
        } else if !["of", "the", "and", "on", "for", "to", "against", ",", "’", "'", "s", "-"].contains(
          lexeme.lower)
          || (lexeme.lower == "," && text[next + 1]?.isCapitalised != true)
        {
          break
        }
        next += 1
      }
    }
    // "Act" and "Bill" alone are seldom laws; "Constitution" alone is one.
    if end == index + 1, !["constitution"].contains(head.lower) { return nil }
    let span = text.span(index, end)
    return Law(from: index, to: end, article: nil, name: text.string(span))
  }

  private func joins(_ index: Int) -> Bool {
    text[index - 1]?.isCapitalised == true && text.matches(index, anyOf: ["and", "of", "-", "on"])
      && text[index + 1]?.isCapitalised == true
  }

  private static let heads: Set<String> = [
    "code", "law", "act", "constitution", "convention", "covenant", "bill", "decree", "directive",
    "regulation",
    "statute", "charter", "treaty",
  ]
}
