import AssayClaims
import AssayCore
import Testing

/// Short invented articles, and what their last claims must read.
struct ResolutionCase: CustomTestStringConvertible, Sendable {
  var article: String
  var last: String
  init(_ article: String, _ last: String) { (self.article, self.last) = (article, last) }
  var testDescription: String { last }
}

@Suite("Names in place of pronouns, short forms and relative dates")
struct ResolutionTests {
  @Test("resolved", arguments: ResolutionCase.resolved)
  func resolved(_ example: ResolutionCase) async throws {
    let claims = try await detector.claims(in: article(example.article))
    #expect(claims.last?.text == example.last)
    #expect(claims.last?.resolutions.isEmpty == false)
  }

  @Test("left as it is, because more than one can be meant", arguments: ResolutionCase.left)
  func left(_ example: ResolutionCase) async throws {
    let claims = try await detector.claims(in: article(example.article))
    #expect(claims.last?.text == example.last)
  }

  @Test("a change is on record")
  func recorded() async throws {
    let claims = try await detector.claims(
      in: article("Anna Petrova edits the weekly Horizon.\nShe was detained last month."))
    #expect(
      claims.last?.resolutions == [
        Resolution(original: "last month", replacement: "in January 2026"),
        Resolution(original: "She", replacement: "Anna Petrova"),
      ])
    #expect(claims.last?.date == PartialDate(year: 2026, month: 1))
    #expect(claims.last?.asOf == PartialDate(year: 2026, month: 2, day: 10))
  }

  @Test("without a date of publication relative dates stay")
  func undated() async throws {
    #expect(
      try await claimTexts("Anna Petrova was detained last month.", published: nil) == [
        "Anna Petrova was detained last month."
      ])
  }

  @Test("words in quotation marks are never changed")
  func quoted() async throws {
    let claims = try await claimTexts(
      "Anna Petrova edits the weekly Horizon.\nThe judge said “she lied to us all last month” in court.")
    #expect(claims.last == "The judge said “she lied to us all last month” in court.")
  }
}

extension ResolutionCase {
  static let resolved = [
    ResolutionCase(
      "Marat Ibrayev leads the party Alga.\nHe was sentenced to seven years in 2023.",
      "Marat Ibrayev was sentenced to seven years in 2023."),
    ResolutionCase(
      "Police detained Gulnara Petrova, the editor of Horizon.\nHer lawyer was disbarred in May 2025.",
      "Gulnara Petrova’s lawyer was disbarred in May 2025."),
    ResolutionCase(
      "The court sentenced Marat Ibrayev in 2023.\nIbrayev went on hunger strike in May 2024.",
      "Marat Ibrayev went on hunger strike in May 2024."),
    ResolutionCase(
      "Police raided the news site Vlast.kz on 1 December 2025.\nThe outlet had received threats in 2024.",
      "Vlast.kz had received threats in 2024."),
    ResolutionCase(
      "The Justice Ministry asked for the closure of the party.\nThe ministry won in May 2024.",
      "The Justice Ministry won in May 2024."),
    ResolutionCase(
      "The Committee to Protect Journalists (CPJ) wrote to the president in 2024.\nCPJ published the letter in May 2025.",
      "Committee to Protect Journalists published the letter in May 2025."),
    ResolutionCase(
      "Six UN experts visited the prison in 2024.\nThe weekly Horizon was banned last year.",
      "The weekly Horizon was banned in 2025."),
    ResolutionCase(
      "Six experts visited the prison in 2024. They criticised the food in the cells of Minsk.",
      "Six experts criticised the food in the cells of Minsk."),
    ResolutionCase(
      "Parliament adopted a law banning so-called propaganda in 2025.\nThe law prohibits posters in schools.",
      "The law banning so-called propaganda prohibits posters in schools."),
    ResolutionCase(
      "Georgia held elections in 2024. Georgia joined the council in 1999.\nThe country left the treaty in 2025.",
      "Georgia left the treaty in 2025."),
    ResolutionCase(
      "Georgia held three votes between June 2024 and May 2025.\nThe press was fined often during this period.",
      "The press was fined often between June 2024 and May 2025."),
    ResolutionCase(
      "Marat Ibrayev was freed in November 2024.\nIn the same month the weekly Horizon was closed.",
      "In November 2024 the weekly Horizon was closed."),
    ResolutionCase(
      "Police searched Horizon on 1 December 2024.\nThat evening a judge ordered the arrest of Marat Ibrayev.",
      "On the evening of 1 December 2024 a judge ordered the arrest of Marat Ibrayev."),
    ResolutionCase(
      "Georgia held elections in 2024. Georgia joined the council in 1999.\nThe government left the treaty in 2025.",
      "Georgia’s government left the treaty in 2025."),
    ResolutionCase(
      "A cargo ship left Batumi in May 2024. It sank within an hour.", "The cargo ship sank within an hour."),
    ResolutionCase(
      "Police closed Mill Road in 2024.\nTraders along the road lost money in May 2025.",
      "Traders along Mill Road lost money in May 2025."),
    ResolutionCase(
      "Inspectors held the cargo ship Northern Light in 2021.\nThe ship sank in May 2025.",
      "Northern Light sank in May 2025."),
    ResolutionCase(
      "Novaterra opened a recycling plant in Sines in 2024.\nThe plant cost 64 million euros.",
      "The recycling plant in Sines cost 64 million euros."),
    ResolutionCase(
      "Judge Maria Lind opened the hearing in 2024.\nThe judge ordered a search in May 2025.",
      "Maria Lind ordered a search in May 2025."),
    ResolutionCase("The editor was freed on 16 January.", "The editor was freed on 16 January 2026."),
    ResolutionCase("Last July a court jailed the editor.", "In July 2025 a court jailed the editor."),
    ResolutionCase(
      "A court jailed the editor in Minsk yesterday.",
      "A court jailed the editor in Minsk on 9 February 2026."),
    ResolutionCase(
      "A journalist covering the rally was held, and his photos were deleted.",
      "The journalist’s photos were deleted."),
  ]

