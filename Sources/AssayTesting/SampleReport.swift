import AssayCore
import Foundation

/// Reports made by hand for tests of reporters.
///
/// Every person, outlet, place and law in them is invented.
public enum SampleReport {
  /// A realistic report: every verdict, a failed step, two claims in one sentence, evidence before, after and long before
  /// the article and without a date, page furniture, and characters that need care.
  public static let full = Report(
    article: article, checkedAt: Date(timeIntervalSince1970: 1_765_629_300), claims: SampleClaims.all,
    timeline: timeline,
    method: Method(
      version: "0.1.0",
      verifier: .init(name: "assay-verifier-fast", sha256: String(repeating: "3f9a", count: 16)),
      embedder: .init(name: "all-MiniLM-L6-v2", sha256: String(repeating: "b07c", count: 16)),
      archive: ArchiveState(documents: 24, passages: 131)),
    timings: Timings(ingest: 0.01204, claims: 0.08316, retrieve: 0.41251, verify: 3.90877, total: 4.41548),
    findings: [
      ArticleFinding(
        kind: .dateOutsidePeriod,
        text: "“3 December” lies outside the period that the article states <“November”>.",
        sentences: [article.sentences[2], article.sentences[9]])
    ])

  /// A report on an article in which nothing was found.
  public static let empty = Report(
    article: Article(
      title: nil, source: "-", sha256: ContentHash.sha256(Data()), text: "", paragraphs: [], sentences: []),
    checkedAt: Date(timeIntervalSince1970: 0), claims: [], timeline: [],
    method: Method(
      version: "0.1.0", verifier: .init(name: "none", sha256: ""), embedder: nil,
      archive: ArchiveState(documents: 0, passages: 0)),
    timings: Timings(ingest: 0, claims: 0, retrieve: 0, verify: 0, total: 0))

  static let paragraphs: [(Paragraph.Kind, [String])] = [
    (.title, ["Harbour city tightens its rules for street reporters"]),
    (.furniture, ["Listen to the article"]),
    (
      .body,
      [
        "In November police in Port Selden searched the offices of the news site Lantern & Tide and took away eleven "
          + "computers.",
        "The next morning the Harbour District Court placed its editor, Ilse Maarenko, under house arrest for two months.",
        "She says the case is about an article on dredging contracts.",
      ]
    ),
    (
      .body,
      [
        "Under section 41 of the Public Order Act, which took effect on 1 July 2025, reporters must register 10 days before "
          + "a gathering, and the fine for not doing so is 480 crowns (≈ €95).",
        "The Association of Coastal Press counted 37 detained reporters this year.",
        "It is the worst law this city has ever passed.",
      ]
    ),
    (.heading, ["What the ministry says"]),
    (
      .quote,
      [
        "“Nobody has been punished for reporting,” said the ministry’s spokesman, Teodor Vance-O’Hara."
      ]
    ),
    (
      .body,
      [
        "The ministry did not publish the number of permits it refused.",
        "Lantern & Tide’s sister paper, Прибой, was blocked in the region on 3 December, and 湾岸新聞 reported the same for "
          + "its own site.",
        "More outlets will probably follow before spring.",
      ]
    ),
    (.furniture, ["Share this article"]),
  ]

  /// The checked article.
  static let article: Article = {
    var scalars = 0
    var text = ""
    var blocks: [Paragraph] = []
    var sentences: [Sentence] = []
    for (index, (kind, lines)) in paragraphs.enumerated() {
      if index > 0 {
        text += "\n\n"
        scalars += 2
      }
      let start = scalars
      for (position, line) in lines.enumerated() {
        if position > 0 {
          text += " "
          scalars += 1
        }
        let span = TextSpan(start: scalars, end: scalars + line.codePointCount)
        sentences.append(Sentence(index: sentences.count, span: span, text: line, paragraph: index))
        text += line
        scalars = span.end
      }
      blocks.append(Paragraph(span: TextSpan(start: start, end: scalars), kind: kind))
    }
    return Article(
      title: paragraphs[0].1[0], byline: "Mira Calloway",
      published: PartialDate(year: 2025, month: 12, day: 11),
      language: "en", siteName: "The Selden Courier",
      url: "https://courier.example/2025/12/street-reporters?ref=a&b=1",
      source: "Fixtures/street-reporters.html",
      sha256: ContentHash.sha256(Data(text.utf8)), text: text, paragraphs: blocks, sentences: sentences)
  }()

