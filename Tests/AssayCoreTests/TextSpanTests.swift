import Testing

@testable import AssayCore

@Suite("Offsets are code points")
struct TextSpanTests {
  @Test(
    "The text of a span counts code points, not bytes or graphemes",
    arguments: [
      ("Жанаозен 2011", 0, 8, "Жанаозен"), ("a👩‍👩‍👧b", 1, 6, "👩‍👩‍👧"), ("e\u{301}tat", 0, 2, "e\u{301}"),
      ("abc", 1, 99, "bc"),
      ("abc", 7, 9, ""), ("abc", -2, 1, "a"),
    ])
  func text(of text: String, start: Int, end: Int, expected: String) {
    #expect(text.text(in: TextSpan(start: start, end: end)) == expected)
  }

  @Test("A span is never negative")
  func negative() {
    #expect(TextSpan(start: 5, end: 2).isEmpty)
  }

  @Test("Touching spans do not overlap")
  func overlap() {
    #expect(!TextSpan(start: 0, end: 3).overlaps(TextSpan(start: 3, end: 5)))
    #expect(TextSpan(start: 0, end: 4).overlaps(TextSpan(start: 3, end: 5)))
  }

  @Test("SHA-256 is that of FIPS 180-2's example")
  func hash() {
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(ContentHash.sha256(Array("abc".utf8)) == digest)
  }
}
