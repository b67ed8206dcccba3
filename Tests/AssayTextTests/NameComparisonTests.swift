import AssayCore
import AssayText
import Testing

@Suite("Names compared")
struct NameComparisonTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    var left: String
    var right: String
    var kind: NameMention.Kind
    var match: NameMatch
    init(_ left: String, _ right: String, _ kind: NameMention.Kind, _ match: NameMatch) {
      (self.left, self.right, self.kind, self.match) = (left, right, kind, match)
    }
    var testDescription: String { "\(left) – \(right)" }
  }

  static let pairs = [
    Pair("Bazhkenova", "Bajkenova", .person, .same),
    Pair("Kassenov", "Kasenov", .person, .same),
    Pair("Tokayev", "Tokaev", .person, .same),
    Pair("Zhylanbaev", "Jylanbayev", .person, .same),
    Pair("Marat Zhylanbaev", "Marat Zhylanbayev", .person, .same),
    Pair("Токаев", "Tokayev", .person, .same),
    Pair("Жанболат Мамай", "Zhanbolat Mamai", .person, .same),
    Pair("Toregozhina", "Toregozhyna", .person, .same),
    Pair("Lukpan Akhmedyarov", "Lukpan Akhmediyarov", .person, .same),
    Pair("Gulnara Bazhkenova", "Bazhkenova", .person, .same),
    Pair("Gulnara Bazhkenova", "G. Bazhkenova", .person, .same),
    Pair("President Tokayev", "Kassym-Jomart Tokayev", .person, .same),
    Pair("Alex Berg", "Alexander Berg", .person, .same),
    Pair("Berg Anna", "Anna Berg", .person, .same),
    Pair("Marat Ibrayev", "Timur Ibrayev", .person, .different),
    Pair("G. Bazhkenova", "Anna Bazhkenova", .person, .different),
    Pair("Kassenov", "Kassenova", .person, .different),
    Pair("Gulnara Bazhkenova", "Murat Adam", .person, .different),
    Pair("Murat", "Murat Adam", .person, .unknown),
    Pair("CPJ", "Committee to Protect Journalists", .organisation, .same),
    Pair("UN", "United Nations", .organisation, .same),
    Pair("the Committee to Protect Journalists", "Committee to Protect Journalists", .organisation, .same),
    Pair("Orda", "Orda.kz", .organisation, .same),
    Pair("Constitutional Court", "Constitutional Court of Kazakhstan", .organisation, .same),
    Pair("Court", "Constitutional Court", .organisation, .unknown),
    Pair("Supreme Court", "Constitutional Court", .organisation, .different),
    Pair("KazTAG", "Orda.kz", .organisation, .different),
    Pair("Kazakhstan", "Republic of Kazakhstan", .place, .same),
    Pair("Kazakh", "Kazakhstan", .place, .same),
    Pair("Astana", "Almaty", .place, .different),
    Pair("Astana", "Kazakhstan", .place, .unknown),
    Pair("Georgia", "Armenia", .place, .different),
  ]

  @Test("pairs, both ways round", arguments: pairs)
  func compare(_ pair: Pair) {
    let left = NameMention(span: TextSpan(start: 0, end: 1), text: pair.left, kind: pair.kind)
    let right = NameMention(span: TextSpan(start: 5, end: 6), text: pair.right, kind: pair.kind)
    #expect(NameComparison.compare(left, right) == pair.match)
    #expect(NameComparison.compare(right, left) == pair.match)
  }

  @Test("a person is no organisation")
  func kinds() {
    let left = NameMention(span: TextSpan(start: 0, end: 1), text: "Anna Berg", kind: .person)
    let right = NameMention(span: TextSpan(start: 5, end: 6), text: "Berg Bank", kind: .organisation)
    #expect(NameComparison.compare(left, right) == .different)
  }

  @Test("every name is the same as itself", arguments: pairs)
  func reflexive(_ pair: Pair) {
    let mention = NameMention(span: TextSpan(start: 0, end: 1), text: pair.left, kind: pair.kind)
    #expect(NameComparison.compare(mention, mention) == .same)
  }
}