  private static let timeline: [TimelineEntry] = SampleClaims.all.compactMap { checked in
    checked.claim.date.map { TimelineEntry(date: $0, claim: checked.claim.id, text: checked.claim.text) }
  }.sorted { $0.date < $1.date }
}

/// The claims of the sample report.
enum SampleClaims {
  static let all: [CheckedClaim] = [
    refuted, supported, fine, reporters, opinion, denial, failed, blocked, forecast, register,
  ].sorted { $0.claim.sentence.index < $1.claim.sentence.index }
    .enumerated().map { index, checked in
      var checked = checked
      checked.claim.id = "c\(index + 1)"
      return checked
    }

  private static let refuted = CheckedClaim(
    claim: claim(
      "In November 2025 police in Port Selden searched the offices of the news site Lantern & Tide and took away eleven "
        + "computers.", sentence: 2, kind: .event, date: PartialDate(year: 2025, month: 11),
      resolutions: [Resolution(original: "In November", replacement: "In November 2025")]),
    outcome: .decided(
      Decision(
        verdict: .refuted, confidence: 0.9731,
        probabilities: StanceProbabilities(supported: 0.0112, refuted: 0.9731, notEnoughEvidence: 0.0157),
        explanation: Explanation(
          summary:
            "The claim says “November 2025”; “Police search Lantern & Tide” (Coastal Wire, 2025-12-02) says “1 "
            + "December 2025”.",
          reasons: [
            .init(
              "“Police search Lantern & Tide” contradicts the claim.", value: 0.9731,
              children: [
                .init("The date differs: “November 2025” against “1 December 2025”."),
                .init("The number agrees: “eleven” and “11”."),
                .init("The model alone sees support.", value: 0.62),
              ])
          ]),
        evidence: [
          assessment(
            "wire-1202", "Police search Lantern & Tide", "Coastal Wire",
            PartialDate(year: 2025, month: 12, day: 2),
            "https://wire.example/2025/12/02/lantern",
            "On 1 December 2025 officers searched the site’s rooms on Quay Street and carried off 11 computers.",
            .refutes, 0.9731,
            facets: [
              Facet(kind: .number, claim: "eleven computers", evidence: "11 computers", agrees: true),
              Facet(kind: .date, claim: "November 2025", evidence: "1 December 2025", agrees: false),
            ]),
          assessment(
            "note-7", "Lantern & Tide: chronology", "Archive of the Press Council", nil, nil,
            "The search of Lantern & Tide was the second within a year.", .neutral, 0.8814),
        ])))

  private static let supported = CheckedClaim(
    claim: claim(
      "The Harbour District Court placed Lantern & Tide’s editor, Ilse Maarenko, under house arrest for two months.",
      sentence: 3, kind: .law, date: PartialDate(year: 2025, month: 12, day: 2),
      resolutions: [Resolution(original: "its editor", replacement: "Lantern & Tide’s editor")]),
    outcome: .decided(
      Decision(
        verdict: .supported, confidence: 0.9962,
        probabilities: StanceProbabilities(supported: 0.9962, refuted: 0.001, notEnoughEvidence: 0.0028),
        explanation: Explanation(
          summary:
            "“Editor under house arrest” (Coastal Wire, 2025-12-03) supports this. It agrees on the duration (“two "
            + "months”). Two independent sources say so.",
          reasons: [.init("“Editor under house arrest” supports the claim.", value: 0.9911)]),
        evidence: [
          assessment(
            "wire-1203", "Editor under house arrest", "Coastal Wire",
            PartialDate(year: 2025, month: 12, day: 3),
            "https://wire.example/2025/12/03/maarenko",
            "The Harbour District Court ordered two months of house arrest for Ilse Maarenko on Tuesday.",
            .supports,
            0.9911,
            facets: [Facet(kind: .duration, claim: "two months", evidence: "two months", agrees: true)]),
          assessment(
            "council-12", "Statement on Lantern & Tide", "Press Council",
            PartialDate(year: 2025, month: 12, day: 15),
            "https://council.example/statements/12",
            "Its editor has been under house arrest since 2 December.",
            .supports, 0.9104,
            card: SourceCard(
              name: "Press Council", owner: "Lantern & Tide and 40 other outlets", funding: "members’ fees",
              country: "Harbourland", kind: "association", language: "en",
              party: "speaks for the outlet concerned")),
        ])))

