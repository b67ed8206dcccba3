import AssayCore
import Foundation
import Testing

@testable import AssayInference

@Suite struct RuntimeTests {
  @Test func theRuntimeIsFoundAboveTheProgramOrWhereTheVariableSays() async throws {
    try await Installed.withFolder { folder in
      let runtime = folder.appending(path: ".assay/runtime")
      let program = folder.appending(path: ".build/release/assay")
      #expect(throws: AssayError.self) { try RuntimeLocation.find(environment: [:], executable: program) }

      try FileManager.default.createDirectory(at: runtime, withIntermediateDirectories: true)
      try Data().write(to: runtime.appending(path: "libopenvino_c.so.1"))
      let found = try RuntimeLocation.find(environment: [:], executable: program)
      #expect(found.folder.standardizedFileURL.path == runtime.standardizedFileURL.path)
      let named = try RuntimeLocation.find(
        environment: ["ASSAY_RUNTIME": runtime.path], executable: URL(fileURLWithPath: "/"))
      #expect(named.folder.path == runtime.path)

      let error = #expect(throws: AssayError.self) {
        try RuntimeLocation.find(environment: ["ASSAY_RUNTIME": folder.path], executable: program)
      }
      #expect(error?.code == .inference)
      #expect(error?.message.contains("ASSAY_RUNTIME") == true)
    }
  }

  @Test func aMissingOrBrokenRuntimeIsAClearError() async throws {
    try await Installed.withFolder { folder in
      let missing = #expect(throws: AssayError.self) {
        try OpenVINORuntime(at: RuntimeLocation(folder: folder))
      }
      #expect(missing?.code == .inference)
      #expect(missing?.message.contains("./assay") == true)

      try Data("no library".utf8).write(to: folder.appending(path: "libopenvino_c.so.1"))
      let broken = #expect(throws: AssayError.self) {
        try OpenVINORuntime(at: RuntimeLocation(folder: folder))
      }
      #expect(broken?.code == .inference)
      #expect(broken?.cause != nil)
    }
  }

  @Test func theInstalledRuntimeTellsItsVersion() throws {
    #expect(try Installed.runtime().version.hasPrefix("2026."))
  }
}
