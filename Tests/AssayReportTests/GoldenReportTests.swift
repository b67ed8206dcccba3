import AssayCore
import AssayReport
import AssayTesting
import Foundation
import Testing

/// Whole reports against recorded ones.
///
/// `ASSAY_RECORD=1` records them anew; read the difference before committing it.
@Suite("Golden reports")
struct GoldenReportTests {
  @Test("The report is the recorded one", arguments: ReportFormat.allCases, ["full", "empty", "hostile"])
  func isRecorded(_ format: ReportFormat, _ name: String) throws {
    let report =
      switch name {
      case "full": SampleReport.full
      case "empty": SampleReport.empty
      default: SampleReport.hostile
      }
    let data = try format.reporter().render(report)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).\(format.rawValue)")
    if ProcessInfo.processInfo.environment["ASSAY_RECORD"] == "1" {
      try data.write(to: file)
      return
    }
    let recorded = try Data(contentsOf: file)
    let same = data == recorded
    #expect(same, "\(firstDifference(data, recorded))")
  }

  private func firstDifference(_ new: Data, _ old: Data) -> String {
    let new = String(decoding: new, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let old = String(decoding: old, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in new.enumerated() where index >= old.count || old[index] != line {
      return
        "Line \(index + 1) is “\(line.prefix(200))”, recorded “\(index < old.count ? old[index].prefix(200) : "")”."
    }
    return "The recorded report has \(old.count) lines, the new one \(new.count)."
  }
}
