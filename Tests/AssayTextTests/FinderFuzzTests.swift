import AssayCore
import AssayTesting
import AssayText
import Testing

/// Whatever the text, finders end, do not crash, and give spans that hold what they say.
struct FinderFuzzTests {
  @Test(arguments: 0..<40) func survivesRandomTexts(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let reference = PartialDate(iso8601: ["2026-01-30", "2026-01", "2026"][seed % 3])
    for _ in 0..<25 {
      let text = RandomText.make(&generator, pieces: Int.random(in: 0..<60, using: &generator))
      let sentences = SentenceSplitter().sentences(in: text)
      expectValid(sentences.map { ($0, text.text(in: $0)) }, in: text)
      expectValid(Words.tokens(in: text).map { ($0.span, $0.text) }, in: text)
      for finder in [DateFinder(), DateFinder(reference: reference)] {
        let dates = finder.mentions(in: text)
        expectValid(dates.map { ($0.span, $0.text) }, in: text)
        for date in dates { #expect(date.first.firstDay <= date.last.lastDay, "\(date) in \(text)") }
        for part in finder.partialMentions(in: text) { #expect((1...12).contains(part.month)) }
      }
      let quantities = QuantityFinder().mentions(in: text)
      expectValid(quantities.map { ($0.span, $0.text) }, in: text)
      for quantity in quantities {
        #expect(quantity.value.isFinite && quantity.upper ?? .infinity > quantity.value, "\(quantity)")
      }
      expectValid(LawFinder().mentions(in: text).map { ($0.span, $0.text) }, in: text)
      expectValid(QuoteFinder().mentions(in: text).map { ($0.span, $0.text) }, in: text, disjoint: false)
      _ = LanguageIdentifier().identify(text)
    }
  }

  @Test(arguments: 0..<20) func survivesRandomCodePoints(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) + 1000)
    var view = String.UnicodeScalarView()
    for _ in 0..<400 {
      let limit: UInt32 = [0x80, 0x500, 0x3000, 0x11_0000].randomElement(using: &generator) ?? 0x80
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) { view.append(scalar) }
    }
    let text = String(view)
    expectValid(SentenceSplitter().sentences(in: text).map { ($0, text.text(in: $0)) }, in: text)
    expectValid(QuantityFinder().mentions(in: text).map { ($0.span, $0.text) }, in: text)
    expectValid(DateFinder().mentions(in: text).map { ($0.span, $0.text) }, in: text)
    expectValid(QuoteFinder().mentions(in: text).map { ($0.span, $0.text) }, in: text, disjoint: false)
  }

  /// Inputs on which a careless finder would take quadratic time: the suite would not end.
  @Test(
    arguments: [
      "“", "'", "\"a ", "1-", "1, ", "December ", "a\n", "A. ", "Law on ", "two ", "(", "U.S. ", "1990s to ",
    ])
  func staysLinear(_ piece: String) {
    let text = String(repeating: piece, count: 5_000)
    _ = SentenceSplitter().sentences(in: text)
    _ = DateFinder().mentions(in: text)
    _ = QuantityFinder().mentions(in: text)
    _ = LawFinder().mentions(in: text)
    _ = QuoteFinder().mentions(in: text)
    _ = Words.tokens(in: text)
  }
}
