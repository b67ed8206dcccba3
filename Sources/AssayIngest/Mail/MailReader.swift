public import AssayCore
import Foundation

/// Reads an e-mail message (RFC 5322, MIME): its text as an article, with subject, sender and date.
///
/// Of several forms of the text the HTML one is read where it is the longer article, else the plain one. Attachments
/// are left out. Parts are bounded in number and depth; a message that breaks off is read as far as it goes.
public struct MailReader: ArticleReader {
  /// The format's name, for messages.
  public var format: String { "e-mail" }

  /// Makes a reader.
  public init() {}

  /// Whether the bytes begin with the header fields of a message.
  public func recognises(_ input: ArticleInput) -> Bool {
    let head = input.data.prefix(1 << 14)
    guard let first = head.first, first > 0x20, first < 0x7F else { return false }
    let fields = MailMessage.fields(Array(head)[...]).fields
    let known = Set(fields.map(\.name)).intersection(MailReader.knownFields)
    let isNamed = input.source.lowercased().hasSuffix(".eml")
    return known.count >= (isNamed ? 1 : 3) || known.isSuperset(of: ["from", "subject"])
  }

  /// Reads an article.
  ///
  /// O(n) time and memory.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge`, `unsupportedFormat` or `malformed`.
  public func read(_ input: ArticleInput) throws -> Article {
    try ArticleReaders.checkSize(input)
    let message = MailMessage(Array(input.data))
    var article = try text(of: message, input)
    article.title =
      message.header("subject").map(MailHeader.decoded).flatMap { $0.isEmpty ? nil : $0 } ?? article.title
    article.byline = message.header("from").flatMap(MailHeader.sender) ?? article.byline
    article.published = message.header("date").flatMap(Dates.parse) ?? article.published
    article.sha256 = ContentHash.sha256(input.data)
    return article
  }

  private func text(of message: MailMessage, _ input: ArticleInput) throws -> Article {
    func article(_ part: MailMessage.Part?, _ reader: any ArticleReader) throws -> Article? {
      guard let part else { return nil }
      // The part's charset is known here, so that the readers see UTF-8.
      let words = try TextDecoder.decode(part.data, source: input.source, charset: part.charset)
      return try reader.read(ArticleInput(data: Data(words.utf8), source: input.source, url: input.url))
    }
    let plain = Result { try article(message.part(of: "text/plain"), PlainTextReader()) }
    let html = Result { try article(message.part(of: "text/html"), HTMLReader()) }
    let found = [try? html.get(), try? plain.get()].compactMap { $0 ?? nil }
    if let best = found.max(by: { $0.text.utf8.count < $1.text.utf8.count }) { return best }
    for case .failure(let error) in [plain, html] { throw error }
    throw AssayError(
      .empty, "\(InputBytes.name(input.source)) is an e-mail without text. Save its attachment and give that."
    )
  }

  private static let knownFields: Set<String> = [
    "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version", "content-type",
    "delivered-to", "reply-to", "cc", "dkim-signature", "list-id", "list-unsubscribe",
  ]
}
