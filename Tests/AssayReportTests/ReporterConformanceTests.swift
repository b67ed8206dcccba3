import AssayCore
import AssayReport
import AssayTesting
import Foundation
import Testing

@Suite("Every reporter conforms")
struct ReporterConformanceTests {
  @Test("Deterministic, UTF-8, without control characters", arguments: ReportFormat.allCases)
  func conforms(_ format: ReportFormat) throws {
    let reporter = format.reporter()
    #expect(try ReporterConformance(reporter).violations() == [])
    #expect(reporter.format == format.rawValue)
  }

  @Test("The suite sees what is wrong")
  func detects() throws {
    struct Broken: Reporter {
      let format = "two words"
      func render(_ report: Report) -> Data { Data([0x1B, 0xFF]) }
    }
    #expect(try ReporterConformance(Broken()).violations().count == 4)
    struct Escaping: Reporter {
      let format = "raw"
      func render(_ report: Report) -> Data { Data("\(report.article.title ?? "")\n".utf8) }
    }
    let violations = try ReporterConformance(Escaping()).violations()
    #expect(violations == ["The hostile report contains the control character U+1b."])
  }
}
