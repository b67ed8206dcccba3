import AssayCore
import AssayText

extension Facet {
  /// Whether two dates lie so far apart that they belong to two events of one kind: a review of 2016 says nothing against a
  /// review of 2025.
  var isOfAnotherYear: Bool {
    guard kind == .date, !agrees, let claimed = DateFinder().mentions(in: claim).first,
      let other = DateFinder().mentions(in: evidence).first
    else { return false }
    return abs(claimed.first.dayNumber - other.first.dayNumber) > 300
  }
}
