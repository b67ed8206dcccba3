import AssayText
import Testing

struct LawFinderTests {
  @Test(arguments: [
    (
      "under Article 174(2) of the Criminal Code",
      ["Article 174(2) of the Criminal Code|174(2)|Criminal Code"]
    ),
    (
      "part 2 of Article 274 of Kazakhstan's Criminal Code",
      ["part 2 of Article 274 of Kazakhstan's Criminal Code|274(2)|Criminal Code"]
    ),
    ("Art. 174, part 2", ["Art. 174, part 2|174(2)|-"]),
    ("Articles 174 and 274", ["Articles 174 and 274|174, 274|-"]),
    ("по ст. 174 ч. 2", ["ст. 174 ч. 2|174(2)|-"]), ("Article 19 of the treaty", ["Article 19|19|-"]),
    ("the new Tax Code grants", ["Tax Code|-|Tax Code"]),
    ("the Law on Peaceful Assemblies bans", ["Law on Peaceful Assemblies|-|Law on Peaceful Assemblies"]),
    (
      "the International Covenant on Civil and Political Rights",
      [
        "International Covenant on Civil and Political Rights|-|International Covenant on Civil and Political Rights"
      ]
    ),
    ("signed the Law on Foreign Agents in May", ["Law on Foreign Agents|-|Law on Foreign Agents"]),
    ("the Constitution says", ["Constitution|-|Constitution"]),
    ("charged under Article 174, 20 activists", ["Article 174|174|-"]),
    ("the Rule of Law and a School of Law", []), ("the law says", []), ("an article about 20 people", []),
    ("the bill was paid", []),
  ])
  func findsLaws(_ text: String, _ laws: [String]) {
    let found = LawFinder().mentions(in: text).map { "\($0.text)|\($0.article ?? "-")|\($0.name ?? "-")" }
    #expect(found == laws)
  }
}
