import AssayCore
import AssayText

/// One thing to say, and the pause behind it.
struct PlannedUtterance: Sendable {
  var utterance: Utterance
  /// The written sentence, or the part of a long one; for a note the sentence that it is about.
  var span: TextSpan
  var kind: Paragraph.Kind
  /// Silence behind it, in seconds.
  var pause: Double
  /// The remark that is said, where this is none of the article's own sentences.
  var note: SpokenNote?
  /// Whether a signal goes before it, and another behind it.
  var signals = (before: false, after: false)
}

/// Goes through an article's sentences in order and says what is spoken, in which language, with which pauses.
///
/// Made one at a time, so that a long article needs no more memory than a short one.
struct SpeechPlan: Sequence, IteratorProtocol {
  /// Longer utterances are cut at marks, or between words: a voice's memory grows with their length.
  static let maximumLength = 200

  private let article: Article
  private let normalizer: SpeechNormalizer
  private let notes: [Int: [SpokenNote]]
  private let identifier = LanguageIdentifier()
  private var sentence = 0
  private var waiting: [PlannedUtterance] = []
  private var language = (paragraph: -1, code: "en")

  init(_ article: Article, normalizer: SpeechNormalizer, notes: [SpokenNote] = []) {
    self.article = article
    self.normalizer = normalizer
    self.notes = Dictionary(grouping: notes, by: \.sentence)
  }

  mutating func next() -> PlannedUtterance? {
    while waiting.isEmpty {
      guard sentence < article.sentences.count else { return nil }
      plan(article.sentences[sentence])
      for note in notes[sentence] ?? [] { plan(note, on: article.sentences[sentence]) }
      sentence += 1
    }
    return waiting.removeFirst()
  }

  private mutating func plan(_ sentence: Sentence) {
    let paragraph = article.paragraphs[sentence.paragraph]
    guard paragraph.kind != .furniture else { return }
    if language.paragraph != sentence.paragraph {
      let text = article.text.text(in: paragraph.span)
      let found = identifier.identify(text)?.code ?? Self.code(article.language, text)
      language = (sentence.paragraph, base(found, in: text, of: article.language))
    }
    let code = ownLanguage(of: sentence.text) ?? language.code
    let isLast =
      self.sentence + 1 == article.sentences.count
      || article.sentences[self.sentence + 1].paragraph != sentence.paragraph
    let pause = !isLast ? 0.3 : [.title, .heading].contains(paragraph.kind) ? 0.9 : 0.65
    let parts = ScriptRuns.runs(of: WrittenWord.words(in: sentence.text, from: sentence.span.start), in: code)
      .flatMap { run -> [(words: [SpokenWord], language: String)] in
        let language = run.language ?? code
        return Self.cut(words(run, language, in: sentence)).map { ($0, language) }
      }
    for (index, part) in parts.enumerated() {
      let isEnd = index + 1 == parts.count
      waiting.append(
        PlannedUtterance(
          utterance: Utterance(words: isEnd ? Self.ended(part.words) : part.words, language: part.language),
          span: TextSpan(
            start: index == 0 ? sentence.span.start : part.words[0].span.start,
            end: isEnd ? sentence.span.end : part.words[part.words.count - 1].span.end),
          kind: paragraph.kind, pause: isEnd ? pause : 0.08))
    }
  }

  private func words(_ run: ScriptRuns.Run, _ language: String, in sentence: Sentence) -> [SpokenWord] {
    guard language == "en" else {
      return run.words.map { SpokenWord(text: $0.core, span: $0.span, mark: $0.mark) }
    }
    return normalizer.words(run.words)
  }

  /// A remark behind its sentence, between two signals.
  private mutating func plan(_ note: SpokenNote, on sentence: Sentence) {
    guard article.paragraphs[sentence.paragraph].kind != .furniture else { return }
    let parts = Self.cut(normalizer.words(in: note.text))
    for (index, part) in parts.enumerated() {
      let isEnd = index + 1 == parts.count
      var said = note
      if parts.count > 1 {
        said.text = note.text.text(
          in: TextSpan(
            start: part[0].span.start,
            end: isEnd ? note.text.codePointCount : parts[index + 1][0].span.start))
      }
      waiting.append(
        PlannedUtterance(
          utterance: Utterance(words: isEnd ? Self.ended(part) : part, language: "en"), span: sentence.span,
          kind: article.paragraphs[sentence.paragraph].kind, pause: isEnd ? 0.5 : 0.08, note: said,
          signals: (before: index == 0, after: isEnd)))
    }
  }

  /// The language of a sentence that is surely not in that of its paragraph.
  private func ownLanguage(of text: String) -> String? {
    guard let found = identifier.identify(text), found.code != language.code else { return nil }
    // Names make a short sentence look foreign.
    let words = text.split(separator: " ").count
    guard found.probability >= 0.8, words >= 6 else { return nil }
    let code = base(found.code, in: text, of: language.code)
    return code == language.code ? nil : code
  }

  /// The language that frames a text: a long quotation in another script does not change it.
  private func base(_ found: String, in text: String, of frame: String?) -> String {
    guard let frame = frame.map({ String($0.prefix { $0 != "-" }).lowercased() }), frame != found,
      !ScriptRuns.isAlike(found, frame), ScriptRuns.has(text, wordsLike: frame)
    else { return found }
    return frame
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
}
