public import AssayCore
import Foundation

/// Reads HTML pages: the main text without navigation, advertisements and comments, and what the page says of itself.
///
/// The charset is taken from a byte order mark, from the bytes where they are valid UTF-8, from the page's own
/// declaration, or guessed between Windows-1252 and Windows-1251. Scripts are not run, nothing is loaded. A headline
/// outside the main text is the title but no paragraph.
public struct HTMLReader: ArticleReader {
  /// No page larger than this is parsed, in bytes: 24 MB; reading takes several times as much memory.
  public static let maximumBytes = 24 * 1024 * 1024

  /// The format's name, for messages.
  public var format: String { "HTML" }

  /// Makes a reader.
  public init() {}

  /// Whether the bytes begin like HTML, or are named so and hold a tag.
  public func recognises(_ input: ArticleInput) -> Bool {
    if (try? InputBytes.check(input.data, source: input.source)) == nil { return false }
    var head = String(decoding: input.data.prefix(4096), as: UTF8.self)
    if TextDecoder.hasByteOrderMark(input.data) {
      head = TextDecoder.byMark(input.data.prefix(8192)) ?? head
    }
    let lower = head.lowercased()
    let start = lower.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let openings = ["<!doctype html", "<html", "<head", "<body", "<article", "<main"]
    if openings.contains(where: start.hasPrefix) { return true }
    if start.hasPrefix("<?xml") || start.hasPrefix("<!--") {
      return lower.contains("<html") || lower.contains("<!doctype html")
    }
    let name = input.source.lowercased()
    if name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml") {
      return lower.contains("<")
    }
    return ["<div", "<p>", "<p ", "<h1", "<section", "<header", "<meta", "<title"].contains(
      where: start.hasPrefix)
  }

  /// Reads an article.
  ///
  /// O(n) time; memory several times the page's size.
  ///
  /// - Throws: ``AssayError`` with code `tooLarge`, `unsupportedFormat` or `malformed`, or `blocked`, `gone`, `paywalled`,
  ///   `needsScript` or `notArticle` where the page has no article's text.
  public func read(_ input: ArticleInput) throws -> Article {
    if input.data.count > HTMLReader.maximumBytes {
      throw FileInput.tooLarge(input.source, limit: HTMLReader.maximumBytes)
    }
    try InputBytes.check(input.data, source: input.source)
    let (data, charset) = HTMLReader.decoded(input.data)
    let page = try HTMLPageBuilder.page(data, charset: charset, source: input.source)
    var metadata = HTMLMetadata(page, address: input.url)
    let text = PageText(page, metadata.hints)
    var blocks = HTMLReader.blocks(of: text.chosen(), title: metadata.article.title)
    let state = PageState(page, text.measure, title: metadata.article.title, isFree: metadata.linked.isFree)
    complete(&blocks, &metadata, state)
    if text.isCut {
      metadata.article.notices.append(
        .init(code: "cutOff", message: "The page is larger or deeper than Assay reads; its end is missing."))
    }
    TopMatter.read(&blocks, into: &metadata.article, findsTitle: false)
    let words = blocks.reduce(0) {
      $1.kind == .furniture || $1.kind == .heading ? $0 : $0 + $1.text.utf8.count
    }
    if words < 200, let refusal = state.refusal(input.source) { throw refusal }
    guard blocks.contains(where: { $0.kind != .furniture }) else { throw state.error(input.source) }
    return try ArticleBuilder.article(blocks, metadata.article, from: input)
  }

  /// Takes the text that the page gives to search engines where it shows much less, and says so.
  private func complete(_ blocks: inout [Block], _ metadata: inout HTMLMetadata, _ state: PageState) {
    let shown = blocks.reduce(0) { $0 + $1.text.utf8.count }
    let declared = LinkedText.blocks(of: metadata.linked.body ?? "")
    let held = declared.reduce(0) { $0 + $1.text.utf8.count }
    if held > 200, held > 2 * shown {
      blocks = declared
      metadata.article.notices.append(
        .init(
          code: "fromMetadata",
          message: state.isPaywalled
            ? "The page shows its text to subscribers; what is read is the text in its metadata (JSON-LD)."
            : "The page shows little text without scripts; what is read is the text in its metadata (JSON-LD)."
        ))
    } else if state.isPaywalled, shown < 1500 {
      metadata.article.notices.append(
        .init(
          code: "paywalled",
          message:
            "The page is for subscribers, and its text may be no more than the beginning of the article."))
    }
  }

  /// The page's linked data (JSON-LD); empty for what cannot be parsed.
  static func linkedData(_ input: ArticleInput) -> [String] {
    guard input.data.count <= maximumBytes else { return [] }
    let (data, charset) = decoded(input.data)
    guard let page = try? HTMLPageBuilder.page(data, charset: charset, source: input.source) else {
      return []
    }
    return PageFindings(page).scripts
  }

  /// Every block of a page with what is known of it, for training and for looking at what was left out.
  package func blocks(_ input: ArticleInput) throws -> [ScoredBlock] {
    let (data, charset) = HTMLReader.decoded(input.data)
    let page = try HTMLPageBuilder.page(data, charset: charset, source: input.source)
    return PageText(page, HTMLMetadata(page, address: input.url).hints).scored()
  }

  /// The blocks of an article without words of the page; a heading near the top that repeats `title` is of kind `title`.
  private static func blocks(of chosen: [PageBlock], title: String?) -> [Block] {
    var blocks = chosen.filter { !Furniture.matches($0.text) }.map { Block($0.kind, $0.text) }
    if let title, let index = blocks.prefix(6).firstIndex(where: { $0.kind == .heading && $0.text == title })
    {
      blocks[index].kind = .title
    }
    return blocks
  }

  /// The bytes to parse and the charset to force; nil where the page's own declaration is to be followed.
  static func decoded(_ data: Data) -> (Data, String?) {
    if let text = TextDecoder.byMark(data) { return (Data(text.utf8), "UTF-8") }
    let (isUnicode, hasEscape) = data.withUnsafeBytes { bytes in
      (String(validating: bytes, as: UTF8.self) != nil, bytes.contains(0x1B))
    }
    // Seven-bit Japanese is valid UTF-8 as well; its escapes tell.
    if isUnicode, !hasEscape { return (data, "UTF-8") }
    let declared = declaredCharset(data)
    if declared == "iso-2022-jp", hasEscape { return (data, "ISO-2022-JP") }
    if isUnicode { return (data, "UTF-8") }
    if let name = declared, let known = known(data, charset: name) { return known }
    let census = ByteCensus(data)
    if census.validSequences >= 4 * census.invalidBytes, census.validSequences >= 4 {
      return (Data(String(decoding: data, as: UTF8.self).utf8), "UTF-8")
    }
    if census.isPlausibleKOI8 { return (Data(KOI8.decode(data).utf8), "UTF-8") }
    return (data, census.plausibleEncoding == .windowsCP1251 ? "windows-1251" : "windows-1252")
  }

  /// The bytes and charset where the one that a page declares is known; nil for a name that nobody knows.
  ///
  /// Nil for Unicode as well: the bytes are not valid UTF-8, and where the declaration can be read it is not UTF-16 or UTF-7.
  private static func known(_ data: Data, charset name: String) -> (Data, String?)? {
    if name.hasPrefix("utf") { return nil }
    if let wider = wider[name] { return (data, wider) }
    if let encoding = TextDecoder.encoding(named: name), encoding != .japaneseEUC {
      // Bytes without a meaning in Windows charsets must not cost the rest of the page.
      let text =
        String(data: data, encoding: encoding)
        ?? String(
          data: data.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x98, 0x9D].contains($0) }, encoding: encoding)
      if let text { return (Data(text.utf8), "UTF-8") }
    }
    return HTMLPageBuilder.knows(charset: name) ? (data, name) : nil
  }

  /// Charsets that pages declare and exceed, with the ones that hold all they use, by the names of iconv.
  private static let wider = [
    "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "gb_2312-80": "GB18030", "big5": "BIG5-HKSCS",
    "euc-kr": "CP949", "ks_c_5601-1987": "CP949", "shift_jis": "CP932", "shift-jis": "CP932",
    "x-sjis": "CP932",
    "windows-31j": "CP932", "iso-8859-8-i": "ISO-8859-8", "x-mac-cyrillic": "MAC-CYRILLIC",
    "x-euc-jp": "EUC-JP",
  ]

  /// The charset that a meta element or the XML declaration names, in lower case; a script's charset is another's.
  private static func declaredCharset(_ data: Data) -> String? {
    let head = String(decoding: data.prefix(8192), as: UTF8.self).lowercased()
    for tag in head.split(separator: "<").prefix(400) {
      let word = tag.hasPrefix("meta") ? "charset=" : tag.hasPrefix("?xml") ? "encoding=" : nil
      guard let word, let mark = tag.prefix(while: { $0 != ">" }).firstRange(of: word) else { continue }
      let value = tag[mark.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      let name = value.prefix(40).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
      if !name.isEmpty { return String(name) }
    }
    return nil
  }
}
