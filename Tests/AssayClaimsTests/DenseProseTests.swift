import AssayClaims
import AssayCore
import Testing

/// Long sentences of news, each kind of fact in them, and what looks alike and must stay whole; all sentences are invented.
@Suite("Dense prose", .enabled(if: GrammarModel.isSetUp))
struct DenseProseTests {
  private func claims(_ text: String) async throws -> [Claim] {
    try await parsingDetector().claims(in: article(text))
  }

  @Test(
    "cut into facts",
    arguments: SplitCase.amounts + SplitCase.lists + SplitCase.insideClauses + SplitCase.duties
      + SplitCase.deeds)
  func cut(_ example: SplitCase) async throws {
    let found = try await claims(example.text).map(\.text)
    for claim in example.claims { #expect(found.contains(claim), "\(found)") }
  }

  @Test("never made up", arguments: SplitCase.neverSaid)
  func broken(_ example: SplitCase) async throws {
    let found = try await claims(example.text).map(\.text)
    #expect(!found.isEmpty)
    for claim in example.claims { #expect(!found.contains(claim), "\(found)") }
  }

  @Test("stays whole", arguments: SplitCase.denseWhole)
  func whole(_ text: String) async throws { #expect(try await claims(text).map(\.text) == [text]) }

  @Test("what is meant", arguments: ResolutionCase.dense)
  func resolved(_ example: ResolutionCase) async throws {
    let found = try await claims(example.article).map(\.text)
    #expect(found.contains(example.last), "\(found)")
  }

  @Test("more than one may be meant, and the record says so", arguments: ResolutionCase.denseOpen)
  func open(_ example: ResolutionCase) async throws {
    let last = try #require(try await claims(example.article).last)
    #expect(last.text == example.last)
    #expect(!last.ambiguities.isEmpty)
  }

  /// The article is written on Tuesday, 10 February 2026.
  @Test(
    "days that lie ahead",
    arguments: [
      ("The Harbour Party will meet on Friday.", "The Harbour Party will meet on Friday 13 February 2026."),
      ("The results are expected by Friday.", "The results are expected by Friday 13 February 2026."),
      ("The council votes on Friday.", "The council votes on Friday 13 February 2026."),
      ("The council met on Friday.", "The council met on Friday 6 February 2026."),
      (
        "All prisoners had been released by Friday.",
        "All prisoners had been released by Friday 6 February 2026."
      ),
      ("Oral has until 11 March to appeal.", "Oral has until 11 March 2026 to appeal."),
      ("The trial was scheduled for 2 February.", "The trial was scheduled for 2 February 2026."),
      ("The trial was scheduled for 20 June.", "The trial was scheduled for 20 June."),
      ("Anna Berg was arrested on 3 March.", "Anna Berg was arrested on 3 March 2025."),
    ])
  func ahead(_ text: String, _ claim: String) async throws {
    #expect(try await claims(text).map(\.text) == [claim])
  }

  @Test("a day reckoned from the one before is on record")
  func reckoned() async throws {
    let found = try await claims(
      "The baker Marat Ibrayev vanished in Oral on 9 March 2025.\nAnna Berg found him two days later.")
    #expect(
      found.last?.times.contains {
        $0.first == PartialDate(year: 2025, month: 3, day: 11) && $0.isInferred
      } == true)
  }

  @Test(
    "no claims",
    arguments: [
      "It remains to be seen whether the bridge will hold.", "What the stones meant is anyone's guess.",
      "Silence is not an answer.", "Nurses deserve better than this.", "That is a lie.",
      "A town that forgets its dead is a town that dies.", "Luck does not always come at night.",
    ])
  func opinions(_ text: String) async throws {
    #expect(try await claims(text).allSatisfy { !$0.isCheckable })
  }

  @Test(
    "claims all the same",
    arguments: [
      "Parliament must elect a speaker.", "Wombats do not eat meat.", "Oral is not a capital.",
      "Markets barely reacted.",
    ])
  func facts(_ text: String) async throws {
    #expect(try await claims(text).contains(where: \.isCheckable))
  }
}

extension SplitCase {
  static let amounts = [
    SplitCase(
      "The Harbour Party had 31.5 per cent of the vote and 22 of the 60 seats.",
      "The Harbour Party had 31.5 per cent of the vote.", "The Harbour Party had 22 of the 60 seats."),
    SplitCase(
      "Marat Ibrayev was given a suspended sentence of two years and fined 900 euros.",
      "Marat Ibrayev was given a suspended sentence of two years.", "Marat Ibrayev was fined 900 euros."),
    SplitCase(
      "The Harbour Party fell to 20 per cent, losing 9 of its 30 seats.",
      "The Harbour Party fell to 20 per cent.", "The Harbour Party lost 9 of its 30 seats."),
    SplitCase(
      "By 12 May 2025, 64 people had been arrested, of whom 19 were released without charge and 27 were fined.",
      "By 12 May 2025, 64 people had been arrested.", "19 of the 64 people were released without charge.",
      "27 of the 64 people were fined."),
    SplitCase(
      "The rules were written by a board of eleven members, only two of whom are women.",
      "The rules were written by a board of eleven members.", "Only two of the eleven members are women."),
    SplitCase(
      "At least 40 sailors are in custody in Oral, the annual count shows, 12 more than a year ago.",
      "12 more sailors are in custody in Oral than a year ago."),
  ]
  static let lists = [
    SplitCase(
      "Inspectors reported 90 faults, among them broken locks at 7 gates and the mixing of files.",
      "Inspectors reported 90 faults.", "Inspectors reported broken locks at 7 gates.",
      "Inspectors reported the mixing of files."),
    SplitCase(
      "Police detained six people in Aktau, including a town councillor, on suspicion of fraud.",
      "Police detained six people in Aktau on suspicion of fraud.",
      "Police detained a town councillor in Aktau on suspicion of fraud."),
    SplitCase(
      "In May 2025 Anna Berg was summoned to the station, questioned for five hours and released without charge.",
      "In May 2025 Anna Berg was summoned to the station.",
      "In May 2025 Anna Berg was questioned for five hours.",
      "In May 2025 Anna Berg was released without charge."),
  ]
  static let insideClauses = [
    SplitCase(
      "In Kazakhstan, where 19 sailors are held, a court jailed Marat Ibrayev in May 2025.",
      "In Kazakhstan, a court jailed Marat Ibrayev in May 2025.", "In Kazakhstan, 19 sailors are held."),
    SplitCase(
      "In the recording, which lasts two hours, Anna Berg praised the strike.",
      "In the recording, Anna Berg praised the strike.", "The recording lasts two hours."),
    SplitCase(
      "Parliament must meet within 15 days of the publication of the results, which are due in May 2026, and elect a speaker.",
      "The results are due in May 2026.",
      "Parliament must meet within 15 days of the publication of the results."),
    SplitCase(
      "Hearings were closed to the public from May 2025, when the file was sealed.",
      "In May 2025, the file was sealed."),
    SplitCase(
      "Anna Berg said the union would appeal within 30 days, the time limit set by article 40 of the Labour Code.",
      "The time limit set by article 40 of the Labour Code is 30 days."),
    SplitCase(
      "Marat Ibrayev is accused of working with a banned group, a charge that carries five years in prison.",
      "Marat Ibrayev is accused of working with a banned group.",
      "The charge of working with a banned group carries five years in prison."),
    SplitCase(
      "The council opened an inquiry in May 2025 after a complaint by two bakeries, which say that they were cheated.",
      "The council opened an inquiry in May 2025 after a complaint by two bakeries."),
    SplitCase(
      "The bank, founded in 1911 and listed since 1986, employs 5,300 people.",
      "The bank was founded in 1911.",
      "The bank has been listed since 1986."),
    SplitCase(
      "The charges stem from a film that Anna Berg released on 3 May 2024.",
      "Anna Berg released a film on 3 May 2024."),
    SplitCase(
      "The alliance led by Anna Berg won the vote in May 2025.", "The alliance is led by Anna Berg."),
  ]
  static let duties = [
    SplitCase(
      "The union called on the port to free the sailors and to pay their wages.",
      "The union called on the port to free the sailors.",
      "The union called on the port to pay the sailors’ wages."),
    SplitCase(
      "Anna Berg urged the port to free the sailors, to pay the cooks and to lift the ban on strikes.",
      "Anna Berg urged the port to free the sailors.", "Anna Berg urged the port to pay the cooks.",
      "Anna Berg urged the port to lift the ban on strikes."),
    SplitCase(
      "Anna Berg told the court that the port had lost 40 ships and that no captain had been heard.",
      "Anna Berg told the court that the port had lost 40 ships.",
      "Anna Berg told the court that no captain had been heard."),
  ]
  static let deeds = [
    SplitCase(
      "The regulator suspended the channel Radio Sever for five days and fined it 3 per cent of its revenue.",
      "The regulator suspended the channel Radio Sever for five days.",
      "The regulator fined the channel Radio Sever 3 per cent of its revenue."),
    SplitCase(
      "The port has hired 40 cooks and raised their pay by 20 per cent.", "The port has hired 40 cooks.",
      "The port has raised the cooks’ pay by 20 per cent."),
    SplitCase(
      "Marat Ibrayev called the ruling “a bad joke” and threatened to leave Oral.",
      "Marat Ibrayev called the ruling “a bad joke”.", "Marat Ibrayev threatened to leave Oral."),
  ]
  /// What a careless cut would say.
  static let neverSaid = [
    SplitCase(
      "The baker Marat Ibrayev was abducted in Oral on 9 March 2025 and reappeared two days later.",
      "The baker Marat Ibrayev was reappeared two days later.", "The baker was reappeared two days later."),
    SplitCase(
      "Observers described the vote as fair and well run, but criticised the use of state money.",
      "Observers well run."),
    SplitCase(
      "Parliament must meet within 15 days of the publication of the results, which are due in May 2026, and elect a speaker.",
      "The results are due in May 2026, and elect a speaker."),
    SplitCase(
      "Anna Berg of the Harbour Party won in May 2025. It remains to be seen whether she will govern.",
      "Harbour Party remains to be seen whether she will govern."),
    SplitCase(
      "The alliance led by the mayor of Oral, Anna Berg, had 30 seats in 2025.",
      "Anna Berg is the alliance led by the mayor of Oral."),
    SplitCase(
      "Marat Ibrayev told the court that he had been ill for 3 weeks and that a guard had threatened his son.",
      "He had been ill for 3 weeks.", "A guard had threatened his son."),
    SplitCase(
      "The judge Timur Asanov said the captain had known of the cracks in 2024 and had not warned anyone.",
      "The judge Timur Asanov said the captain had had not warned anyone."),
    SplitCase(
      "The draft was written by a board of eleven members, only two of whom are women, and replaces a law of 2008.",
      "Only two of the eleven members replaces a law of 2008."),
  ]
  static let denseWhole = [
    "The trip lasted two hours and ten minutes.",
    "The yield on the bond rose from 5.1 to 5.2 per cent.",
    "The bridge between Oral and 20 villages was closed in 2024.",
  ]
}

extension ResolutionCase {
  static let dense = [
    ResolutionCase(
      "At least 40 sailors were jailed in Oral in 2025. Nine of them are still in prison.",
      "Nine of the sailors jailed in Oral in 2025 are still in prison."),
    ResolutionCase(
      "The union wrote to the governments of Kazakhstan, Georgia and Armenia in 2025. Some 40 sailors are held in these countries.",
      "Some 40 sailors are held in Kazakhstan, Georgia and Armenia."),
    ResolutionCase(
      "In Georgia, the weekly Sever lost its licence in 2025. The government denies any connection.",
      "Georgia’s government denies any connection."),
    ResolutionCase(
      "Anna Berg and Marat Ibrayev were arrested in May 2025. Both were released on bail.",
      "Anna Berg and Marat Ibrayev were released on bail."),
    ResolutionCase(
      "Marat Ibrayev told the court that he had been ill for 3 weeks.",
      "Marat Ibrayev had been ill for 3 weeks."),
    ResolutionCase(
      "Kazakhstan, for its part, closed 27 outlets in 2025.", "Kazakhstan closed 27 outlets in 2025."),
    ResolutionCase(
      "Marat Ibrayev denied the charges in May 2025, his lawyer said. She argued that the port had cut the money.",
      "The lawyer argued that the port had cut the money."),
  ]
  static let denseOpen = [
    ResolutionCase(
      "Two of her colleagues, Olga Rimskaya and Anna Berg, were freed in 2025. Her lawyer has not been paid.",
      "Her lawyer has not been paid.")
  ]
}
