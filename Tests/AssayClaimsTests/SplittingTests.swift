import Testing

/// A sentence and the claims it must give, in order; all sentences are invented.
struct SplitCase: CustomTestStringConvertible, Sendable {
  var text: String
  var claims: [String]
  init(_ text: String, _ claims: String...) { (self.text, self.claims) = (text, claims) }
  var testDescription: String { text }
}

@Suite("Sentences that state several facts")
struct SplittingTests {
  @Test("predicates", arguments: SplitCase.predicates)
  func predicates(_ example: SplitCase) async throws { try await check(example) }

  @Test("clauses", arguments: SplitCase.clauses)
  func clauses(_ example: SplitCase) async throws { try await check(example) }

  @Test("nouns explained", arguments: SplitCase.nouns)
  func nouns(_ example: SplitCase) async throws { try await check(example) }

  @Test("phrases and lists", arguments: SplitCase.phrases)
  func phrases(_ example: SplitCase) async throws { try await check(example) }

  @Test("what somebody is said to have said", arguments: SplitCase.contents)
  func contents(_ example: SplitCase) async throws { try await check(example) }

  @Test("facts in clauses that hang on others", arguments: SplitCase.implied)
  func implied(_ example: SplitCase) async throws { try await check(example) }

  @Test("sentences that stay whole", arguments: SplitCase.whole)
  func whole(_ text: String) async throws {
    #expect(try await claimTexts(text) == [text])
  }

  private func check(_ example: SplitCase) async throws {
    #expect(try await claimTexts(example.text) == example.claims)
  }
}

extension SplitCase {
  static let predicates = [
    SplitCase(
      "On 1 December 2025, police raided the offices of Horizon, detained at least five people, and searched the flat.",
      "On 1 December 2025, police raided the offices of Horizon.",
      "On 1 December 2025, police detained at least five people.",
      "On 1 December 2025, police searched the flat."),
    SplitCase(
      "In March 2024, inspectors closed the Orlan mine and fined its owner 3 million tenge.",
      "In March 2024, inspectors closed the Orlan mine.",
      "In March 2024, inspectors fined its owner 3 million tenge."),
    SplitCase(
      "Officers searched the flat on 3 May 2025 and took two laptops.",
      "Officers searched the flat on 3 May 2025.", "Officers took two laptops."),
    SplitCase(
      "The reporter was arrested and charged with fraud.",
      "The reporter was arrested.", "The reporter was charged with fraud."),
    SplitCase(
      "The reporter was detained in Osh, went on hunger strike and was released after a week.",
      "The reporter was detained in Osh.", "The reporter went on hunger strike.",
      "The reporter was released after a week."),
    SplitCase(
      "Parliament passed the budget on 4 June 2025 but rejected the new tax.",
      "Parliament passed the budget on 4 June 2025.", "Parliament rejected the new tax."),
    SplitCase(
      "On 4 June 2025 parliament passed the budget and on 5 June 2025 rejected the tax.",
      "On 4 June 2025 parliament passed the budget and on 5 June 2025 rejected the tax."),
    SplitCase(
      "The bank has closed 12 branches and has dismissed 300 employees.",
      "The bank has closed 12 branches.", "The bank has dismissed 300 employees."),
    SplitCase(
      "Three women were detained and fined about 200 euros each.",
      "Three women were detained.", "Three women were fined about 200 euros each."),
    SplitCase(
      "The company allegedly bribed an official and destroyed the records.",
      "The company allegedly bribed an official.", "The company allegedly destroyed the records."),
    SplitCase(
      "The prisoners were reportedly beaten and chained.",
      "The prisoners were reportedly beaten.", "The prisoners were reportedly chained."),
    SplitCase(
      "The reporter was arrested and denied the charge.", "The reporter was arrested.",
      "The reporter denied the charge."),
    SplitCase(
      "The prisoner was beaten and died in hospital.", "The prisoner was beaten.",
      "The prisoner died in hospital."),
    SplitCase(
      "A register names the donors but does not disclose the amounts.",
      "A register names the donors.", "A register does not disclose the amounts."),
    SplitCase(
      "In 2023 the court acquitted Ivan Petrov and in 2024 convicted his brother.",
      "In 2023 the court acquitted Ivan Petrov and in 2024 convicted his brother."),
    SplitCase(
      "Nineteen activists have been on trial since 23 January 2026 and face up to ten years in prison.",
      "Nineteen activists have been on trial since 23 January 2026.",
      "Nineteen activists face up to ten years in prison."),
  ]

