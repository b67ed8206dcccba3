public import AssayCore
import Foundation

/// What every ``ArticleReader`` promises, run against one.
///
/// ```swift
/// try ArticleReaderConformance(MyReader()).check(on: [sample], foreign: [otherFormat])
/// ```
public struct ArticleReaderConformance: Sendable {
  private let reader: any ArticleReader

  /// Makes a suite for one reader.
  public init(_ reader: any ArticleReader) { self.reader = reader }

  /// Checks a reader on inputs of its format, on cut and damaged forms of them, and on nothing at all.
  ///
  /// - Parameters:
  ///   - samples: inputs of the reader's format, each with an article.
  ///   - foreign: inputs of other formats, which the reader must not recognise.
  ///   - damages: how many damaged forms of each sample are tried.
  /// - Throws: ``ConformanceFailure`` with the promise that was broken.
  public func check(on samples: [ArticleInput], foreign: [ArticleInput] = [], damages: Int = 40) throws {
    try ConformanceFailure.require(!reader.format.isEmpty, "a reader names its format")
    for sample in samples {
      let name = "\(reader.format), \(sample.source)"
      try ConformanceFailure.require(reader.recognises(sample), "\(name): its own format is recognised")
      let article = try reader.read(sample)
      try checkSound(article, sample, name)
      try ConformanceFailure.require(
        try reader.read(sample) == article, "\(name): the same bytes give the same article")
      try ConformanceFailure.require(!article.text.isEmpty, "\(name): a sample has text")
      var addressed = sample
      addressed.url = "https://news.example/given"
      try ConformanceFailure.require(
        try reader.read(addressed).url != nil,
        "\(name): an address that is known comes back, unless a better one is found")
      try checkDamaged(sample, name, damages)
    }
    for input in foreign {
      try ConformanceFailure.require(
        !reader.recognises(input), "\(reader.format): \(input.source) is of another format")
    }
    try checkEnds(ArticleInput(data: Data(), source: "-"), "nothing")
  }

  /// Cut-off and altered bytes end in a sound article or an ``AssayError`` with words.
  private func checkDamaged(_ sample: ArticleInput, _ name: String, _ count: Int) throws {
    var state: UInt64 = 0x9E37_79B9
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    for number in 0..<count {
      var data = Data(sample.data)
      if number.isMultiple(of: 2) {
        data = Data(data.prefix(data.count * (number + 1) / (count + 1)))
      } else {
        for _ in 0..<(1 + random(8)) where !data.isEmpty { data[random(data.count)] = UInt8(random(256)) }
      }
      try checkEnds(
        ArticleInput(data: data, source: sample.source, url: sample.url), "\(name), damaged form \(number)")
    }
  }

  private func checkEnds(_ input: ArticleInput, _ name: String) throws {
    _ = reader.recognises(input)
    do { try checkSound(reader.read(input), input, name) } catch let error as AssayError {
      try ConformanceFailure.require(!error.message.isEmpty, "\(name): an error tells what to do")
    } catch let error as ConformanceFailure {
      throw error
    } catch {
      throw ConformanceFailure("\(name): a reader throws AssayError, not \(type(of: error))")
    }
  }

  /// Spans fit the text, are in order, and sentences lie within their paragraphs.
  private func checkSound(_ article: Article, _ input: ArticleInput, _ name: String) throws {
    let length = article.text.unicodeScalars.count
    var end = 0
    for paragraph in article.paragraphs {
      try ConformanceFailure.require(
        paragraph.span.start >= end && paragraph.span.end <= length && !paragraph.span.isEmpty,
        "\(name): paragraphs are in order, within the text, and not empty")
      end = paragraph.span.end
    }
    end = 0
    for (index, sentence) in article.sentences.enumerated() {
      try ConformanceFailure.require(
        sentence.index == index && sentence.span.start >= end
          && article.paragraphs.indices.contains(sentence.paragraph),
        "\(name): sentences are numbered in order")
      let paragraph = article.paragraphs[sentence.paragraph].span
      try ConformanceFailure.require(
        paragraph.start <= sentence.span.start && sentence.span.end <= paragraph.end,
        "\(name): a sentence lies within its paragraph")
      end = sentence.span.end
    }
    let scalars = Array(article.text.unicodeScalars)
    for sentence in article.sentences {
      try ConformanceFailure.require(
        Array(sentence.text.unicodeScalars) == Array(scalars[sentence.span.start..<sentence.span.end]),
        "\(name): a sentence's span covers its words")
    }
    try ConformanceFailure.require(article.source == input.source, "\(name): the source is the input's")
    try ConformanceFailure.require(
      article.sha256 == ContentHash.sha256(input.data), "\(name): the hash is that of the bytes read")
  }
}
