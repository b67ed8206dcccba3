import AssayCore
import AssayText

/// The persons an article names in full, by surname.
struct PersonTable {
  /// A person of the article.
  struct Person: Hashable {
    /// The name as first given in full.
    var name: String
    /// True for a woman, false for a man, nil where nothing tells.
    var isFemale: Bool?
  }

  private var bySurname: [String: [Person]] = [:]

  init(_ names: [NameMention], lines: [ArticleReading.Line]) {
    var genders: [String: Bool] = [:]
    for line in lines {
      for index in line.tokens.indices.dropFirst() where line.tokens[index].nameKind == .person {
        if line.tokens[index - 1].name == nil, let gender = PersonNouns.gender[line.tokens[index - 1].lower],
          let name = line.tokens[index].name
        {
          genders[line.names[name].text] = gender
        }
      }
    }
    for name in names where name.kind == .person && name.text.contains(" ") {
      let person = Person(name: name.text, isFemale: genders[name.text] ?? Self.gender(name.text))
      let key = Self.surname(name.text)
      let known = bySurname[key] ?? []
      if !known.contains(where: {
        NameComparison.compare(name, NameMention(span: name.span, text: $0.name, kind: .person)) == .same
      }) {
        bySurname[key] = known + [person]
      }
    }
  }

  /// The one person that the mention can mean; where only a surname is given, in the full form.
  func person(_ mention: NameMention) -> Person? {
    guard mention.kind == .person else { return nil }
    let known = bySurname[Self.surname(mention.text)] ?? []
    let fitting = known.filter {
      NameComparison.compare(mention, NameMention(span: mention.span, text: $0.name, kind: .person)) == .same
    }
    if fitting.count == 1 { return fitting[0] }
    return fitting.isEmpty ? Person(name: mention.text, isFemale: Self.gender(mention.text)) : nil
  }

  /// The full form of a person's name as written; nil where the article knows none.
  func fullName(_ text: String) -> String? {
    let mention = NameMention(span: TextSpan(start: 0, end: 0), text: text, kind: .person)
    return bySurname[Self.surname(text)] == nil ? nil : person(mention)?.name
  }

  private static func surname(_ name: String) -> String {
    (name.split(separator: " ").last.map(String.init) ?? name).lowercased()
  }

  /// What the endings of names of the region, and common first names, tell.
  private static func gender(_ name: String) -> Bool? {
    let words = name.lowercased().split(separator: " ").map(String.init)
    guard let last = words.last else { return nil }
    if ["ova", "eva", "ina", "skaya", "kyzy", "qyzy", "tseva", "ivna", "ovna", "evna"].contains(
      where: last.hasSuffix)
    {
      return true
    }
    if ["ov", "ev", "yov", "sky", "skiy", "uly", "ovich", "evich", "oglu"].contains(where: last.hasSuffix) {
      return false
    }
    guard words.count > 1, let first = words.first else { return nil }
    if female.contains(first) { return true }
    return male.contains(first) ? false : nil
  }

  private static let female: Set<String> = [
    "mary", "anna", "anne", "maria", "elena", "olga", "sarah", "sara", "laura", "julia", "emma", "jane",
    "susan", "linda",
    "karen", "lisa", "nancy", "helen", "alice", "amy", "kate", "rachel", "ruth", "aigul", "gulnara",
    "aigerim", "dinara",
    "saule", "irina", "natalia", "natalya", "svetlana", "tatiana", "tatyana", "angela", "ursula",
    "volker-anne", "fatima",
    "aisha", "elizabeth", "victoria", "sofia", "sophie", "claire", "diana", "marta", "ana", "zhanar", "asel",
    "madina",
  ]
  private static let male: Set<String> = [
    "john", "james", "robert", "michael", "william", "david", "richard", "thomas", "charles", "paul", "mark",
    "peter",
    "george", "andrew", "daniel", "steven", "kevin", "brian", "ahmed", "mohammed", "muhammad", "ali", "omar",
    "ivan",
    "sergei", "sergey", "vladimir", "dmitry", "alexander", "aleksandr", "nikolai", "murat", "marat", "timur",
    "temur",
    "duman", "amir", "nursultan", "kassym-jomart", "lukpan", "yerlan", "erlan", "daniyar", "martin", "henry",
    "frank",
    "volker", "hans", "carlos", "juan", "jose", "luis", "tom", "joe", "donald", "barack", "emmanuel",
    "stephen",
  ]
}