  static let clauses = [
    SplitCase(
      "Baku, December 2, 2025 — Police released Anna Berg and returned her phone.",
      "Police released Anna Berg.", "Police returned Anna Berg’s phone."),
    SplitCase(
      "3. The committee welcomed the law and closed the session.",
      "The committee welcomed the law.", "The committee closed the session."),
    SplitCase(
      "The lawyer fared no better: on 16 January 2026 the court in Oral granted the request and stripped him of his licence.",
      "The lawyer fared no better.", "On 16 January 2026 the court in Oral granted the request.",
      "On 16 January 2026 the court in Oral stripped the lawyer of his licence."),
    SplitCase(
      "The ministry opened the case on 18 August 2025, but the editors learned of it only on 20 November 2025.",
      "The ministry opened the case on 18 August 2025.",
      "The editors learned of it only on 20 November 2025."),
    SplitCase(
      "The factory closed in 2019; its workers received no compensation.",
      "The factory closed in 2019.", "Its workers received no compensation."),
    SplitCase(
      "In May 2025, the mayor resigned, and the council elected Anna Berg.",
      "In May 2025, the mayor resigned.", "In May 2025, the council elected Anna Berg."),
    SplitCase(
      "However, the strike ended on 9 January 2026.", "The strike ended on 9 January 2026."),
    SplitCase(
      "But the union signed the agreement in Geneva.", "The union signed the agreement in Geneva."),
    SplitCase(
      "Laws of this kind were adopted in Hungary in 2021, while Bulgaria amended its school act in 2024.",
      "Laws of this kind were adopted in Hungary in 2021.", "Bulgaria amended its school act in 2024."),
    SplitCase(
      "The verdict was clear: the court fined the newspaper 500 euros.",
      "The verdict was clear.", "The court fined the newspaper 500 euros."),
  ]

  static let nouns = [
    SplitCase(
      "Nordbank, a lender owned by Erik Dahl, lost 40 million kroner in 2024.",
      "Nordbank lost 40 million kroner in 2024.", "Nordbank is a lender owned by Erik Dahl."),
    SplitCase(
      "The complaint came from Nordbank, a company controlled by Erik Dahl.",
      "The complaint came from Nordbank.", "Nordbank is a company controlled by Erik Dahl."),
    SplitCase(
      "Erik Dahl's lawyer, Maria Lind, was suspended in January 2026.",
      "Erik Dahl's lawyer Maria Lind was suspended in January 2026.", "Maria Lind is Erik Dahl's lawyer."),
    SplitCase(
      "The law, which was signed on 3 March 2025, bans plastic bags.",
      "The law bans plastic bags.", "The law was signed on 3 March 2025."),
    SplitCase(
      "The country was examined by the UN Human Rights Committee, which adopted its conclusions in July 2025.",
      "The country was examined by the UN Human Rights Committee.",
      "The UN Human Rights Committee adopted its conclusions in July 2025."),
    SplitCase(
      "Police arrested Ivan Petrov, who had led the protest in Batumi.",
      "Police arrested Ivan Petrov.", "Ivan Petrov had led the protest in Batumi."),
    SplitCase(
      "Ivan Petrov, who edits the weekly Horizon, was released in June 2025.",
      "Ivan Petrov was released in June 2025.", "Ivan Petrov edits the weekly Horizon."),
    SplitCase(
      "The prices have fallen since May, said Maria Lind, who heads the National Bank.",
      "The prices have fallen since May 2025, said Maria Lind.", "Maria Lind heads the National Bank."),
    SplitCase(
      "In Batumi, the capital of Adjara, 19 people were detained on 5 May 2025.",
      "In Batumi, 19 people were detained on 5 May 2025.", "Batumi is the capital of Adjara."),
  ]

