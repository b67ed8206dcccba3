import AssayCore

extension TerminalPage {
  /// Deciding passages shown for one claim; the HTML and JSON reports have all.
  private static let quotes = 2
  private static let indent = "     "

  /// One claim: number and verdict, the claim, why, the quotes, what differs, what is missing.
  mutating func write(_ view: ClaimView) {
    let paint = paint
    let number = "\(view.number)"
    let padding = String(repeating: " ", count: max(0, 3 - number.count))
    write(
      "\(view.mark.symbol) \(view.verdictWords)", first: "\(padding)\(number)  ",
      style: { paint.mark($0, view.mark) })
    write(CleanText.line(view.claim.text), first: Self.indent, style: paint.bold)
    for earlier in view.earlier {
      write(
        ([earlier.text] + [earlier.address?.text].compactMap(\.self)).joined(separator: " "),
        first: Self.indent)
    }
    if !view.explanation.isEmpty { write(view.explanation, first: Self.indent) }
    for evidence in view.shown(Self.quotes) { write(evidence, isConflicting: view.mark == .conflicting) }
    if let missing = view.missing { write("Missing: \(missing)", first: Self.indent) }
    writeBlank()
  }

  private mutating func write(_ evidence: EvidenceView, isConflicting: Bool) {
    let paint = paint
    let quote = CleanText.line(evidence.assessment.quote.text, limit: 420)
    let bar = Self.indent + "│ "
    write("“\(quote)”", first: bar, rest: bar)
    let date = evidence.origin.published.map(DateWords.words)
    let origin = [evidence.title, evidence.source, date, evidence.ageLabel].compactMap(\.self)
    let stance = isConflicting ? " — \(Wording.stance(evidence.assessment.stance))" : ""
    write(
      origin.joined(separator: ", ") + stance, first: Self.indent + "│ — ", rest: Self.indent + "│   ",
      style: paint.faint)
    // A broken address is of no use, so one that does not fit is left to the other reports.
    if let address = evidence.address {
      let line = Self.indent + "│   " + address.text
      if TextWidth.columns(line) <= wrapper.width {
        write(address.text, first: Self.indent + "│   ", style: paint.faint)
      }
    }
    if let facts = evidence.sourceFacts {
      write(
        "About the source: \(facts)", first: Self.indent + "│   ", rest: Self.indent + "│   ",
        style: paint.faint)
    }
    for facet in evidence.assessment.facets where !facet.agrees {
      write(
        "\(Wording.facet(facet.kind)) differs: \(Wording.comparison(facet))", first: Self.indent + "✗ ",
        style: { paint.mark($0, .refuted) })
    }
  }
}
