import AssayCore
import AssayEngine

extension Progress {
  /// Goes through a check to its end and shows each step.
  ///
  /// - Parameter source: what an article without a title is called.
  /// - Returns: the report.
  /// - Throws: what the check throws, and `CancellationError` where it ends without a report.
  mutating func report(
    of events: AsyncThrowingStream<CheckEvent, any Error>, source: String
  ) async throws -> Report {
    var report: Report?
    for try await event in events {
      switch event {
      case .articleRead(let article):
        step("Read “\(article.title ?? source)”: \(article.wordCount) words.")
      case .claimsFound(let claims):
        step("Found \(claims.count) statements, \(claims.count(where: \.isCheckable)) of them checkable.")
      case .live(let event): SearchProgress.show(event, &self)
      case .passagesRetrieved: break
      case .claimChecked(_, let done, let total): count("claims checked", done, of: total)
      case .finished(let finished): report = finished
      }
    }
    clear()
    guard let report else { throw CancellationError() }
    return report
  }
}
