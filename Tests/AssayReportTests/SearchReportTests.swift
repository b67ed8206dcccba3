import AssayCore
import AssayReport
import AssayTesting
import Foundation
import Testing

@Suite("Live searches in reports")
struct SearchReportTests {
  private static let report: Report = {
    var report = SampleReport.full
    func record(_ name: String, _ state: SearchState, _ reason: String?) -> SearchRecord {
      SearchRecord(
        ProviderCard(name: name, title: "The \(name) <service>", sends: "search terms, to \(name).example"),
        state: state, reason: reason)
    }
    report.searches = [
      record("alpha", .answered, nil), record("beta", .failed, "It is down <b>."),
      record("gamma", .notAsked, "--offline forbids it."), record("delta", .partly, "Slow down."),
    ]
    report.searches[0].queries = 7
    report.searches[0].results = 2
    report.searches[0].read = 1
    report.searches[0].unread = [.init(url: "https://x.example/1", reason: "It is for subscribers.")]
    for index in report.claims.indices {
      report.claims[index].searches = [
        ClaimSearch(provider: "alpha", query: "court fine", state: .answered, results: 2),
        ClaimSearch(provider: "beta", query: "court fine", state: .failed, reason: "It is down <b>."),
        ClaimSearch(provider: "gamma", query: nil, state: .notAsked, reason: "--offline forbids it."),
      ]
    }
    return report
  }()

  @Test("JSON has every provider with its state and reason, and every claim's searches")
  func json() throws {
    let data = try JSONReporter().render(Self.report)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let searches = try #require(object["searches"] as? [[String: Any]])
    #expect(searches.map { $0["state"] as? String } == ["answered", "failed", "notAsked", "partly"])
    #expect(searches[1]["reason"] as? String == "It is down <b>.")
    #expect(
      (searches[0]["unread"] as? [[String: Any]])?.first?["reason"] as? String == "It is for subscribers.")
    let claims = try #require(object["claims"] as? [[String: Any]])
    let first = try #require(claims.first?["searches"] as? [[String: Any]])
    #expect(first.map { $0["state"] as? String } == ["answered", "failed", "notAsked"])
    #expect(first[0]["query"] as? String == "court fine")
    #expect(first[2]["query"] is NSNull)
  }

  @Test("A report without live searches has no word of them", arguments: ReportFormat.allCases)
  func none(format: ReportFormat) throws {
    let text = String(decoding: try format.reporter().render(SampleReport.full), as: UTF8.self)
    #expect(!text.contains("searches\""))
    #expect(!text.contains("Live searches"))
  }

  @Test(
    "A person reads who failed and who was not asked, at the end and at each claim left open",
    arguments: [ReportFormat.terminal, .html, .markdown])
  func words(format: ReportFormat) throws {
    let text = String(
      decoding: try format.reporter(width: 400, color: false).render(Self.report), as: UTF8.self)
    #expect(text.contains("Live searches"))
    #expect(text.contains("not asked."))
    #expect(text.contains("says nothing for or against"))
    #expect(text.contains("Not looked at: beta failed, gamma was not asked."))
    #expect(format != .html || !text.contains("<service>"))
    #expect(format != .html || !text.contains("down <b>"))
  }
}
