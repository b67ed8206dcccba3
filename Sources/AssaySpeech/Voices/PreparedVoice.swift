import AssayCore
import AssayInference
import Foundation

/// A voice's two parts on disk with what the runtime compiled of them, so that the next start is quick.
///
/// Everything here can be deleted at any time. Folders are made under another name and renamed when they are complete, so
/// that an interrupted or concurrent start leaves nothing that is believed.
struct PreparedVoice: Sendable {
  let parts: VoiceParts
  let acoustic: Model
  let vocoder: Model

  /// Loads the parts of a voice, and makes them where they are missing.
  ///
  /// - Returns: nil for a voice that cannot be cut, or where there is no room to write.
  /// - Throws: ``AssayError`` with code `inference`.
  static func load(_ voice: PiperVoice, in cache: URL, runtime: OpenVINORuntime) async throws
    -> PreparedVoice?
  {
    let folder = cache.appending(path: key(voice.network))
    // Complete: nothing will be written, so several programs may start at once.
    if isComplete(folder),
      let loaded = await existing(folder, runtime)
    {
      return loaded
    }
    try? FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let lock = FolderLock(cache.appending(path: ".lock"))
    defer { lock?.release() }
    if let loaded = await existing(folder, runtime) { return loaded }
    guard
      let (parts, acoustic, vocoder) = VoiceParts.cut(
        try Data(contentsOf: voice.network, options: .alwaysMapped))
    else { return nil }
    let unfinished = cache.appending(path: ".\(UUID().uuidString).unfinished")
    defer { try? FileManager.default.removeItem(at: unfinished) }
    do {
      try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
      try acoustic.write(to: unfinished.appending(path: "acoustic.onnx"))
      try vocoder.write(to: unfinished.appending(path: "vocoder.onnx"))
      try JSONEncoder().encode(parts).write(to: unfinished.appending(path: "voice.json"))
    } catch {
      return nil
    }
    try? FileManager.default.removeItem(at: folder)
    guard rename(unfinished.path, folder.path) == 0 else { return nil }
    return try await compile(parts, folder, runtime)
  }

  /// Whether a voice's folder holds all that an earlier start prepared.
  static func isComplete(_ folder: URL) -> Bool {
    CompiledFolder.isComplete(folder.appending(path: "compiled"))
  }

  /// What an earlier start prepared; nil where it is missing or damaged.
  private static func existing(_ folder: URL, _ runtime: OpenVINORuntime) async -> PreparedVoice? {
    guard let data = try? Data(contentsOf: folder.appending(path: "voice.json")),
      let parts = try? JSONDecoder().decode(VoiceParts.self, from: data)
    else { return nil }
    return try? await compile(parts, folder, runtime)
  }

  private static func compile(_ parts: VoiceParts, _ folder: URL, _ runtime: OpenVINORuntime) async throws
    -> PreparedVoice
  {
    let kept = folder.appending(path: "compiled")
    let isKept = CompiledFolder.isComplete(kept)
    if !isKept { try? FileManager.default.removeItem(at: kept) }
    let compiled = isKept ? kept : folder.appending(path: ".\(UUID().uuidString).unfinished")
    if !isKept { try? FileManager.default.createDirectory(at: compiled, withIntermediateDirectories: true) }
    func model(_ name: String) async throws -> Model {
      let file = folder.appending(path: name)
      return try await Model(
        ModelFiles(graph: file, weights: file, sha256: nil), runtime: runtime,
        options: ModelOptions(precision: .float32, kernels: 0, compiled: compiled))
    }
    async let acoustic = model("acoustic.onnx")
    async let vocoder = model("vocoder.onnx")
    let loaded = PreparedVoice(parts: parts, acoustic: try await acoustic, vocoder: try await vocoder)
    if !isKept {
      if !CompiledFolder.complete(compiled) || rename(compiled.path, kept.path) != 0 {
        try? FileManager.default.removeItem(at: compiled)
      }
    }
    return loaded
  }

  /// Tells a voice's file again without reading it: its path, size and time of change.
  static func key(_ network: URL) -> String {
    let values = try? FileManager.default.attributesOfItem(atPath: network.path)
    let size = (values?[.size] as? NSNumber)?.int64Value ?? 0
    let changed = (values?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let text = "1 \(network.standardizedFileURL.path) \(size) \(changed) \(VoiceParts.frames)"
    return String(ContentHash.sha256(Data(text.utf8)).prefix(24))
  }
}

/// Lets one program at a time prepare voices; the others wait.
///
/// The system releases it when a program ends, however it ends.
struct FolderLock {
  private let descriptor: Int32

  /// Waits for its turn; nil where the place cannot be written.
  init?(_ file: URL) {
    descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return nil }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  func release() { close(descriptor) }
}
