import AssayCore
import Foundation
import Testing

@testable import AssaySpeech

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("EPUB and feed")
struct PublishingTests {
  /// Reads XML and keeps the elements that come, each with its attributes.
  final class Elements: NSObject, XMLParserDelegate {
    var all: [(name: String, attributes: [String: String])] = []
    var text = ""

    static func of(_ xml: String) throws -> Elements {
      let elements = Elements()
      let parser = XMLParser(data: Data(xml.utf8))
      parser.delegate = elements
      try #require(parser.parse(), "not well-formed: \(xml.prefix(400))")
      return elements
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { all.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func values(_ name: String, _ attribute: String) -> [String] {
      all.filter { $0.name == name }.compactMap { $0.attributes[attribute] }
    }
  }

  static let hostile = WritingTests.article([
    (.title, ["A <title> & \"more\""]),
    (.body, ["Control \u{1} and \u{FFFF} signs.", "«Так» & <so> it goes."]),
    (.listItem, ["One."]), (.listItem, ["Two."]), (.quote, ["Said."]),
  ])

  static func pages(_ article: Article, notes: [SpokenNote] = []) async throws -> EPUBPages {
    try await WritingTests.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      _ = try await speaker.speak(article, into: folder, notes: notes)
      return EPUBPages(
        article: article, timings: try SpokenTimings(folder: folder, names: .article), sound: "article.mp3")
    }
  }

  @Test(
    "Every sentence is in the text once, with its clip; clips follow each other", arguments: [false, true])
  func overlay(_ withNotes: Bool) async throws {
    for article in [WritingTests.sample, Self.hostile] {
      let notes =
        withNotes ? [SpokenNote(sentence: 1, text: "Disputed & <so>.", claim: "c1", verdict: "refuted")] : []
      let pages = try await Self.pages(article, notes: notes)
      let text = try Elements.of(pages.text())
      let smil = try Elements.of(pages.overlay())
      let names = text.values("span", "id")
      #expect(Set(names).count == names.count)
      #expect(smil.values("text", "src") == names.map { "article.xhtml#\($0)" })
      let clips = smil.all.filter { $0.name == "audio" }.map { clip in
        ["clipBegin", "clipEnd"].map { Double(clip.attributes[$0]?.dropLast() ?? "") ?? -1 }
      }
      for clip in clips { #expect(clip[0] < clip[1]) }
      for (one, next) in zip(clips, clips.dropFirst()) { #expect(one[1] == next[0]) }
      for sentence in article.sentences where article.paragraphs[sentence.paragraph].kind != .furniture {
        let shown = sentence.text.replacing("\u{1}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
        #expect(text.text.contains(shown))
      }
      #expect(!text.text.contains("Listen to the article"))
    }
  }

  @Test("Package and navigation are well-formed and name every file")
  func package() async throws {
    let pages = try await Self.pages(Self.hostile)
    let package = try Elements.of(pages.package(modified: Date(timeIntervalSince1970: 0)))
    #expect(
      package.values("item", "href").sorted()
        == ["article.mp3", "article.smil", "article.xhtml", "nav.xhtml", "style.css"])
    #expect(package.text.contains("1970-01-01T00:00:00Z"))
    _ = try Elements.of(pages.navigation())
    let untitled = try await Self.pages(WritingTests.article([(.body, ["Text."])]))
    let points = try Elements.of(untitled.navigation())
    #expect(points.values("a", "href") == ["article.xhtml"])
  }

  @Test("No MP3, no EPUB") func noSound() async throws {
    try await WritingTests.withFolder { folder in
      let name = try await EPUBBook.write(WritingTests.sample, in: folder)
      #expect(name == nil)
    }
  }

  @Test(
    "An EPUB is a zip with its type first, and nothing else is left",
    .enabled(
      if: HelperProgram(named: "zip") != nil && HelperProgram(named: "lame") != nil, "zip or lame is missing")
  )
  func book() async throws {
    try await WritingTests.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      _ = try await speaker.speak(Self.hostile, into: folder)
      let sound = try await CompressedAudio.mp3.encode(in: folder)
      #expect(sound == "article.mp3")
      let book = try await EPUBBook.write(Self.hostile, in: folder)
      #expect(book == "article.epub")
      let data = try Data(contentsOf: folder.appending(path: "article.epub"))
      // The first file of a zip begins at byte 0, its name at 30; stored, its content follows (OCF, 4.3).
      #expect(String(decoding: data[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["article.epub", "article.mp3", "article.vtt", "article.wav", "timings.json"])
    }
  }

  @Test("A feed names the sound by its address, its length and its type")
  func feed() throws {
    var article = Self.hostile
    article.title = "A <title> & more"
    article.published = PartialDate(year: 2026, month: 2, day: 5)
    article.url = "https://example.org/a?b=1&c=2"
    let feed = try Elements.of(
      PodcastFeed.feed(
        article, seconds: 61, base: "https://example.org/a/", sound: ("article.mp3", "audio/mpeg", 1234),
        captions: "article.vtt", now: Date(timeIntervalSince1970: 0)))
    let enclosure = try #require(feed.all.first { $0.name == "enclosure" })
    #expect(
      enclosure.attributes == [
        "url": "https://example.org/a/article.mp3", "length": "1234", "type": "audio/mpeg",
      ])
    #expect(feed.text.contains("Thu, 05 Feb 2026 00:00:00 +0000") && feed.text.contains("A <title> & more"))
  }

