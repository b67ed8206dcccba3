import AssayCore
import AssayReport

/// Moments on an axis as SVG: claims above it, evidence below, each a link.
///
/// What lies long before everything else stands at the left edge, so that one founding year does not press the rest together.
struct TimelinePicture {
  private let placed: [(moment: TimelineMoment, x: Double, level: Int)]
  private let first: Int
  private let last: Int
  private let hasEarlier: Bool
  private let published: Int?
  private let check: String
  private let phrases: Phrases

  private static let width = 1000.0
  private static let left = 60.0
  private static let step = 18.0

  init(moments: [TimelineMoment], published: PartialDate?, check: String, phrases: Phrases) {
    self.check = check
    self.phrases = phrases
    self.published = published?.dayNumber
    let days = moments.map(\.day).sorted()
    let last = (days + [published?.dayNumber].compactMap { $0 }).max() ?? 0
    // Nine tenths of the moments span the axis, unless the rest is near them anyway.
    let whole = days.first ?? last
    let tenth = days.isEmpty ? last : days[days.count / 10]
    let first = last - whole > 2 * (last - tenth) ? tenth : whole
    self.first = min(first, last - 1)
    self.last = last
    hasEarlier = whole < self.first
    var taken: [String: Int] = [:]
    let origin = self.first
    let span = Double(max(1, last - origin))
    placed = moments.map { moment in
      let share = Double(moment.day - origin) / span
      let x = moment.day < origin ? Self.left / 2 : Self.left + share * (Self.width - Self.left - 20)
      let slot = Int(x / Self.step)
      let isClaim = if case .claim = moment.kind { true } else { false }
      let level = taken["\(isClaim) \(slot)", default: 0]
      taken["\(isClaim) \(slot)"] = level + 1
      return (moment, (Double(slot) + 0.5) * Self.step, level)
    }
  }

  private func height(_ claims: Bool) -> Double {
    let levels = placed.filter { if case .claim = $0.moment.kind { claims } else { !claims } }.map(\.level)
    return Double((levels.max() ?? 0) + 1) * Self.step + 12
  }

  var html: HTML {
    let above = height(true) + 20
    let below = height(false) + 34
    return HTML.Tag.figure(.class("picture")) {
      HTML.Tag.svg([
        Attribute("viewBox", "0 0 \(Int(Self.width)) \(Int(above + below))"), Attribute("role", "group"),
        .label(phrases.pictureLabel),
      ]) {
        axis(above)
        for (moment, x, level) in placed { mark(moment, x, level, axis: above) }
      }
      HTML.Tag.figcaption {
        phrases.pictureCaption
        if hasEarlier { " \(phrases.furtherBack)" }
      }
    }
  }

  private func x(_ day: Int) -> Double {
    Self.left + Double(day - first) / Double(max(1, last - first)) * (Self.width - Self.left - 20)
  }

  private func axis(_ y: Double) -> HTML {
    HTML.Tag.g([.class("axis")]) {
      line(Self.left, y, Self.width, y)
      for tick in ticks {
        line(x(tick.day), y, x(tick.day), y + 6)
        text(x(tick.day), y + 20, tick.label)
      }
      if let published, published >= first {
        HTML.Tag.g([.class("published")]) {
          line(x(published), 4, x(published), y)
          text(x(published), 12, phrases.publishedMark, anchor: "end", shift: -5)
        }
      }
    }
  }

  /// Years, quarters or months, as many as there is room for.
  private var ticks: [(day: Int, label: String)] {
    let months = (last - first) / 30
    let every = months <= 14 ? 1 : months <= 40 ? 3 : 12
    var ticks: [(Int, String)] = []
    guard let start = PartialDate(dayNumber: first) else { return [] }
    var (year, month) = (start.year, 1)
    while let date = PartialDate(year: year, month: month, day: 1), date.dayNumber <= last, ticks.count < 40 {
      if date.dayNumber >= first {
        ticks.append((date.dayNumber, month == 1 ? "\(year)" : phrases.months[month - 1]))
      }
      month += every
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    // Over many decades every tenth year has room for its name.
    let keep = max(1, ticks.count / 14)
    return ticks.enumerated().filter { $0.offset % keep == 0 }.map(\.element)
  }

  private func mark(_ moment: TimelineMoment, _ x: Double, _ level: Int, axis: Double) -> HTML {
    switch moment.kind {
    case .claim(let mark, let number):
      let y = axis - 14 - Double(level) * Self.step
      return HTML.Tag.a([
        .href(path: "/checks/\(check)#claim-\(number)"), .class("moment", "v-\(mark.rawValue)"),
        .label("\(moment.words): \(phrases.claimTitle(number, phrases.verdict(mark))): \(moment.label)"),
      ]) {
        HTML.Tag.circle([Attribute("cx", "\(x)"), Attribute("cy", "\(y)"), Attribute("r", "7.5")])
        text(x, y + 4, mark.symbol)
        HTML.Tag.title { "\(moment.words) – \(moment.label) (\(phrases.verdict(mark)))" }
      }
    case .evidence(let claims):
      let y = axis + 34 + Double(level) * Self.step
      let list = claims.prefix(12).map(String.init).joined(separator: ", ")
      return HTML.Tag.a([
        .href(path: "/checks/\(check)/claims/\(claims.first ?? 1)"), .class("moment", "document"),
        .label("\(moment.words): \(phrases.evidenceOn(list)): \(moment.label)"),
      ]) {
        HTML.Tag.rect([
          Attribute("x", "\(x - 6)"), Attribute("y", "\(y - 6)"), Attribute("width", "12"),
          Attribute("height", "12"), Attribute("rx", "2"),
        ])
        HTML.Tag.title { "\(moment.words) – \(moment.label) (\(phrases.evidenceOn(list)))" }
      }
    }
  }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> HTML {
    HTML.Tag.line([
      Attribute("x1", "\(x1)"), Attribute("y1", "\(y1)"), Attribute("x2", "\(x2)"), Attribute("y2", "\(y2)"),
    ])
  }

  private func text(_ x: Double, _ y: Double, _ words: String, anchor: String = "middle", shift: Double = 0)
    -> HTML
  {
    HTML.Tag.text([
      Attribute("x", "\(x + shift)"), Attribute("y", "\(y)"), Attribute("text-anchor", anchor),
    ]) { words }
  }
}
