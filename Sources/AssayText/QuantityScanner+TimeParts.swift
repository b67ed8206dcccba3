/// Parts of an hour, a day or a year said in words: "a quarter of an hour", "half a year".
extension QuantityScanner {
  /// A part of a unit of time that begins at `index`, as a duration in whole smaller units.
  func timePart(at index: Int) -> Match? {
    var at = index
    var parts = 1.0
    if text.matches(at, anyOf: ["a", "one"]) {
      at += 1
    } else if text.lower(at) == "three" {
      (parts, at) = (3, at + 1)
    }
    let share: Double
    switch text.lower(at) {
    case "quarter", "quarters": share = parts / 4
    case "half": share = 0.5
    default: return nil
    }
    at += 1
    if text.lower(at) == "of" { at += 1 }
    guard text.matches(at, anyOf: ["a", "an"]), let smaller = Self.smallerUnits[text.lower(at + 1)] else {
      return nil
    }
    return Match(
      from: index, to: at + 2, value: share * smaller.count, unit: smaller.unit, dimension: .duration)
  }

  private static let smallerUnits: [String: (unit: String, count: Double)] = [
    "minute": ("second", 60), "hour": ("minute", 60), "day": ("hour", 24), "year": ("month", 12),
    "century": ("year", 100), "decade": ("year", 10),
  ]
}
