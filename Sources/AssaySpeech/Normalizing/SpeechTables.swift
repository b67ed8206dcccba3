/// Words that are written short and said long.
enum SpeechTables {
  /// Abbreviations by their form with stops removed, in lower case where `abbreviations` says so.
  static let abbreviations: [String: String] = [
    "mr": "mister", "mrs": "missus", "ms": "miz", "dr": "doctor", "prof": "professor", "st": "saint",
    "vs": "versus", "v": "versus", "eg": "for example", "ie": "that is", "etc": "et cetera",
    "approx": "approximately", "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "maj": "major",
    "jr": "junior",
    "sr": "senior", "inc": "incorporated", "ltd": "limited", "co": "company", "corp": "corporation",
    "dept": "department", "est": "established", "ca": "circa", "rev": "reverend", "hon": "honorable",
    "ave": "avenue", "blvd": "boulevard", "rd": "road", "art": "article", "para": "paragraph",
    "fig": "figure",
    "vol": "volume", "ed": "editor", "eds": "editors", "pp": "pages", "p": "page", "min": "minister",
    "pres": "president", "adm": "admiral", "cf": "compare", "al": "al", "ft": "fort", "mt": "mount",
    "tel": "telephone", "ext": "extension", "jan": "January", "feb": "February", "mar": "March",
    "apr": "April", "jun": "June", "jul": "July", "aug": "August", "sep": "September", "sept": "September",
    "oct": "October", "nov": "November", "dec": "December", "mon": "Monday", "tue": "Tuesday",
    "tues": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "thurs": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday", "no": "number", "nos": "numbers", "pm": "P M", "am": "A M",
  ]

  /// Those of them that are abbreviations without a stop as well.
  static let bare: Set<String> = ["mr", "mrs", "ms", "dr", "vs", "etc", "prof", "jr", "sgt", "ltd"]

  /// Months by their lower-case word, full and short.
  static let months: [String: String] = {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    var table: [String: String] = ["sept": "September"]
    for name in names {
      table[name.lowercased()] = name
      table[String(name.lowercased().prefix(3))] = name
    }
    return table
  }()

  /// The months in order.
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// Capitals that are said as a word; all others are spelled.
  static let wordAcronyms: Set<String> = [
    "NATO", "UNESCO", "UNICEF", "OPEC", "ASEAN", "NASA", "COVID", "FIFA", "UEFA", "INTERPOL", "GULAG", "SARS",
    "LASER", "RADAR", "NAFTA", "BRICS", "ISIS", "HAMAS", "SWIFT", "POTUS", "SCOTUS", "FRONTEX", "EUROPOL",
    "TASS",
    "FARC", "PIN", "SIM", "RAM", "OFAC", "APEC", "MERS",
  ]

