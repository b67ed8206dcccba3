import AssayCore
import AssayText

/// One thing to say, and the pause behind it.
struct PlannedUtterance: Sendable {
  var utterance: Utterance
  /// The written sentence, or the part of a long one.
  var span: TextSpan
  var kind: Paragraph.Kind
  /// Silence behind it, in seconds.
  var pause: Double
}

/// Goes through an article's sentences in order and says what is spoken, in which language, with which pauses.
///
/// Made one at a time, so that a long article needs no more memory than a short one.
struct SpeechPlan: Sequence, IteratorProtocol {
  /// Longer utterances are cut at marks, or between words: a voice's memory grows with their length.
  static let maximumLength = 200

  private let article: Article
  private let normalizer: SpeechNormalizer
  private let identifier = LanguageIdentifier()
  private var sentence = 0
  private var waiting: [PlannedUtterance] = []
  private var language = (paragraph: -1, code: "en")

  init(_ article: Article, normalizer: SpeechNormalizer) {
    self.article = article
    self.normalizer = normalizer
  }

  mutating func next() -> PlannedUtterance? {
    while waiting.isEmpty {
      guard sentence < article.sentences.count else { return nil }
      plan(article.sentences[sentence])
      sentence += 1
    }
    return waiting.removeFirst()
  }

  private mutating func plan(_ sentence: Sentence) {
    let paragraph = article.paragraphs[sentence.paragraph]
    guard paragraph.kind != .furniture else { return }
    if language.paragraph != sentence.paragraph {
      let text = article.text.text(in: paragraph.span)
      language = (sentence.paragraph, identifier.identify(text)?.code ?? Self.code(article.language, text))
    }
    let words =
      language.code == "en"
      ? normalizer.words(in: sentence.text, offset: sentence.span.start)
      : WrittenWord.words(in: sentence.text, from: sentence.span.start).map {
        SpokenWord(text: $0.core, span: $0.span, mark: $0.mark)
      }
    guard !words.isEmpty else { return }
    let isLast =
      self.sentence + 1 == article.sentences.count
      || article.sentences[self.sentence + 1].paragraph != sentence.paragraph
    let pause = !isLast ? 0.3 : [.title, .heading].contains(paragraph.kind) ? 0.9 : 0.65
    let parts = Self.cut(words)
    for (index, part) in parts.enumerated() {
      let isEnd = index + 1 == parts.count
      waiting.append(
        PlannedUtterance(
          utterance: Utterance(words: isEnd ? Self.ended(part) : part, language: language.code),
          span: TextSpan(
            start: index == 0 ? sentence.span.start : part[0].span.start,
            end: isEnd ? sentence.span.end : part[part.count - 1].span.end),
          kind: paragraph.kind, pause: isEnd ? pause : 0.08))
    }
  }

  /// The article's language, unless the passage is in a script that it is not written in.
  private static func code(_ language: String?, _ text: String) -> String {
    let code = language.map { String($0.prefix { $0 != "-" }).lowercased() }
    guard let letter = text.unicodeScalars.first(where: { $0.properties.isAlphabetic && $0.value > 0x24F }),
      !text.unicodeScalars.contains(where: { ("a"..."z").contains($0) || ("A"..."Z").contains($0) })
    else { return code ?? "en" }
    switch letter.value {
    case 0x400...0x52F:
      return ["ru", "kk", "uk", "be", "ky", "bg", "sr", "mk", "tt"].contains(code) ? code ?? "ru" : "ru"
    case 0x590...0x5FF: return "he"
    case 0x600...0x6FF: return ["ar", "fa", "ur", "ug"].contains(code) ? code ?? "ar" : "ar"
    default: return code ?? "en"
    }
  }

  /// A sentence ends with a mark, so that the voice falls: headings and list items often lack one.
  private static func ended(_ words: [SpokenWord]) -> [SpokenWord] {
    var words = words
    if let last = words.lastIndex(where: { !$0.text.isEmpty }),
      words[last].mark == nil || words[last].mark == ","
    {
      words[last].mark = "."
    }
    return words
  }

  static func cut(_ words: [SpokenWord]) -> [[SpokenWord]] {
    var parts: [[SpokenWord]] = []
    var part: [SpokenWord] = []
    var length = 0
    for word in words.flatMap(halved) {
      let isFull = length + word.text.count > maximumLength && !part.isEmpty
      let isGoodPlace = length > maximumLength / 2 && part.last?.mark != nil
      if isFull || isGoodPlace {
        // Back to the last mark, where there is one in the second half.
        var rest: [SpokenWord] = []
        if isFull, let cut = part.lastIndex(where: { $0.mark != nil }), cut >= part.count / 2,
          cut + 1 < part.count
        {
          rest = Array(part[(cut + 1)...])
          part.removeLast(rest.count)
        }
        parts.append(part)
        part = rest
        length = rest.reduce(0) { $0 + $1.text.count + 1 }
      }
      part.append(word)
      length += word.text.count + 1
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// A "word" of thousands of letters in pieces that a voice can say; each keeps the whole word's place.
  private static func halved(_ word: SpokenWord) -> [SpokenWord] {
    guard word.text.utf8.count > maximumLength else { return [word] }
    var rest = word.text[...]
    var pieces: [SpokenWord] = []
    while !rest.isEmpty {
      var piece = rest.prefix(maximumLength)
      if piece.endIndex < rest.endIndex, let space = piece.lastIndex(of: " ") { piece = piece[..<space] }
      if piece.isEmpty { piece = rest.prefix(maximumLength) }
      var said = word
      said.text = String(piece)
      rest = rest[piece.endIndex...].drop { $0 == " " }
      if !rest.isEmpty { said.mark = nil }
      pieces.append(said)
    }
    return pieces
  }
}
