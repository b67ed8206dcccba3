import AssayText

/// Whether a claim's quantity is what the evidence says, with rounding and bounds understood.
enum QuantityAgreement {
  case agrees
  case differs
  /// Both can be true, but neither says the other.
  case unclear

  /// Compares two quantities of the same thing; durations are compared in days.
  ///
  /// "35 per cent" is what 34.9 rounds to, "1.4 million" what 1,412,000 does, and "four weeks" is a month; two figures that are
  /// as fine as each other are the same only where they are equal.
  ///
  /// Two bounds compare in one direction: "more than 20" follows from "at least 48", while "more than 85,000" does not
  /// follow from "over 55,000", and who writes the one has not read the other.
  static func of(_ claim: QuantityMention, _ evidence: QuantityMention) -> QuantityAgreement {
    let mine = Bounds(claim)
    let theirs = Bounds(evidence)
    switch (mine.isOpen, theirs.isOpen) {
    case (false, false):
      if mine.low <= theirs.high && theirs.low <= mine.high { return .agrees }
      guard claim.bound == .exact, evidence.bound == .exact, claim.upper == nil, evidence.upper == nil else {
        return .differs
      }
      return ofRounded(claim, evidence)
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

  /// Compares plain figures of which one may be the other, rounded.
  private static func ofRounded(_ claim: QuantityMention, _ evidence: QuantityMention) -> QuantityAgreement {
    let values = [claim, evidence].map { $0.value * (days(per: $0.unit) ?? 1) }
    let gap = abs(values[0] - values[1])
    let share = gap / max(abs(values[0]), abs(values[1]), .leastNormalMagnitude)
    if claim.dimension == .duration, claim.unit != evidence.unit { return share <= 0.1 ? .agrees : .differs }
    guard claim.dimension != .duration, claim.dimension != .age else { return .differs }
    let steps = [FigureStep.of(claim), FigureStep.of(evidence)]
    guard let coarse = steps.max(), steps.min() ?? coarse < coarse, gap <= coarse / 2 * 1.000_001 else {
      return .differs
    }
    return share <= 0.05 ? .agrees : .unclear
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
      case .exact: (low, high) = (anchor, upper)
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
