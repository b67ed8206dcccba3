import AssayCore
import AssayReport
import Foundation
import NIOCore

/// Something that happened in a check, as listeners get it.
struct FeedEvent: Sendable {
  /// What happened.
  enum Name: String, Sendable, CaseIterable {
    /// The article was read.
    case article
    /// Its claims were found.
    case claims
    /// A claim has its outcome.
    case claim
    /// The check ended.
    case finished
    /// The check could not be made.
    case failed

    var isLast: Bool { self == .finished || self == .failed }
  }

  let name: Name
  let data: JSONValue
  var title: String?
  var total: Int?

  /// The event in the form of Server-Sent Events.
  func frame(id: String) -> ByteBuffer {
    ByteBuffer(string: "id: \(id)\nevent: \(name.rawValue)\ndata: \(data.compact)\n\n")
  }

  static func article(_ article: Article) -> FeedEvent {
    FeedEvent(
      name: .article,
      data: .object([
        ("title", .text(article.title)), ("byline", .text(article.byline)),
        ("published", .text(article.published?.description)), ("url", .text(article.url)),
        ("siteName", .text(article.siteName)), ("language", .text(article.language)),
        ("words", .integer(article.wordCount)),
      ]), title: article.title)
  }

  static func claims(_ claims: [Claim]) -> FeedEvent {
    let total = claims.count(where: \.isCheckable)
    let list = claims.enumerated().map { index, claim in
      JSONValue.object([
        ("id", .string(claim.id)), ("number", .integer(index + 1)), ("text", .string(claim.text)),
        ("checkable", .bool(claim.isCheckable)),
      ])
    }
    return FeedEvent(
      name: .claims, data: .object([("total", .integer(total)), ("claims", .array(list))]), total: total)
  }

  /// A claim as reports write it, with its number, its mark, and how far the check is.
  static func claim(_ view: ClaimView, done: Int, total: Int) -> FeedEvent {
    guard case .object(let members) = JSONReporter.value(view) else {
      preconditionFailure("A claim is written as an object.")
    }
    let progress = JSONValue.object([("done", .integer(done)), ("total", .integer(total))])
    return FeedEvent(
      name: .claim,
      data: .object(
        members + [
          ("number", .integer(view.number)), ("progress", progress), ("mark", .string(view.mark.rawValue)),
          ("symbol", .string(view.mark.symbol)),
        ]))
  }

  static func finished(_ report: Report, id: String) -> FeedEvent {
    FeedEvent(
      name: .finished,
      data: .object([
        ("id", .string(id)), ("summary", JSONReporter.value(report.summary)),
        ("page", .string("/checks/\(id)")),
      ]))
  }

  static func failed(_ problem: StoredCheck.Problem) -> FeedEvent {
    FeedEvent(
      name: .failed,
      data: .object([("code", .string(problem.code)), ("message", .string(problem.message))]))
  }

  /// The events of a check that ended, as a listener would have got them: the same in the same order.
  static func all(of report: Report, id: String) -> [FeedEvent] {
    let views = ClaimView.all(of: report).filter(\.claim.isCheckable)
    var events = [article(report.article), claims(report.claims.map(\.claim))]
    for (index, view) in views.enumerated() {
      events.append(claim(view, done: index + 1, total: views.count))
    }
    return events + [finished(report, id: id)]
  }
}
