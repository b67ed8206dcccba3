import AssayText

/// Whether a claim's quantity is what the evidence says, with rounding and bounds understood.
enum QuantityAgreement {
  case agrees
  case differs
  /// Both can be true, but neither says the other.
  case unclear

  /// Compares two quantities of the same thing; durations are compared in days.
  ///
  /// Two bounds compare in one direction: "more than 20" follows from "at least 48", while "more than 85,000" does not
  /// follow from "over 55,000", and who writes the one has not read the other.
  static func of(_ claim: QuantityMention, _ evidence: QuantityMention) -> QuantityAgreement {
    let mine = Bounds(claim)
    let theirs = Bounds(evidence)
    switch (mine.isOpen, theirs.isOpen) {
    case (false, false):
      return mine.low <= theirs.high && theirs.low <= mine.high ? .agrees : .differs
    case (true, false):
      return mine.allows(low: theirs.low, high: theirs.high) ? .agrees : .differs
    case (false, true):
      guard theirs.allows(low: mine.low, high: mine.high) else { return .differs }
      return theirs.isNear(mine) ? .agrees : .unclear
    case (true, true):
      if mine.isLower != theirs.isLower { return .unclear }
      // A maximum is stated as a maximum: "up to 15 years" is not "up to ten years", though it follows from it.
      let follows =
        mine.isLower
        ? theirs.anchor >= mine.anchor * 0.95 : abs(theirs.anchor - mine.anchor) <= mine.anchor * 0.05
      return follows ? .agrees : .differs
    }
  }

  /// The values that a mention allows.
  private struct Bounds {
    let low: Double
    let high: Double
    let anchor: Double
    let isOpen: Bool
    let isLower: Bool

    init(_ quantity: QuantityMention) {
      let scale = QuantityAgreement.days(per: quantity.unit) ?? 1
      anchor = quantity.value * scale
      let upper = max(anchor, (quantity.upper ?? quantity.value) * scale)
      isLower = quantity.bound == .atLeast || quantity.bound == .moreThan
      isOpen = isLower || quantity.bound == .atMost || quantity.bound == .lessThan
      switch quantity.bound {
      // A month of 30 days is a month: durations are rounded by their unit.
      case .exact: (low, high) = (anchor * (scale > 1 ? 0.97 : 1), upper * (scale > 1 ? 1.03 : 1))
      // "About 200" allows a tenth either way: the rounding that news uses.
      case .approximate: (low, high) = (anchor * 0.9, upper * 1.1)
      case .atLeast: (low, high) = (anchor, .infinity)
      case .moreThan: (low, high) = (anchor.nextUp, .infinity)
      case .atMost: (low, high) = (-.infinity, upper)
      case .lessThan: (low, high) = (-.infinity, upper.nextDown)
      }
    }

    func allows(low other: Double, high: Double) -> Bool { low <= high && other <= self.high }

    /// Whether a plain number is what somebody may have meant who wrote the bound: seven is "at least five".
    func isNear(_ other: Bounds) -> Bool {
      isLower ? other.anchor <= anchor * 1.5 : other.anchor >= anchor / 1.5
    }
  }

  private static func days(per unit: String?) -> Double? {
    switch unit {
    case "second": 1.0 / 86_400
    case "minute": 1.0 / 1440
    case "hour": 1.0 / 24
    case "day": 1
    case "week": 7
    case "month": 30.4375
    case "year": 365.25
    case "decade": 3652.5
    default: nil
    }
  }
}
