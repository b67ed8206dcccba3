import AssayCore
import AssayText

/// Dates: two agree where some day fits both.
///
/// "In December 2025" agrees with "on 1 December 2025".
enum DateFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    let all = (
      evidence.dates.map { BoundedDate($0, in: evidence) }, context.dates.map { BoundedDate($0, in: context) }
    )
    for date in claim.dates {
      let own = BoundedDate(date, in: claim)
      // A date as fine as the claim's speaks first: "11 July 2016" is not saved by a "2025" beside it. One that belongs to
      // another date of the claim is taken.
      let fine = all.0.filter { other in
        other.date.first.precision >= min(date.first.precision, .month)
          && !claim.dates.contains { $0 != date && $0.isCompatible(with: other.date) }
      }
      let candidates = fine.isEmpty ? all.0 + all.1 : fine
      if let match = candidates.first(where: { own.relation(to: $0) == .agrees }) {
        result.facets.append(Facet(kind: .date, claim: date.text, evidence: match.date.text, agrees: true))
      } else if let other = nearest(to: date, in: fine.map(\.date)),
        !fine.contains(where: { own.relation(to: $0) == .unclear })
      {
        result.facets.append(Facet(kind: .date, claim: date.text, evidence: other.text, agrees: false))
      } else {
        result.unaddressed.append(.init(kind: .date, claim: date.text))
      }
    }
    let others = YearlessPeriod.periods(of: evidence.monthDays)
    for period in YearlessPeriod.periods(of: claim.monthDays) {
      let match = others.first { period.overlaps($0) }
      guard let other = match ?? others.first else { continue }
      result.facets.append(
        Facet(kind: .date, claim: period.text, evidence: other.text, agrees: match != nil))
    }
    return result
  }

  /// The evidence's date closest in time: the one a reader would set beside the claim's.
  private static func nearest(to date: DateMention, in others: [DateMention]) -> DateMention? {
    others.min { distance(date, $0) < distance(date, $1) }
  }

  private static func distance(_ one: DateMention, _ other: DateMention) -> Int {
    abs(one.first.dayNumber - other.first.dayNumber)
  }
}
