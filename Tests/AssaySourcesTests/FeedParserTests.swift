import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySources

/// A feed of `Fixtures/feeds.jsonl`, with what is to be read in it.
struct FeedSample: Sendable, CustomTestStringConvertible {
  var name: String
  var address: String
  var charset: String?
  var data: Data
  /// The expectations, as JSON.
  var expect: Data
  var testDescription: String { name }

  static let all: [FeedSample] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/feeds.jsonl")
    let lines = (try? Data(contentsOf: file))?.split(separator: 0x0A) ?? []
    return lines.compactMap { line in
      guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
        let name = object["name"] as? String, let address = object["address"] as? String,
        let expect = object["expect"] as? [String: Any],
        let data = (object["text"] as? String).map({ Data($0.utf8) })
          ?? (object["base64"] as? String).flatMap({ Data(base64Encoded: $0) }),
        let expectation = try? JSONSerialization.data(withJSONObject: expect)
      else { return nil }
      return FeedSample(
        name: name, address: address, charset: object["charset"] as? String, data: data, expect: expectation)
    }
  }()
}

@Suite("Feeds")
struct FeedParserTests {
  @Test("The fixtures are there")
  func fixtures() {
    #expect(FeedSample.all.count >= 250)
  }

  @Test("Feeds as they are specified and as they really are", arguments: FeedSample.all)
  func samples(sample: FeedSample) throws {
    let expect = try #require(JSONSerialization.jsonObject(with: sample.expect) as? [String: Any])
    let address = WebAddress(sample.address)
    if expect["error"] != nil {
      #expect(throws: AssayError.self) {
        try FeedParser().parse(sample.data, address: address, charset: sample.charset)
      }
      return
    }
    let feed = try FeedParser().parse(sample.data, address: address, charset: sample.charset)
    for (key, value) in expect {
      switch key {
      case "format": #expect(feed.format.rawValue == value as? String)
      case "title": #expect(feed.title == value as? String)
      case "link": #expect(feed.link == value as? String)
      case "selfLink": #expect(feed.selfLink == value as? String)
      case "hubs": #expect(feed.hubs == value as? [String])
      case "language": #expect(feed.language == value as? String)
      case "minutesToLive": #expect(feed.minutesToLive == value as? Int)
      case "keys": #expect(Set(feed.items.map(\.key)).count == value as? Int)
      case "items":
        let items = try #require(value as? [[String: Any]])
        #expect(feed.items.count == items.count)
        for (item, expected) in zip(feed.items, items) { compare(item, expected) }
      default: Issue.record("unknown expectation \(key)")
      }
    }
  }

  private func compare(_ item: FeedItem, _ expected: [String: Any]) {
    for (key, value) in expected {
      switch key {
      case "title": #expect(item.title == value as? String)
      case "link": #expect(item.link == value as? String)
      case "id": #expect(item.id == value as? String)
      case "text": #expect((item.content ?? item.summary)?.plain == value as? String)
      case "summary": #expect(item.summary?.plain == value as? String)
      case "published":
        let text = item.published.map { ISO8601DateFormatter().string(from: $0.instant) }
        #expect(text == value as? String)
      default: Issue.record("unknown expectation \(key)")
      }
    }
  }

  /// A feed with items as given.
  private func feed(_ items: String) -> Data {
    Data("<rss><channel><title>D</title>\(items)</channel></rss>".utf8)
  }

  @Test("No more items are kept than the limit")
  func items() throws {
    let data = feed((0..<(FeedParser.mostItems + 500)).map { "<item><title>T\($0)</title></item>" }.joined())
    #expect(try FeedParser().parse(data, address: nil).items.count == FeedParser.mostItems)
  }

  @Test("A feed larger than the limit is refused unread")
  func size() {
    #expect { try FeedParser().parse(Data(count: FeedParser.maximumBytes + 1), address: nil) } throws: {
      ($0 as? AssayError)?.code == .tooLarge
    }
  }

  @Test("A field longer than the limit is cut, and the rest of the feed read")
  func field() throws {
    let data = feed(
      "<item><title>A</title><description>\(String(repeating: "word ", count: 1_000_000))</description></item>"
        + "<item><title>B</title></item>")
    let items = try FeedParser().parse(data, address: nil).items
    #expect(items.map(\.title) == ["A", "B"])
    #expect((items[0].summary?.raw.utf8.count ?? 0) <= FeedParser.longestField)
  }

  @Test(
    "Crafted feeds end with a feed or an error",
    arguments: [
      String(repeating: "<a>", count: 300_000), String(repeating: "<item>", count: 100_000),
      "<rss><channel><item><title>" + String(repeating: "<b>", count: 100_000),
      "<rss " + (0..<100_000).map { "a\($0)='x' " }.joined() + ">",
      "<!DOCTYPE " + String(repeating: "[", count: 500_000),
      String(repeating: "<![CDATA[", count: 100_000), String(repeating: "<!--", count: 200_000),
      "<rss>" + String(repeating: "&", count: 500_000), "<rss>" + String(repeating: "<", count: 500_000),
      String(repeating: "[", count: 200_000), "{\"items\":" + String(repeating: "[", count: 200_000),
      "<rss><channel><item><title>" + String(repeating: "&amp;lt;b&amp;gt;", count: 50_000),
    ])
  func crafted(text: String) {
    let feed = try? FeedParser().parse(Data(text.utf8), address: nil)
    #expect((feed?.items.count ?? 0) <= 1)
  }

  @Test("Feeds changed at random are read or refused, and the same twice", arguments: 0..<8)
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<item>", "</item>", "<![CDATA[", "]]>", "&", "<", ">", "\u{0}", "<br>", "&#", "<!--", "\"", "<title>",
    ]
    for sample in FeedSample.all {
      var data = [UInt8](sample.data)
      for _ in 0..<(1 + random.below(6)) where !data.isEmpty {
        let place = random.below(data.count)
        switch random.below(4) {
        case 0: data[place] = UInt8(truncatingIfNeeded: random.below(256))
        case 1: data.removeSubrange(place..<min(data.count, place + 1 + random.below(20)))
        case 2: data.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
        default:
          data.insert(contentsOf: data[place..<min(data.count, place + 1 + random.below(60))], at: place)
        }
      }
      let address = WebAddress(sample.address)
      let first = try? FeedParser().parse(Data(data), address: address, charset: sample.charset)
      let second = try? FeedParser().parse(Data(data), address: address, charset: sample.charset)
      #expect(first == second)
      for item in first?.items ?? [] {
        #expect((item.content ?? item.summary)?.plain.utf8.count ?? 0 < 1 << 20)
      }
    }
  }
}

