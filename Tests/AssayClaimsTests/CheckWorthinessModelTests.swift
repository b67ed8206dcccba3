import AssayCore
import Foundation
import Testing

@testable import AssayClaims

@Suite("The check-worthiness model")
struct CheckWorthinessModelTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Models/checkworthiness")

  @Test("gives what the trainer gave")
  func parity() throws {
    let model = try CheckWorthinessModel(folder: Self.folder)
    let lines = try String(contentsOf: Self.folder.appendingPathComponent("parity.tsv"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count >= 10)
    for line in lines {
      let fields = line.split(separator: "\t", maxSplits: 1)
      let expected = try #require(Double(fields[0]))
      #expect(abs(model.probability(of: String(fields[1])) - expected) < 0.002, "\(fields[1])")
    }
  }

  @Test("tells figures and deeds from greetings and feelings")
  func order() throws {
    let model = try CheckWorthinessModel(folder: Self.folder)
    let facts = ["We have created 3 million new jobs.", "He voted to cut taxes for the rich in 1986."]
    let others = [
      "Good evening, and thank you.", "I hope we can agree on that.", "What would you do about it?",
    ]
    let least = facts.map(model.probability(of:)).min() ?? 0
    let most = others.map(model.probability(of:)).max() ?? 1
    #expect(least > 0.5)
    #expect(most < 0.3)
  }

  @Test(
    "gives a probability for anything",
    arguments: ["", " ", "\u{0}", "…", "👩‍👩‍👧", String(repeating: "a ", count: 5_000)])
  func anything(_ text: String) throws {
    #expect((0...1).contains(try CheckWorthinessModel(folder: Self.folder).probability(of: text)))
  }

  @Test("says that it is missing")
  func missing() {
    #expect {
      try CheckWorthinessModel(folder: URL(fileURLWithPath: "/nonexistent"))
    } throws: { error in
      (error as? AssayError)?.code == .modelMissing
    }
  }

  @Test("says that it is damaged", arguments: ["", "bias\t1\n", "nonsense", "the\t1.0\t2.0\n"])
  func damaged(_ text: String) {
    #expect {
      try CheckWorthinessModel(data: Data(text.utf8), name: "weights.tsv")
    } throws: { error in
      (error as? AssayError)?.code == .modelMissing
    }
  }
}
