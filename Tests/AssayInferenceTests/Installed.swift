import AssayInference
import Foundation

/// What ./assay and ./test install, for tests that run a model.
enum Installed {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  static func runtime() throws -> OpenVINORuntime {
    try OpenVINORuntime(at: RuntimeLocation(folder: root.appending(path: ".assay/runtime")))
  }

  static func embedder() throws -> ModelFiles {
    struct Card: Decodable { var sha256: String }
    let folder = root.appending(path: "Models/embedder")
    let card = try JSONDecoder().decode(
      Card.self, from: Data(contentsOf: folder.appending(path: "model.json")))
    return ModelFiles(
      graph: folder.appending(path: "model.xml"),
      weights: root.appending(path: ".assay/models/embedder/model.bin"),
      sha256: card.sha256)
  }

  /// A folder that is removed afterwards.
  static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}
