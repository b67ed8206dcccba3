import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

struct MailReaderTests {
  private func read(_ text: String) throws -> Article { try MailReader().read(input(text, "a.eml")) }

  @Test func readsHeaderAndText() throws {
    let article = try MailReader().read(Samples.mail)
    #expect(article.title == "Court rules on outlet" && article.byline == "Jane Doe")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
    #expect(article.text == Samples.paragraphs.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    ("=?utf-8?Q?Caf=C3=A9_closed?=", "Café closed"), ("=?windows-1251?B?0fPk?=", "Суд"),
    ("=?utf-8?Q?One?= =?utf-8?Q?_two?=", "One two"), ("=?bogus", "=?bogus"),
    ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
  ])
  func decodesWordsOfTheHeader(_ value: String, _ words: String) throws {
    #expect(try read("From: a@b.c\nSubject: \(value)\n\nIt rained in Almaty.").title == words)
  }

  @Test func readsTheLongestFormOfTheText() throws {
    let html = "<html><body><p>\(Samples.paragraphs.joined(separator: "</p><p>"))</p></body></html>"
    let encoded = Data(html.utf8).base64EncodedString(options: .lineLength76Characters)
    let text = """
      From: Jane Doe <jane@example.org>
      Subject: Ruling
      Content-Type: multipart/mixed; boundary="outer"

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Read this caf=C3=A9 message in a =
      browser.
      --inner
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: base64

      \(encoded)
      --inner--
      --outer
      Content-Type: text/plain
      Content-Disposition: attachment; filename=a.txt

      An attachment that is not the message and must not be read as if it were one, however long it may be.
      --outer--
      """
    let article = try read(text)
    #expect(article.text.contains("ruled on Monday") && !article.text.contains("attachment"))
  }

  @Test func undoesQuotedPrintable() throws {
    let article = try read(
      "From: a@b.c\nSubject: x\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 was =\nclosed on Monday =3D."
    )
    #expect(article.text == "The café was closed on Monday =.")
  }

  /// Parts within parts, and parts without end, are read as far as the bounds go.
  @Test func boundsParts() {
    var text = "From: a@b.c\nSubject: x\n"
    for level in 0..<5000 { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    #expect(failure { try read(text) }?.code == .empty)
    let many =
      "From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\n\nx\n", count: 50_000)
    #expect((try? read(many)) != nil)
  }
}