  static let left = [
    ResolutionCase(
      "The weekly Horizon was closed.\nIn the same month Marat Ibrayev was freed.",
      "In the same month Marat Ibrayev was freed."),
    ResolutionCase(
      "Georgia and Armenia signed the treaty in 2024.\nThe government left the treaty in 2025.",
      "The government left the treaty in 2025."),
    ResolutionCase(
      "The bridge was built in 1980. It took the city ten years.", "It took the city ten years."),
    ResolutionCase(
      "Police closed Mill Road in 2024.\nA road in Oral was flooded.\nThe road was reopened in May 2025.",
      "The road was reopened in May 2025."),
    ResolutionCase(
      "Novaterra opened a plant in Sines and a plant in Oral.\nThe plant cost 64 million euros.",
      "The plant cost 64 million euros."),
    ResolutionCase(
      "The Aasen family owns Nordbank.\nSindre Aasen leads it.\nThe Aasen family sold shares in 2025.",
      "The Aasen family sold shares in 2025."),
    ResolutionCase(
      "The Bureau for Human Rights and Rule of Law wrote to Minsk.\nAnna Berg signed the law in May 2025.",
      "Anna Berg signed the law in May 2025."),
    ResolutionCase(
      "The journalist Marat Ibrayev lives in Minsk.\nA journalist was held in Oral, and his photos were deleted.",
      "The journalist’s photos were deleted."),
    ResolutionCase("The referendum was set for 15 March.", "The referendum was set for 15 March."),
    ResolutionCase(
      "Marat Ibrayev met Timur Asanov in Minsk.\nHe was arrested in May 2024.", "He was arrested in May 2024."
    ),
    ResolutionCase(
      "Anna Petrova spoke to a judge and a guard.\nHe was arrested in May 2024.",
      "He was arrested in May 2024."),
    ResolutionCase(
      "Police raided Vlast.kz and Orda.kz in 2025.\nThe outlet had received threats in 2024.",
      "The outlet had received threats in 2024."),
    ResolutionCase(
      "The Justice Ministry and the Culture Ministry wrote to the court.\nThe ministry won in May 2024.",
      "The ministry won in May 2024."),
    ResolutionCase(
      "The two brothers Marat Ibrayev and Timur Ibrayev were detained in 2024.\nIbrayev was freed in May 2025.",
      "Ibrayev was freed in May 2025."),
    ResolutionCase(
      "Georgia and Armenia signed the treaty in 2024.\nThe country left the treaty in 2025.",
      "The country left the treaty in 2025."),
    ResolutionCase(
      "The bridge was built in 1980.\nIt was repaired in May 2024.", "It was repaired in May 2024."),
    ResolutionCase(
      "Marat Ibrayev was stripped of his licence in 2024.",
      "Marat Ibrayev was stripped of his licence in 2024."),
  ]
}
