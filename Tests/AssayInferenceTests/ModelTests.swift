import AssayCore
import Foundation
import Testing

@testable import AssayInference

@Suite struct ModelTests {
  private func load(_ files: ModelFiles) async throws -> Model {
    try await Model(
      files, runtime: Installed.runtime(), options: ModelOptions(threads: 1, precision: .float32))
  }

  @Test func tensorsGoInAndComeOutWithAnyLength() async throws {
    try await Installed.withFolder { folder in
      let model = try await load(LogarithmModel.write(in: folder))
      for count in [1, 5, 2] {
        let ones = Tensor(shape: [count], values: .float32([Float](repeating: 1, count: count)))
        let zeros = Tensor(shape: [count], values: .float32([Float](repeating: 0, count: count)))
        #expect(try await model.run(["x": ones]) == [zeros])
      }
    }
  }

  @Test(arguments: [Float(-1), 0, .nan])
  func aNumberThatIsNotFiniteIsAnErrorAndNoResult(value: Float) async throws {
    try await Installed.withFolder { folder in
      let model = try await load(LogarithmModel.write(in: folder))
      let error = await #expect(throws: AssayError.self) {
        try await model.run(["x": Tensor(shape: [1], values: .float32([value]))])
      }
      #expect(error?.code == .inference)
    }
  }

  @Test func anInputThatTheModelDoesNotHaveIsRefused() async throws {
    try await Installed.withFolder { folder in
      let model = try await load(LogarithmModel.write(in: folder))
      let error = await #expect(throws: AssayError.self) {
        try await model.run(["z": Tensor(shape: [1], values: .float32([1]))])
      }
      #expect(error?.message.contains("z") == true)
      #expect(error?.cause != nil)
    }
  }

  @Test func missingDamagedAndBrokenFilesAreToldApart() async throws {
    try await Installed.withFolder { folder in
      var files = try LogarithmModel.write(in: folder)
      let sha256 = files.sha256
      files.sha256 = String(repeating: "0", count: 64)
      var error = await #expect(throws: AssayError.self) { try await load(files) }
      #expect(error?.code == .modelMissing)
      #expect(error?.message.contains("SHA-256") == true)

      files.sha256 = sha256
      try Data("<net".utf8).write(to: files.graph)
      error = await #expect(throws: AssayError.self) { try await load(files) }
      #expect(error?.code == .inference)

      try FileManager.default.removeItem(at: files.weights)
      error = await #expect(throws: AssayError.self) { try await load(files) }
      #expect(error?.code == .modelMissing)
      #expect(error?.message.contains("./assay") == true)
    }
  }
}
