public import AssayCore
import AssayText
public import Foundation

/// A podcast feed (RSS 2.0 with Apple's tags) with the article as its one episode.
public enum PodcastFeed {
  /// The address of a folder, checked: http or https with a host, ending in a slash.
  ///
  /// - Throws: ``AssayError`` with code `malformed`.
  public static func base(_ text: String) throws -> URL {
    let whole = text.hasSuffix("/") ? text : text + "/"
    guard let url = URL(string: whole), let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme),
      url.host()?.isEmpty == false, url.query() == nil, url.fragment() == nil
    else {
      throw AssayError(
        .malformed, "“\(text)” is no address of a folder. Give one such as https://example.org/audio/")
    }
    return url
  }

  /// Writes `feed.xml` into the folder of a reading.
  ///
  /// - Parameter base: the address under which the folder's files will be found.
  /// - Returns: the file's name; nil where there is no compressed sound to offer.
  /// - Throws: ``AssayError`` with code `cannotWrite`.
  public static func write(
    _ article: Article, _ listening: Listening, in folder: URL, base: URL, names: ListeningNames = .article
  ) throws -> String? {
    let types = ["mp3": "audio/mpeg", "opus": "audio/ogg"]
    let found = ["mp3", "opus"].lazy.compactMap { ending -> (name: String, type: String, size: Int)? in
      let name = "\(names.stem).\(ending)"
      let values = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
      guard let size = (values?[.size] as? NSNumber)?.intValue, let type = types[ending] else { return nil }
      return (name, type, size)
    }.first
    guard let found else { return nil }
    let text = feed(
      article, seconds: Int(listening.duration.rounded(.up)), base: base.absoluteString, sound: found,
      captions: "\(names.stem).vtt", now: Date())
    do {
      try Data(text.utf8).write(to: folder.appending(path: "feed.xml"), options: .atomic)
    } catch {
      throw AssayError(.cannotWrite, "feed.xml could not be written. Is the disk full?", cause: error)
    }
    return "feed.xml"
  }

  static func feed(
    _ article: Article, seconds: Int, base: String, sound: (name: String, type: String, size: Int),
    captions: String, now: Date
  ) -> String {
    let title = XMLText.escaped(article.title.flatMap { $0.isEmpty ? nil : $0 } ?? "Article")
    let folder = XMLText.escaped(base)
    let link = XMLText.escaped(address(article.url) ?? base)
    let channel = XMLText.escaped(article.siteName.flatMap { $0.isEmpty ? nil : $0 } ?? "Articles read aloud")
    let opening = article.paragraphs.first { $0.kind == .body }.map { article.text.text(in: $0.span) } ?? ""
    let description = XMLText.escaped(shortened(opening.isEmpty ? article.title ?? "" : opening))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
      xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0">
      <channel>
      <title>\(channel)</title>
      <link>\(link)</link>
      <description>Articles read aloud by a synthetic voice.</description>
      <language>\(language(article.language))</language>
      <atom:link href="\(folder)feed.xml" rel="self" type="application/rss+xml"/>
      <itunes:author>\(channel)</itunes:author>
      <itunes:category text="News"/>
      <itunes:explicit>false</itunes:explicit>
      <item>
      <title>\(title)</title>
      <link>\(link)</link>
      <description>\(description)</description>
      <guid isPermaLink="false">urn:sha256:\(ContentHash.sha256(Data(article.text.utf8)))</guid>
      <pubDate>\(date(article.published, now: now))</pubDate>
      <enclosure url="\(folder)\(sound.name)" length="\(sound.size)" type="\(sound.type)"/>
      <itunes:duration>\(seconds)</itunes:duration>
      <itunes:explicit>false</itunes:explicit>
      <podcast:transcript url="\(folder)\(captions)" type="text/vtt"/>
      </item>
      </channel>
      </rss>

      """
  }

  /// An article's address as a feed may have it, other letters and signs percent-encoded; nil for a path or no address.
  private static func address(_ text: String?) -> String? {
    guard let text, let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()),
      url.host()?.isEmpty == false
    else { return nil }
    return url.absoluteString
  }

  /// A language code of the form that RSS asks for (RFC 5646), or English.
  private static func language(_ code: String?) -> String {
    guard let code, code.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil else { return "en" }
    return code
  }

  private static func shortened(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.count > 300 else { return words }
    let cut = words.prefix(300)
    return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
  }

  /// A date as RFC 822 has it: the article's day, or now.
  private static func date(_ published: PartialDate?, now: Date) -> String {
    let seconds = Int(now.timeIntervalSince1970)
    let today = PartialDate(dayNumber: seconds / 86_400)
    guard let day = published?.firstDay ?? today, let number = day.day, let month = day.month else {
      return ""
    }
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let weekday = ((day.dayNumber + 4) % 7 + 7) % 7
    let time = published == nil ? seconds % 86_400 : 0
    let clock = [time / 3600, time / 60 % 60, time % 60].map(padded).joined(separator: ":")
    return "\(days[weekday]), \(padded(number)) \(months[month - 1]) \(day.year) \(clock) +0000"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