  /// Units behind a number: one, and more than one.
  static let units: [String: (one: String, many: String)] = [
    "km": ("kilometer", "kilometers"), "m": ("meter", "meters"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"), "t": ("ton", "tons"),
    "km/h": ("kilometer an hour", "kilometers an hour"),
    "kph": ("kilometer an hour", "kilometers an hour"), "mph": ("mile an hour", "miles an hour"),
    "m/s": ("meter a second", "meters a second"), "km²": ("square kilometer", "square kilometers"),
    "km2": ("square kilometer", "square kilometers"), "m²": ("square meter", "square meters"),
    "m³": ("cubic meter", "cubic meters"), "ha": ("hectare", "hectares"), "l": ("liter", "liters"),
    "ml": ("milliliter", "milliliters"), "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"),
    "TB": ("terabyte", "terabytes"), "kB": ("kilobyte", "kilobytes"), "W": ("watt", "watts"),
    "kW": ("kilowatt", "kilowatts"), "MW": ("megawatt", "megawatts"), "GW": ("gigawatt", "gigawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"), "MWh": ("megawatt hour", "megawatt hours"),
    "Hz": ("hertz", "hertz"), "MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"),
    "hr": ("hour", "hours"), "hrs": ("hour", "hours"), "h": ("hour", "hours"), "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"), "sec": ("second", "seconds"), "secs": ("second", "seconds"),
    "s": ("second", "seconds"), "ft": ("foot", "feet"), "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"), "mi": ("mile", "miles"), "yd": ("yard", "yards"),
    "°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"), "%": ("percent", "percent"), "‰": ("per mille", "per mille"),
    "bbl": ("barrel", "barrels"), "bpd": ("barrel a day", "barrels a day"),
    "mcg": ("microgram", "micrograms"),
    "pp": ("percentage point", "percentage points"), "pct": ("percent", "percent"),
    "px": ("pixel", "pixels"), "dB": ("decibel", "decibels"), "hPa": ("hectopascal", "hectopascals"),
  ]

  /// Units that also are ordinary words or letters, and therefore count only when glued to their number.
  static let gluedUnits: Set<String> = ["s", "t", "h", "W", "px", "m", "g", "l"]

  /// Scales glued to or behind a number.
  static let scales: [String: String] = [
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "mln": "million",
    "bn": "billion", "B": "billion", "b": "billion", "bln": "billion", "tn": "trillion", "trn": "trillion",
    "million": "million", "billion": "billion", "trillion": "trillion", "thousand": "thousand",
    "hundred": "hundred",
  ]

  /// A currency: one, many, and a hundredth of it.
  struct Currency {
    var one: String
    var many: String
    var cent: String?
    var cents: String?
  }

  /// Currencies by sign and by code.
  static let currencies: [String: Currency] = [
    "$": .init(one: "dollar", many: "dollars", cent: "cent", cents: "cents"),
    "US$": .init(one: "U S dollar", many: "U S dollars", cent: "cent", cents: "cents"),
    "A$": .init(one: "Australian dollar", many: "Australian dollars", cent: "cent", cents: "cents"),
    "C$": .init(one: "Canadian dollar", many: "Canadian dollars", cent: "cent", cents: "cents"),
    "€": .init(one: "euro", many: "euros", cent: "cent", cents: "cents"),
    "£": .init(one: "pound", many: "pounds", cent: "penny", cents: "pence"),
    "¥": .init(one: "yen", many: "yen"), "₸": .init(one: "tenge", many: "tenge"),
    "₽": .init(one: "ruble", many: "rubles", cent: "kopeck", cents: "kopecks"),
    "₴": .init(one: "hryvnia", many: "hryvnias"), "₹": .init(one: "rupee", many: "rupees"),
    "₩": .init(one: "won", many: "won"), "₺": .init(one: "lira", many: "lira"),
    "₾": .init(one: "lari", many: "lari"), "₼": .init(one: "manat", many: "manat"),
    "₿": .init(one: "bitcoin", many: "bitcoin"), "R$": .init(one: "real", many: "reais"),
    "USD": .init(one: "U S dollar", many: "U S dollars", cent: "cent", cents: "cents"),
    "EUR": .init(one: "euro", many: "euros", cent: "cent", cents: "cents"),
    "GBP": .init(one: "pound", many: "pounds", cent: "penny", cents: "pence"),
    "KZT": .init(one: "tenge", many: "tenge"), "RUB": .init(one: "ruble", many: "rubles"),
    "CHF": .init(one: "Swiss franc", many: "Swiss francs"), "JPY": .init(one: "yen", many: "yen"),
    "CNY": .init(one: "yuan", many: "yuan"), "KGS": .init(one: "som", many: "som"),
    "UZS": .init(one: "soum", many: "soum"), "UAH": .init(one: "hryvnia", many: "hryvnias"),
  ]

  /// Fractions that Unicode has as one character.
  static let fractions: [Character: String] = [
    "½": "half", "⅓": "third", "¼": "quarter", "⅕": "fifth", "⅛": "eighth", "⅔": "two thirds",
    "¾": "three quarters", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths",
    "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
  ]

  /// Signs said as words when they stand alone.
  static let signs: [String: String] = [
    "&": "and", "+": "plus", "=": "equals", "§": "section", "§§": "sections", "%": "percent", "×": "times",
    "÷": "divided by", "±": "plus or minus", "<": "less than", ">": "greater than", "≈": "about", "@": "at",
    "°": "degrees", "№": "number", "#": "number", "/": "slash", "©": "copyright", "®": "registered",
    "™": "trademark", "→": "to", "≤": "at most", "≥": "at least", "¶": "paragraph", "~": "about",
    "^": "caret",
    "$": "dollars", "€": "euros", "£": "pounds", "₸": "tenge", "₽": "rubles", "\\": "backslash", "|": "",
    "•": "", "·": "", "*": "", "†": "", "‡": "",
  ]

  /// Words before which a four-figure number is a year.
  static let yearCues: Set<String> = [
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "early", "late", "mid",
    "summer", "winter", "spring", "autumn", "fall", "year", "circa", "ca", "around", "between", "through",
    "to", "and",
    "election", "elections", "constitution", "olympics",
  ]

  /// Words before a Roman numeral that is said as a plain number.
  static let numeralCues: Set<String> = [
    "chapter", "part", "article", "section", "act", "war", "volume", "title", "phase", "bowl", "book",
    "appendix",
    "annex", "type", "class", "division", "level", "stage", "vatican", "apollo", "mark", "category",
    "schedule",
  ]

  /// Words around a pair of numbers that is a score.
  static let scoreCues: Set<String> = [
    "won", "win", "wins", "beat", "beats", "lost", "lose", "loses", "drew", "draw", "victory", "defeat",
    "score",
    "scored", "loss", "lead", "led", "leading", "final", "aggregate", "finished", "ended", "defeated",
    "thrashed",
    "trailed", "tied",
  ]
}