  static let phrases = [
    SplitCase(
      "Pressure on the press has grown, with police searching three newsrooms in Baku.",
      "Pressure on the press has grown.", "Police searched three newsrooms in Baku."),
    SplitCase(
      "Critics have become targets, with lawyer Maria Lind fined for a post on Facebook.",
      "Critics have become targets.", "Lawyer Maria Lind was fined for a post on Facebook."),
    SplitCase(
      "Rallies were broken up in 2025, despite a court ruling from 2024 protecting protesters.",
      "Rallies were broken up in 2025.", "A court ruling from 2024 protected protesters."),
    SplitCase(
      "The envoys expressed concern, with the EU Delegation and embassies of 19 states warning that the law is vague.",
      "The envoys expressed concern.",
      "The EU Delegation and embassies of 19 states warned that the law is vague."),
    SplitCase(
      "Maria Lind criticised the vote in Baku, saying that observers had been turned away.",
      "Maria Lind criticised the vote in Baku.", "Maria Lind said that observers had been turned away."),
    SplitCase(
      "The rules require charities to report donations within 10 days and submit accounts each year.",
      "The rules require charities to report donations within 10 days.",
      "The rules require charities to submit accounts each year."),
    SplitCase(
      "At least 14 journalists were in prison on 1 December 2025, including Ivan Petrov and Maria Lind.",
      "At least 14 journalists were in prison on 1 December 2025.",
      "Ivan Petrov was in prison on 1 December 2025.", "Maria Lind was in prison on 1 December 2025."),
    SplitCase(
      "The ministry confirmed that the bridge was closed in April 2025.",
      "The ministry confirmed that the bridge was closed in April 2025.",
      "The bridge was closed in April 2025."),
    SplitCase(
      "The minister said that police raided the office and placed Ivan Petrov under house arrest.",
      "The minister said that police raided the office and placed Ivan Petrov under house arrest.",
      "Police raided the office.", "Police placed Ivan Petrov under house arrest."),
  ]

  static let contents = [
    SplitCase(
      "The ministry said that Maria Lind left Georgia after police searched the flat of a friend.",
      "The ministry said that Maria Lind left Georgia after police searched the flat of a friend.",
      "Maria Lind left Georgia after police searched the flat of a friend."),
    SplitCase(
      "According to the ministry, 14 villages were flooded in April 2024.",
      "According to the ministry, 14 villages were flooded in April 2024.",
      "14 villages were flooded in April 2024."),
    SplitCase(
      "Three bridges were closed in Oral in May 2024, according to the ministry.",
      "Three bridges were closed in Oral in May 2024, according to the ministry.",
      "Three bridges were closed in Oral in May 2024."),
    SplitCase(
      "Three bridges were closed in Oral in May 2024, the ministry said.",
      "Three bridges were closed in Oral in May 2024, the ministry said.",
      "Three bridges were closed in Oral in May 2024."),
    SplitCase(
      "The ministry said three bridges were closed in Oral in May 2024.",
      "The ministry said three bridges were closed in Oral in May 2024.",
      "Three bridges were closed in Oral in May 2024."),
  ]