  private static let fine = CheckedClaim(
    claim: claim(
      "Under section 41 of the Public Order Act, the fine for not registering is 480 crowns.", sentence: 5,
      kind: .quantity),
    outcome: .decided(
      Decision(
        verdict: .conflicting, confidence: 0.8125,
        probabilities: StanceProbabilities(supported: 0.48, refuted: 0.45, notEnoughEvidence: 0.07),
        explanation: Explanation(
          summary:
            "Sources disagree: “480 crowns” against “840 crowns”. “Public Order Act, commentary” supports this; “Fines "
            + "doubled?” contradicts it.",
          reasons: [
            .init("“Public Order Act, commentary” supports the claim.", value: 0.88),
            .init("“Fines doubled?” contradicts the claim.", value: 0.8125),
          ]),
        evidence: [
          assessment(
            "law-41", "Public Order Act, commentary", "Selden Law Review", PartialDate(year: 2024, month: 6),
            "https://lawreview.example/41", "Section 41 provides for a fine of 480 crowns.", .supports, 0.88,
            facets: [Facet(kind: .money, claim: "480 crowns", evidence: "480 crowns", agrees: true)]),
          assessment(
            "weekly-9", "Fines doubled?", "Selden Weekly", PartialDate(year: 2025, month: 9, day: 14),
            "https://weekly.example/9",
            "Whoever fails to register now pays 840 crowns, the clerk’s office says.",
            .refutes, 0.8125,
            facets: [Facet(kind: .money, claim: "480 crowns", evidence: "840 crowns", agrees: false)]),
        ])))

  private static let register = CheckedClaim(
    claim: claim(
      "Section 41 of the Public Order Act, under which reporters must register 10 days before a gathering, took effect on 1 "
        + "July 2025.", sentence: 5, kind: .law, date: PartialDate(year: 2025, month: 7, day: 1)),
    outcome: .decided(
      Decision(
        verdict: .supported, confidence: 0.7743,
        probabilities: StanceProbabilities(supported: 0.7743, refuted: 0.09, notEnoughEvidence: 0.1357),
        explanation: Explanation(
          summary: "“What changes in July” (2025) supports this. It agrees on the date and the law."),
        evidence: [
          assessment(
            "guide-3", "What changes in July", nil, PartialDate(year: 2025), "javascript:alert(1)",
            "From 1 July, section 41 obliges reporters to register ten days ahead.", .supports, 0.7743,
            facets: [
              Facet(kind: .law, claim: "section 41", evidence: "section 41", agrees: true),
              Facet(kind: .duration, claim: "10 days", evidence: "ten days", agrees: true),
            ])
        ])))

  private static let reporters = CheckedClaim(
    claim: claim(
      "The Association of Coastal Press counted 37 detained reporters in 2025.", sentence: 6,
      kind: .attribution,
      attribution: Attribution(speaker: "The Association of Coastal Press", verb: "counted")),
    outcome: .decided(
      Decision(
        verdict: .notEnoughEvidence, confidence: 0.7031,
        probabilities: StanceProbabilities(supported: 0.2512, refuted: 0.0457, notEnoughEvidence: 0.7031),
        explanation: Explanation(
          summary: "Passages support a part of this, but none confirms the number (“37”).",
          missing: "A passage that confirms the number (“37”).",
          reasons: [.init("“Half-year count” does not decide.", value: 0.7031)]),
        evidence: [
          assessment(
            "count-h1", "Half-year count", "Association of Coastal Press",
            PartialDate(year: 2025, month: 7, day: 8),
            "https://coastalpress.example/h1",
            "In the first half of 2025 the Association recorded detentions of reporters.",
            .neutral, 0.7031, unaddressed: [UnaddressedFacet(kind: .number, claim: "37")])
        ])))

