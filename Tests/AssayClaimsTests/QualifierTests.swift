import Testing

/// Nothing that weakens, limits or denies a statement may be lost, or spread to what it does not govern.
@Suite("Qualifiers and negations")
struct QualifierTests {
  @Test(
    "a qualifier of the only predicate stays",
    arguments: [
      "allegedly", "reportedly", "apparently", "possibly", "probably", "ostensibly", "purportedly", "partly",
      "nearly",
      "almost", "repeatedly", "temporarily", "once", "only",
    ])
  func single(_ word: String) async throws {
    let claims = try await claimTexts("The bank \(word) paid the minister's brother 5 million euros in 2024.")
    #expect(claims == ["The bank \(word) paid the minister's brother 5 million euros in 2024."])
  }

  @Test(
    "a hedge before the first of two predicates stays with both",
    arguments: ["allegedly", "reportedly", "apparently", "possibly", "purportedly"])
  func shared(_ word: String) async throws {
    let claims = try await claimTexts(
      "The bank \(word) paid the minister 5 million euros and destroyed the records.")
    #expect(
      claims == [
        "The bank \(word) paid the minister 5 million euros.", "The bank \(word) destroyed the records.",
      ])
  }

  @Test(
    "a hedge of the second predicate stays there",
    arguments: ["allegedly", "reportedly", "later", "immediately"])
  func second(_ word: String) async throws {
    let claims = try await claimTexts(
      "The bank paid the minister 5 million euros and \(word) destroyed the records.")
    #expect(
      claims == ["The bank paid the minister 5 million euros.", "The bank \(word) destroyed the records."])
  }

  @Test(
    "bounds of numbers stay",
    arguments: [
      "more than 20", "at least 20", "fewer than 20", "about 20", "approximately 20", "up to 20", "nearly 20",
      "over 20",
      "between 15 and 20", "some 20", "20 to 25", "no more than 20",
    ])
  func bounds(_ number: String) async throws {
    let claims = try await claimTexts(
      "In May 2024, police detained \(number) people and searched three offices.")
    #expect(claims.contains { $0.contains("\(number) people") })
    #expect(claims.allSatisfy { $0.hasPrefix("In May 2024, police ") })
  }

  @Test(
    "each amount keeps its words",
    arguments: [
      "approximately €200 each", "about 200 euros each", "at least 3,000 tenge", "a symbolic 1 euro",
    ])
  func amounts(_ amount: String) async throws {
    let claims = try await claimTexts("The women were detained and fined \(amount) in Oral.")
    #expect(claims.contains { $0.contains("fined \(amount) in Oral") })
  }

  @Test(
    "no negation is lost, and none spreads",
    arguments: [
      "The ministry did not publish the report and destroyed the copies.",
      "The ministry never published the report and dismissed its author.",
      "No minister resigned and apologised to the families.",
      "Nobody was arrested and charged over the fire in Sofia.",
      "Neither court heard the witnesses and read the letters.",
      "The accused were not heard and sentenced in public.",
      "Few judges resigned and left Georgia in 2024.",
      "The paper hardly reported the vote and praised the winner.",
    ])
  func negations(_ text: String) async throws {
    #expect(try await claimTexts(text) == [text])
  }

  @Test("a negation of the second predicate stays there")
  func secondNegation() async throws {
    #expect(
      try await claimTexts("The court heard the witness in May 2024 but did not read the letters.") == [
        "The court heard the witness in May 2024.", "The court did not read the letters.",
      ])
  }

  @Test(
    "what is said, asked or supposed is not stated",
    arguments: [
      "The lawyer alleged that the judge took a bribe and hid the file.",
      "If the law passes, the editors lose their licence and leave Tbilisi.",
      "The union demanded that the mine pay compensation and close the shaft.",
      "The mayor would resign and leave the party if the court convicted him.",
    ])
  func unstated(_ text: String) async throws {
    #expect(try await claimTexts(text).count == 1)
  }

  @Test("quoted words stay exactly as they are")
  func quotes() async throws {
    let quote = "“They came at night, took everything and left us nothing – not even a chair.”"
    let claims = try await claimTexts("Anna Berg told reporters: \(quote)")
    #expect(claims.count == 1)
    #expect(claims[0].contains(quote))
  }
}
