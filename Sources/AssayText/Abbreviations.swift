/// Abbreviations that end in a full stop, by what the stop may mean.
///
/// A full stop after one of these does not simply end a sentence. The lists are short on purpose: each entry is
/// common in news, and none is also a common last word of a sentence in the form listed.
enum Abbreviations {
  /// Stand before a name or a word: the sentence goes on, whatever follows.
  static let leading: Set<String> = [
    "Dr", "Mr", "Mrs", "Ms", "Mx", "Prof", "Gen", "Col", "Lt", "Sgt", "Cpl", "Capt", "Cmdr", "Maj", "Adm",
    "Sen",
    "Rep", "Gov", "Rev", "Hon", "St", "Ste", "Pres", "Amb", "Supt", "Insp", "Messrs", "Mme", "Mlle", "Hr",
    "Fr",
    "Mt", "Ft", "vs", "v", "cf", "e.g", "i.e", "viz", "ca", "approx", "esp", "incl", "excl", "resp", "z.B",
    "d.h",
    "т.е", "т.к", "т.н", "им", "ул", "просп", "пер", "проф", "акад", "ген", "полк", "гр", "г-н", "см", "напр",
    "тов",
    "пос", "обл", "Дж", "Юл", "Вл",
  ]

  /// Stand before a number: the sentence goes on where a digit or Roman number follows.
  static let numbered: Set<String> = [
    "no", "nos", "nr", "art", "arts", "sec", "secs", "fig", "figs", "vol", "vols", "p", "pp", "para", "paras",
    "ch",
    "pt", "cl", "par", "ex", "ref", "tel", "ext", "c", "b", "d", "fl", "ed", "col", "r", "reg", "res", "doc",
    "§",
    "ст", "п", "пп", "ч", "гл", "рис", "табл", "стр", "с", "тел", "д", "кв", "разд", "абз", "ном",
  ]

  /// Shortened months: the sentence goes on where a digit follows.
  static let months: Set<String> = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "янв", "фев", "февр",
    "апр",
    "авг", "сен", "сент", "окт", "нояб", "дек",
  ]

  /// Parts of a name that may also end a sentence: it goes on unless a usual first word of a sentence follows.
  static let naming: Set<String> = [
    "U.S", "U.K", "U.N", "E.U", "U.S.A", "U.A.E", "D.C", "N.Y", "L.A", "Inc", "Ltd", "Co", "Corp", "Bros",
    "Jr", "Sr",
    "Ph.D", "M.D", "B.A", "M.A", "LL.M", "S.A", "S.p.A", "a.s", "Esq", "Ave", "Blvd", "Dept", "Univ", "Assn",
    "Intl",
    "Govt", "Gov't", "al", "млн", "млрд", "тыс", "руб",
  ]

  /// Usually last in a phrase: a capital that follows begins a sentence.
  static let trailing: Set<String> = [
    "etc", "a.m", "p.m", "A.M", "P.M", "am", "pm", "т.д", "т.п", "др", "B.C", "A.D", "C.E", "B.C.E",
  ]

  /// Words that often begin a sentence and are seldom part of a name in mid-sentence.
  static let starters: Set<String> = [
    "The", "A", "An", "This", "That", "These", "Those", "It", "Its", "He", "His", "She", "Her", "They",
    "Their", "We",
    "Our", "You", "Your", "I", "In", "On", "At", "As", "By", "For", "From", "With", "But", "And", "Or", "So",
    "Yet",
    "However", "Meanwhile", "According", "After", "Before", "Since", "When", "While", "Although", "Though",
    "If",
    "There", "Here", "Then", "Now", "Also", "Both", "Some", "Many", "Most", "Several", "All", "No", "Not",
    "Under",
    "Despite", "During", "Earlier", "Later", "Last", "Such", "Other", "Others", "One", "Two", "Three", "More",
    "What",
    "Who", "Why", "How", "Where", "To", "Of", "Critics",
    "Это", "Он", "Она", "Они", "В", "На", "По", "Но", "И", "А", "Как", "При", "После", "Также", "Однако",
    "Суд",
    "Согласно", "Кроме", "Ранее", "Что", "Об", "О", "Из", "За", "Для", "С",
  ]
}