@Suite("Lists of sources")
struct SourceListTests {
  @Test("A text has one address a line")
  func lines() throws {
    let text =
      "# mine\n\nhttps://a.example/feed  Daily News\r\nftp://b.example/\nhttps://c.example/rss\nhttps://a.example/feed\n"
    let list = try SourceList(Data(text.utf8))
    #expect(list.sources.map(\.address.string) == ["https://a.example/feed", "https://c.example/rss"])
    #expect(list.sources.map(\.name) == ["Daily News", nil])
    #expect(list.rejected == ["ftp://b.example/"])
  }

  @Test(
    "A list says whose pages are read",
    arguments: [
      "+https://a.example/feed Daily\nhttps://b.example/feed",
      "<opml><body><outline xmlUrl='https://a.example/feed' fullText='true'/><outline xmlUrl='https://b.example/feed'/>"
        + "</body></opml>",
    ])
  func pages(text: String) throws {
    let list = try SourceList(Data(text.utf8))
    #expect(list.sources.map(\.address.host) == ["a.example", "b.example"])
    #expect(list.sources.map(\.readsPages) == [true, false])
  }

  @Test("OPML, with folders")
  func outlines() throws {
    let text = """
      <?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body><outline text="News">
      <outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/"/>
      <outline text="Deeper"><outline title="C" xmlUrl="https://c.example/rss"></outline></outline></outline></body></opml>
      """
    let list = try SourceList(Data(text.utf8))
    #expect(
      list.sources.map(\.address.string) == ["https://a.example/feed?x=1&y=2", "https://c.example/rss"])
    #expect(list.sources.map(\.name) == ["A & B", "C"])
  }

  @Test(
    "A list without an address is an error",
    arguments: ["", "# nothing\n", "<opml><body/></opml>", "words only"])
  func empty(text: String) {
    #expect { try SourceList(Data(text.utf8)) } throws: { ($0 as? AssayError)?.code == .empty }
  }
}