  private static func feed(_ change: (inout Article) -> Void = { _ in }) -> String {
    var article = hostile
    change(&article)
    return PodcastFeed.feed(
      article, seconds: 61, base: "https://example.org/a/", sound: ("article.mp3", "audio/mpeg", 1234),
      captions: "article.vtt", now: Date(timeIntervalSince1970: 1_770_000_000))
  }

  @Test("Feeds are valid RSS, whatever the article says of itself")
  func validFeeds() {
    let changes: [(inout Article) -> Void] = [
      { _ in }, { $0.title = "Суд & <b>" }, { $0.title = "" }, { $0.language = nil },
      { $0.language = "kk" }, { $0.url = "https://example.org/a?b=1&c=2" }, { $0.url = "/tmp/a.md" },
      { $0.url = "https://example.org/новости/суд" }, { $0.url = "https://example.org/a b\"c" },
      { $0.published = PartialDate(year: 2024, month: 2, day: 29) },
      { $0.published = PartialDate(year: 1999) },
      { $0.published = PartialDate(year: 2026, month: 5) }, { $0.siteName = "A & <B>" },
      { $0.siteName = "\u{0}\u{1F}" }, { $0.language = "not a code" },
    ]
    for (index, change) in changes.enumerated() {
      #expect(FeedCheck.problems(in: Self.feed(change)) == [], "change \(index)")
    }
  }

  @Test(
    "The check of feeds sees what is wrong",
    arguments: [
      ("version=\"2.0\"", "version=\"0.91\""), ("<title>", "<titel>"), ("length=\"1234\"", "length=\"\""),
      ("length=\"1234\"", "length=\"many\""), ("type=\"audio/mpeg\"", "type=\"mp3\""),
      ("url=\"https://example.org/a/article.mp3\"", "url=\"article.mp3\""),
      ("isPermaLink=\"false\"", "isPermaLink=\"true\""), ("+0000</pubDate>", "</pubDate>"),
      ("<pubDate>", "<pubDate>Someday, "), ("<item>", "<item><enclosure/>"),
      ("<language>en</language>", "<language>English please</language>"),
      ("xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"", "xmlns:itunes=\"http://example.org/\""),
      ("rel=\"self\"", "rel=\"alternate\""), ("<itunes:duration>61", "<itunes:duration>a minute"),
      ("<itunes:explicit>false", "<itunes:explicit>no"), ("</channel>", "<pubdate>x</pubdate></channel>"),
    ])
  func checkSees(_ right: String, _ wrong: String) {
    let feed = Self.feed()
    let broken =
      feed.replacing(right, with: wrong).replacing(
        right == "<title>" ? "</title>" : "\u{FFFE}", with: "</titel>")
    #expect(broken != feed && !FeedCheck.problems(in: broken).isEmpty)
  }

  @Test(
    "What is no address of a folder is refused",
    arguments: ["", "audio", "ftp://x/", "https://", "https://x/?a"])
  func base(_ text: String) {
    #expect(throws: AssayError.self) { try PodcastFeed.base(text) }
  }

  @Test("A folder's address ends in a slash", arguments: ["https://x.org/a", "https://x.org/a/"])
  func slash(_ text: String) throws {
    #expect(try PodcastFeed.base(text).absoluteString == "https://x.org/a/")
  }
}