  private static let denial = CheckedClaim(
    claim: claim(
      "The ministry’s spokesman, Teodor Vance-O’Hara, said that nobody has been punished for reporting.",
      sentence: 9,
      kind: .quotation, attribution: Attribution(speaker: "Teodor Vance-O’Hara", verb: "said")),
    outcome: .decided(
      Decision(
        verdict: .notEnoughEvidence, confidence: 0.99, probabilities: .noEvidence,
        explanation: Explanation(
          summary: "No passage on this was found in the archive.", missing: "A document that speaks of this."),
        evidence: [])))

  private static let failed = CheckedClaim(
    claim: claim(
      "The ministry did not publish the number of permits it refused.", sentence: 10, kind: .event),
    outcome: .failed(
      StepFailure(
        step: "verify", message: "The model ran out of memory. Close other programs and check again.")))

  private static let blocked = CheckedClaim(
    claim: claim(
      "Прибой was blocked in the region on 3 December 2025, and 湾岸新聞 reported the same for its own site.",
      sentence: 11,
      kind: .event, date: PartialDate(year: 2025, month: 12, day: 3)),
    outcome: .decided(
      Decision(
        verdict: .supported, confidence: 0.8877,
        probabilities: StanceProbabilities(supported: 0.8877, refuted: 0.02, notEnoughEvidence: 0.0923),
        explanation: Explanation(
          summary: "“Сайт «Прибой» недоступен” (Северный маяк, 2025-12-04) supports this."),
        evidence: [
          assessment(
            "mayak-4", "Сайт «Прибой» недоступен", "Северный маяк",
            PartialDate(year: 2025, month: 12, day: 4),
            "https://mayak.example/статья/4", "С 3 декабря сайт «Прибой» в области не открывается.",
            .supports, 0.8877,
            language: "ru",
            facets: [Facet(kind: .date, claim: "3 December 2025", evidence: "3 декабря", agrees: true)])
        ])))

  private static let opinion = uncheckable(
    "It is the worst law this city has ever passed.", sentence: 7, .opinion)
  private static let forecast = uncheckable(
    "More outlets will probably follow before spring.", sentence: 12, .prediction)

  private static func uncheckable(_ text: String, sentence: Int, _ kind: ClaimKind) -> CheckedClaim {
    CheckedClaim(
      claim: claim(text, sentence: sentence, kind: kind, checkworthiness: 0.0712),
      outcome: .decided(
        Decision(
          verdict: .notCheckable, confidence: 1, probabilities: .noEvidence,
          explanation: Explanation(summary: "Evidence cannot decide a statement of this kind."), evidence: [])
      ))
  }

  private static func claim(
    _ text: String, sentence: Int, kind: ClaimKind, checkworthiness: Double = 0.93457,
    attribution: Attribution? = nil, date: PartialDate? = nil, resolutions: [Resolution] = []
  ) -> Claim {
    Claim(
      id: "", text: text, sentence: SampleReport.article.sentences[sentence],
      checkworthiness: checkworthiness,
      kind: kind, attribution: attribution, date: date, asOf: SampleReport.article.published,
      resolutions: resolutions)
  }

  private static func assessment(
    _ id: String, _ title: String?, _ source: String?, _ published: PartialDate?, _ url: String?,
    _ quote: String,
    _ stance: Stance, _ probability: Double, language: String? = "en", facets: [Facet] = [],
    unaddressed: [UnaddressedFacet] = [], card: SourceCard? = nil
  ) -> Assessment {
    let rest = (1 - probability) / 2
    let span = TextSpan(start: 120, end: 120 + quote.codePointCount)
    return Assessment(
      passage: Passage(
        document: .init(
          id: id, url: url, title: title, source: source, published: published, language: language,
          owner: card?.owner, card: card),
        span: span, text: quote),
      stance: stance,
      probabilities: StanceProbabilities(
        supported: stance == .supports ? probability : rest, refuted: stance == .refutes ? probability : rest,
        notEnoughEvidence: stance == .neutral ? probability : rest),
      facets: facets, unaddressed: unaddressed, quote: Quote(text: quote, span: span), retrievalScore: 0.03125
    )
  }
}
