/// Words for stretches of time, by canonical singular.
enum DurationUnits {
  static let units: [String: String] = [
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour",
    "hours": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade",
    "decades": "decade",
    "century": "century", "centuries": "century",
    "дней": "day", "дня": "day", "суток": "day", "недель": "week", "месяцев": "month", "месяца": "month",
    "лет": "year",
    "года": "year",
  ]
}

/// Words and signs for money, by ISO 4217 code.
enum MoneyUnits {
  static let words: [String: String] = [
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "dollar": "USD", "dollars": "USD", "usd": "USD",
    "tenge": "KZT",
    "tenges": "KZT", "kzt": "KZT", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "rub": "RUB",
    "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "yuan": "CNY", "cny": "CNY", "yen": "JPY", "jpy": "JPY",
    "lira": "TRY", "liras": "TRY", "som": "KGS", "soms": "KGS", "sum": "UZS", "rupees": "INR", "franc": "CHF",
    "francs": "CHF", "hryvnia": "UAH", "hryvnias": "UAH", "тенге": "KZT", "рублей": "RUB", "долларов": "USD",
    "евро": "EUR",
  ]

  /// Currencies of one name, by the word before it.
  static let countries: [String: [String: String]] = [
    "canadian": ["dollar": "CAD"], "australian": ["dollar": "AUD"], "singapore": ["dollar": "SGD"],
    "zealand": ["dollar": "NZD"], "kong": ["dollar": "HKD"], "swiss": ["franc": "CHF"],
    "egyptian": ["pound": "EGP"],
    "syrian": ["pound": "SYP"], "lebanese": ["pound": "LBP"], "sudanese": ["pound": "SDG"],
    "pakistani": ["rupee": "PKR"],
    "indian": ["rupee": "INR"], "sri-lankan": ["rupee": "LKR"],
    "belarusian": ["ruble": "BYN", "rouble": "BYN"],
    "russian": ["ruble": "RUB", "rouble": "RUB"],
  ]
  /// Letters that stand against a dollar sign: A$, C$, HK$.
  static let dollars: [String: String] = [
    "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "r": "BRL",
    "us": "USD", "u": "USD",
  ]

  /// Words that name money only behind a number in an amount: "pounds" may be a weight, "sum" a sum.
  static let marks: [String: String] = [
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₸": "KZT", "₽": "RUB", "₹": "INR", "₺": "TRY",
    "₴": "UAH",
  ]
}

/// Words for physical measures, by canonical singular.
enum MeasureUnits {
  static let units: [String: String] = [
    "km": "kilometre", "kilometre": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre",
    "kilometers": "kilometre", "m": "metre", "metre": "metre", "metres": "metre", "meter": "metre",
    "meters": "metre",
    "cm": "centimetre", "mm": "millimetre", "mile": "mile", "miles": "mile", "kg": "kilogram",
    "kilogram": "kilogram",
    "kilograms": "kilogram", "kilograms'": "kilogram", "kilos": "kilogram", "g": "gram", "gram": "gram",
    "grams": "gram", "tonne": "tonne", "tonnes": "tonne", "ton": "tonne", "tons": "tonne",
    "hectare": "hectare",
    "hectares": "hectare", "ha": "hectare", "litre": "litre", "litres": "litre", "liter": "litre",
    "liters": "litre", "barrel": "barrel", "barrels": "barrel", "degree": "degree", "degrees": "degree",
    "°": "degree",
    "mw": "megawatt", "gw": "gigawatt", "kwh": "kilowatt-hour", "megawatt": "megawatt",
    "megawatts": "megawatt",
    "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "hz": "hertz", "км": "kilometre", "тонн": "tonne",
  ]

  /// Scales of degrees, which are not compared with each other.
  static let scales: [String: String] = [
    "celsius": "degree-celsius", "centigrade": "degree-celsius", "c": "degree-celsius",
    "fahrenheit": "degree-fahrenheit",
    "f": "degree-fahrenheit",
  ]

  /// Short units that need to stand against the digits, being letters first.
  static let gluedOnly: Set<String> = ["m", "g", "ha"]
}
