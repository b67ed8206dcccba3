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

  /// Whether the name begins with a common first name.
  static func isFirstName(_ name: String) -> Bool {
    guard let first = name.split(separator: " ").first?.lowercased() else { return false }
    return female.contains(first) || male.contains(first)
  }

  private static func names(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }

  private static let female = names(
    """
    abigail adele agnes agnieszka aigerim aigul aisha alexandra alexandria alice alina allison amanda amelia amina
    amy ana anastasia angela angelina anita anja ann anna anne anneli annika antonia arantxa asel astrid aubrey
    audrey ayesha barbara beata beatrice beatriz bella bertha bianca birgit brenda bridget brigitte camila carla
    carmen carol caroline catherine cecilia charlotte cheryl chloe christina christine cindy claire clara claudia
    concepcion corinne cristina cynthia dagmar daniela danielle deborah debra denise diana diane dina dinara dolores
    donna doris dorothy edith eleanor elena elif elisa elisabeth elizabeth ella ellen elsa emily emma erika esther
    eugenia eva evelyn fatima fatma faye fiona florence frances francesca frida gabriela gemma georgia gerda gina
    giorgia giovanna giulia gloria grace greta gudrun gulnara halina hanna hannah heather heidi helen helena helene
    helga hilde hillary ida ines inga ingrid irene irina iris isabel isabella isla ivana jacqueline jana jane janet
    janice jasmine jelena jennifer jessica jill joan joanna jocelyn johanna josephine joyce judith judy julia julie
    karen karin karina katarina kate katherine kathleen kathryn katja katrin kerstin khadija kirsten krystyna lara
    larisa laura lea leah leila lena leonie liis lilian liliana lily lina linda lisa liudmila lorena louise lucia
    lucie lucy ludmila luisa lydia maarja mabel madeleine madina magda magdalena maja malgorzata manuela margaret
    margarita margot maria maria-jose mariam marianne marie marija marina marion marta martha martina mary mathilde
    matilda maya megan melania melanie melissa mercedes mia michelle mila milena mireille miriam molly monica monika
    nadia nadine nancy naomi natalia natalie natalya natasha nicole nina nino noor nora norma olena olga olivia
    oxana paloma pamela patricia paula pauline petra phyllis pia priya rachel rania rebecca regina renata rita
    roberta rosa rosemary roxana ruth sabina sabine sally samantha sandra saniya sara sarah sarita saule selma
    shannon sharon sheila shirley silvia sinead siobhan sofia sonia sonya sophie stella stephanie susan susana
    susanne svetlana sylvia tamar tamara tanya tatiana tatyana teresa theresa tiina tina ulla ulrike ursula
    valentina valeria vanessa vera veronica vesna victoria virginia volker-anne wendy wilma yasmin yolanda yulia
    yvonne zainab zara zeynep zhanar zoe zofia zoé zuzana
    """)
  private static let male = names(
    """
    aaron abdul abdullah adam adrian ahmad ahmed aidan akira alan albert aleksandar aleksandr aleksei alessandro
    alexander alexei alfonso alfred ali alistair amir amit anders andreas andrei andrew andrey andrzej angus anil
    anthony antoine anton antonio armen arnold arthur arturo arun ashok askar barack ben benedict benjamin bernard
    bernd bilal bjorn bob boris brian bruce bruno callum carl carlos cedric charles christian christoph christophe
    christopher clement colin conor craig cyril damian dan daniel daniyar darius dave david davit davor declan denis
    dennis derek didier diego dietmar dimitri dirk dmitri dmitry dominic dominik donald douglas duman duncan edgar
    eduardo edward edwin emil emmanuel enrico eric erik erlan ernst ettore eugene evan fabio farid federico felipe
    felix ferdinand fernando filip florian francesco francis francisco francois frank franz fred frederick fyodor
    gabriel gareth gary gavin gennady geoffrey georg george georges gerald gerard gerhard giacomo giorgi giorgio
    giovanni giuseppe glenn goran gordon graham greg gregory guido guillaume gunnar gustav guy hamid hans harald
    harold harry harun hasan hassan hector heinrich helmut henrik henry herbert herman hiroshi horst howard hugh
    hugo hugues ian ibrahim igor ilya imran isaac ismail ivan ivo jack jacob jacques jaime jake jakob jakub jamal
    james janos jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesus jim joachim joao joaquin joe joel
    johan johannes john jonas jonathan jorge jose joseph joshua jozef juan julian julien jurgen justin kamal karim
    karl kaspar kassym-jomart keith ken kenneth kevin khaled kofi konstantin kristian kristof kurt kyle lars laszlo
    laurent leo leon leonard leonid liam lorenzo louis luca lucas ludwig luis luka lukas lukpan maciej magnus
    malcolm manuel marat marc marcel marcin marcio marco marcus marek mario marius mark marko martin mateo mathias
    mathieu matteo matthew matthias maurice max maxim mehmet micah michael michal michel miguel mihail mikhail milan
    milos miroslav mohamed mohammad mohammed muhammad murat mustafa nathan nathaniel neil nicholas nick nicolas
    nigel nikola nikolai nikolay nils norbert norman nurlan nursultan oleg oleksandr oliver olivier omar oscar oskar
    otto owen pablo pascal patrick paul pavel pavlo pedro per peter petr petro phil philip philippe pierre pieter
    piotr radek rafael rahul rainer rajesh ralph ramon rashid raul ravi raymond reinhard rene ricardo richard rob
    robert roberto rodrigo roger roland roman ronald rory ruben rudolf rui russell ryan salman samir samuel sandor
    santiago scott sean sebastian sergei sergey sergio seth shane simon sindre slobodan stefan stefano stepan
    stephen steve steven stuart sven tadeusz taras tarek ted temur terry theo theodore thierry thomas tiago tim
    timothy timur tobias toby todd tom tomas tomasz tony toomas trevor ulrich umar uwe vaclav valentin valery vasily
    victor viktor vincent vitaly vladimir vladislav volker volodymyr walter warren wayne werner wilhelm willem
    william wojciech wolfgang xavier yann yaroslav yerlan yevgeny youssef yuri yusuf zoltan
    """)
}
