import AssayCore
import Foundation
import Testing

@testable import AssayInference

@Suite struct ModelTests {
  /// y = log x, without weights.
  private static let logarithm = """
    <?xml version="1.0"?>
    <net name="log" version="11"><layers>
    <layer id="0" name="x" type="Parameter" version="opset1"><data shape="?" element_type="f32"/>
    <output><port id="0" precision="FP32" names="x"><dim>-1</dim></port></output></layer>
    <layer id="1" name="log" type="Log" version="opset1">
    <input><port id="0" precision="FP32"><dim>-1</dim></port></input>
    <output><port id="1" precision="FP32" names="y"><dim>-1</dim></port></output></layer>
    <layer id="2" name="r" type="Result" version="opset1">
    <input><port id="0" precision="FP32"><dim>-1</dim></port></input></layer>
    </layers><edges><edge from-layer="0" from-port="0" to-layer="1" to-port="0"/>
    <edge from-layer="1" from-port="1" to-layer="2" to-port="0"/></edges></net>
    """

  private func write(_ graph: String, in folder: URL) throws -> ModelFiles {
    let weights = Data([1])
    let files = ModelFiles(
      graph: folder.appending(path: "model.xml"), weights: folder.appending(path: "model.bin"),
      sha256: ContentHash.sha256(weights))
    try Data(graph.utf8).write(to: files.graph)
    try weights.write(to: files.weights)
    return files
  }

  private func load(_ files: ModelFiles) async throws -> Model {
    try await Model(
      files, runtime: Installed.runtime(), options: ModelOptions(threads: 1, precision: .float32))
  }

  @Test func tensorsGoInAndComeOutWithAnyLength() async throws {
    try await Installed.withFolder { folder in
      let model = try await load(write(Self.logarithm, in: folder))
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
      let model = try await load(write(Self.logarithm, in: folder))
      let error = await #expect(throws: AssayError.self) {
        try await model.run(["x": Tensor(shape: [1], values: .float32([value]))])
      }
      #expect(error?.code == .inference)
    }
  }

  @Test func anInputThatTheModelDoesNotHaveIsRefused() async throws {
    try await Installed.withFolder { folder in
      let model = try await load(write(Self.logarithm, in: folder))
      let error = await #expect(throws: AssayError.self) {
        try await model.run(["z": Tensor(shape: [1], values: .float32([1]))])
      }
      #expect(error?.message.contains("z") == true)
      #expect(error?.cause != nil)
    }
  }

  @Test func missingDamagedAndBrokenFilesAreToldApart() async throws {
    try await Installed.withFolder { folder in
      var files = try write(Self.logarithm, in: folder)
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
