/// Words that tell what kind of name they are part of, all in lower case.
enum NameCues {
  /// Words in names of organisations.
  static let organisation = set(
    """
    academy administration agency airlines akimat alliance amnesty army assembly associates association authority bank
    bar board borders broadcaster bureau cabinet caucus center centre chamber channel church club clinic coalition
    college command commission committee company congress consortium constabulary corporation corps council court
    courts delegation department directorate embassy enterprise facebook federation finance firm force forces forum
    foundation front fund gazette general-secretariat government group guard herald holding holdings hospital
    house inc inspectorate institute institution instagram interior international journal justice laboratory league
    legislature limited llc llp ltd magazine majilis mazhilis media ministry mission mosque movement museum nations
    network news newsroom ngo observatory office ombudsman organisation organization panel parliament partners
    partnership party platform police post press prosecutor prosecution prosecutor-general radio reporters reuters
    research school secretariat senate service services society senatorial staff studio syndicate taskforce team
    telegram telegraph television tiktok times tribunal tribune trust tv twitter union university watch whatsapp
    workshop youtube google meta
    """)

  /// Words in names of laws, documents and things that are no bearer of deeds.
  static let other = set(
    """
    accord act agreement amendment article award bill charter code constitution convention covenant cup day decree
    directive games index law olympics plan prize program programme project protocol report resolution rights rule
    rules strategy summit treaty war
    """)

  /// Words in names of places.
  static let place = set(
    """
    airport avenue bay bridge canal city county desert district island islands lake mountain mountains oblast ocean
    peninsula plaza prison province region republic river road sea square state street town valley village
    """)

  /// Titles, offices and callings before a person's name.
  static let title = set(
    """
    activist actor actress admiral adviser advisor akim ambassador analyst attorney author blogger businessman
    businesswoman captain chairman chairperson chairwoman chancellor chief col colonel commander commissioner
    correspondent defender deputy detective director dr editor editor-in-chief emperor envoy ex-president father
    former foreign general gen governor historian imam interior inspector journalist judge justice king lady lawmaker
    lawyer leader lieutenant lord madam major mayor mep minister mp mr mrs ms officer ombudsman opposition photographer
    poet politician pope president prime prince princess prof professor prosecutor queen rapper rapporteur rector
    reporter representative researcher secretary secretary-general senator sergeant sheikh singer sir speaker
    spokesman spokesperson spokeswoman sultan tsar vice vice-president writer special first acting
    """)

  /// Small words that may join the parts of a name whose first part is of a kind that takes them.
  static let connectors: Set<String> = ["of", "for", "to", "on", "and", "without", "the", "against"]

  /// Particles inside a person's name.
  static let particles: Set<String> = [
    "de", "da", "del", "di", "van", "von", "der", "den", "la", "le", "bin", "ibn", "al", "el", "ben", "bint",
  ]

  /// Plural and office words whose possessive stays inside a name: "Prosecutor's Office".
  static let possessors: Set<String> = [
    "prosecutor", "people", "children", "women", "men", "lawyers", "journalists", "workers", "attorney",
    "citizens",
    "general", "writers", "patients",
  ]

  /// Months, weekdays and the like: capitalised, but no names.
  static let calendar = set(
    """
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan nauryz
    """)

  /// Words that begin sentences and are seldom the first word of a name.
  static let starters = set(
    """
    according additionally advocates after afterwards again all almost already also although among an and another any
    around as at authorities because before being besides both but by citing close critics currently dear defence
    defense despite during each earlier early eight eighteen eleven even eventually every exactly families few fewer
    fifteen fifty finally first five for forty four fourteen from further given half he hence her here his how however
    hundreds if in indeed independent instead into it its just last late later lawmakers lawyers less likewise local
    many meanwhile media members more moreover most my near nearly neither nevertheless new next nine nineteen ninety no
    nobody none nor not nothing notably now of officials on once one only or other others our over overall owing peaceful
    people perhaps police previously prosecutors protesters public rather recent recently residents rights seven several
    she similarly since six sixteen sixty so some someone sometimes soon still such supporters ten that the their then
    there thereafter therefore these they thirteen thirty this those though thousands three through throughout thus to
    today together tomorrow tonight too toward towards twelve twenty two under unlike until upon violations was we
    were what whatever when whenever where whereas whether which while who why will with within without women workers
    yesterday yet you young your activists analysts experts journalists observers opposition parliament government
    state social foreign former general human international national online prominent senior special human article
    photo source image video update read listen share subscribe related watch advertisement fact
    """)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }
}