  static let implied = [
    SplitCase(
      "A man who moved 3 million euros to Baku was sentenced in Oral in 2024.",
      "A man was sentenced in Oral in 2024.", "A man moved 3 million euros to Baku."),
    SplitCase(
      "The pool, closed since 4 May 2024, may not reopen.", "The pool may not reopen.",
      "The pool has been closed since 4 May 2024."),
    SplitCase(
      "The team, led by Maria Lind, sequenced the samples in Oslo.",
      "The team sequenced the samples in Oslo.",
      "The team was led by Maria Lind."),
    SplitCase(
      "Maria Lind, an archaeologist who was not involved in the study, visited the cave in 2024.",
      "Maria Lind visited the cave in 2024.", "Maria Lind is an archaeologist.",
      "Maria Lind was not involved in the study."),
    SplitCase(
      "Firefighters, who searched the river in Oral, found an umbrella.", "Firefighters found an umbrella.",
      "Firefighters searched the river in Oral."),
    SplitCase(
      "Sales fell 3 per cent in 2024, while profit dropped by more than a third.",
      "Sales fell 3 per cent in 2024.", "Profit dropped by more than a third."),
    SplitCase(
      "Maria Lind left Georgia because police searched her flat and seized her passport.",
      "Maria Lind left Georgia because police searched her flat and seized her passport.",
      "Police searched Maria Lind’s flat.", "Police seized Maria Lind’s passport."),
    SplitCase(
      "The account of Maria Lind vanished in May 2025 after she wrote about the mine.",
      "The account of Maria Lind vanished in May 2025 after she wrote about the mine.",
      "Maria Lind wrote about the mine."),
    SplitCase(
      "Maria Lind was suspended in May 2025 after criticising the court in Oral.",
      "Maria Lind was suspended in May 2025 after criticising the court in Oral.",
      "Maria Lind criticised the court in Oral."),
    SplitCase(
      "The case began on 1 December 2025, when armed police searched the offices of Horizon.",
      "The case began on 1 December 2025.",
      "On 1 December 2025, armed police searched the offices of Horizon."),
    SplitCase(
      "As Georgia prepares for the vote in May 2026, the union warns that the rules are vague.",
      "Georgia prepares for the vote in May 2026.", "The union warns that the rules are vague."),
    SplitCase(
      "A storm hit Batumi on 5 May 2025, killing three people.",
      "A storm hit Batumi on 5 May 2025.", "A storm killed three people."),
    SplitCase(
      "Police closed the bridge in Oral on 5 May 2025, citing a crack in a pillar.",
      "Police closed the bridge in Oral on 5 May 2025.", "Police cited a crack in a pillar."),
    SplitCase(
      "Maria Lind, 51, was elected mayor of Oral in May 2025.",
      "Maria Lind was elected mayor of Oral in May 2025.", "Maria Lind is 51."),
    SplitCase(
      "Thirteen of the accused are in custody and six are under house arrest.",
      "Thirteen of the accused are in custody.", "Six of the accused are under house arrest."),
    SplitCase(
      "The Senate took the bill off its agenda on 4 December 2025 but approved it in January 2026.",
      "The Senate took the bill off its agenda on 4 December 2025.",
      "The Senate approved the bill in January 2026."),
    SplitCase(
      "A register names the donors, which critics warn could endanger them.",
      "A register names the donors.", "Critics warn that this could endanger them."),
    SplitCase(
      "Maria Lind was placed under house arrest in May 2025, with reported violations including denied visits.",
      "Maria Lind was placed under house arrest in May 2025.",
      "There were reported violations including denied visits."),
  ]

  static let whole = [
    "The case followed years of threats in Baku, with rights groups denouncing it as revenge.",
    "The police raided and searched the office in Baku.",
    "The court did not acquit the editor and order his release.",
    "No one was arrested and charged in Baku.",
    "Ivan Petrov was not charged and convicted in 2024.",
    "The minister claimed that police raided the office and placed Ivan Petrov under house arrest.",
    "The prisoners were beaten and denied water in Minsk.",
    "The editor was released and returned to Minsk.",
    "If the court rejects the appeal, Ivan Petrov goes to prison and loses his licence.",
    "The police detained two men and fined them.",
    "The group neither published the report and sent it to Geneva nor explained why.",
    "The offices of Horizon, which was founded in 2001, are in Baku.",
    "The ban covers books, films and theatre plays in Georgia.",
    "The law targets journalists and convicted activists in Georgia.",
    "The commission published a list of officials accused of fraud and removed from office.",
    "The court did not free Ivan Petrov because police searched his flat in Minsk.",
    "According to the ministry, 14 villages could be flooded in April 2024.",
    "According to the ministry, 14 villages were reportedly flooded in April 2024.",
    "The ministry never said three bridges were closed in Oral in May 2024.",
    "Either the mayor resigned or the council dismissed her in 2023.",
    "The agreement between Georgia and Armenia was signed in 2024.",
    "Ivan Petrov claimed that the vote was rigged and that 200 observers were expelled.",
    "Horizon, Meduza and the weekly Aurora were fined in 2025.",
    "Maria Lind met Ivan Petrov and the mayor in Vienna.",
    "Both the mayor and the governor were dismissed and replaced in 2024.",
    "The court fined the paper for spreading “false information and rumours” in May 2024.",
    "The minister has threatened to close the paper and expel its editor.",
    "The bill bans films that praise the opposition and mock the president.",
    "Independent media faced pressure, while journalists, bloggers, and activists were detained in Baku.",
    "Change is unlikely in Georgia, where power is concentrated, rivals are jailed, and parties are banned.",
    "Three of the five judges were appointed in 2020 and two in 2024.",
    "Police searched the homes of people who had signed the letter and posted it online.",
    "Exports to China were 12% higher in 2024 than in 2023.",
    "The editor denied that he had met the envoy and taken money.",
  ]
}
