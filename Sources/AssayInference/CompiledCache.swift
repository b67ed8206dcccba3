import AssayCore
import Foundation

/// Compiled networks on disk, so that the next start takes tenths of the time.
///
/// A folder for each graph file, in it one for what the network was compiled from: the hash of its weights, its graph, how it is
/// run and the runtime's release. The runtime itself writes and reads what it compiled (its property `CACHE_DIR`), and it takes
/// graph and weights from beside each other, so the folder has a copy of the one and a link to the other. Everything here can be
/// deleted at any time; folders are completed under another name and then renamed, so that an interrupted start, or two at once,
/// leave nothing that is believed.
struct CompiledCache {
  private let files: ModelFiles
  private let options: ModelOptions
  private let runtime: OpenVINORuntime
  /// Holds the folders of this graph.
  private let group: URL
  /// What was compiled from exactly these files.
  private let place: URL

  private var compiled: URL { place.appending(path: "compiled") }
  private var beside: ModelFiles {
    ModelFiles(
      graph: place.appending(path: "model.xml"), weights: place.appending(path: "model.bin"), sha256: nil)
  }

  /// Nil where nothing is to be kept: no folder for it, weights of unknown hash, or a graph that cannot be read.
  init?(_ files: ModelFiles, runtime: OpenVINORuntime, options: ModelOptions) {
    guard let cache = runtime.cache, let sha256 = files.sha256, options.compiled == nil,
      files.graph.pathExtension == "xml", let graph = try? Data(contentsOf: files.graph)
    else { return nil }
    let name = ContentHash.sha256(Data(files.graph.standardizedFileURL.path.utf8)).prefix(16)
    let source = [
      sha256.lowercased(), ContentHash.sha256(graph), runtime.version, options.hint, "\(options.threads)",
      "\(options.kernels)",
    ].joined(separator: " ")
    group = cache.appending(path: String(name))
    place = group.appending(path: String(ContentHash.sha256(Data(source.utf8)).prefix(24)))
    self.files = files
    self.options = options
    self.runtime = runtime
  }

  /// The network as an earlier start compiled it; nil where there is none, or a damaged one.
  ///
  /// What the runtime had to compile from the weights does not count: they are not looked at here.
  func kept() -> CompiledNetwork? {
    guard CompiledFolder.isComplete(compiled), let network = try? network(keptIn: compiled),
      network.isFromCache
    else { return nil }
    return network
  }

  /// Compiles the network from verified files and keeps it.
  ///
  /// - Returns: nil where nothing can be written.
  func compile() -> CompiledNetwork? {
    try? FileManager.default.removeItem(at: place)
    let unfinished = group.appending(path: ".\(UUID().uuidString).unfinished")
    defer { try? FileManager.default.removeItem(at: unfinished) }
    do {
      try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: files.graph, to: unfinished.appending(path: beside.graph.lastPathComponent))
      try FileManager.default.createSymbolicLink(
        at: unfinished.appending(path: beside.weights.lastPathComponent),
        withDestinationURL: files.weights.standardizedFileURL)
    } catch {
      return nil
    }
    // The runtime tells a network by its path, so it has to lie where it will be found again. Where another program was
    // quicker, its folder serves as well.
    _ = rename(unfinished.path, place.path)
    let written = place.appending(path: ".\(UUID().uuidString).unfinished")
    try? FileManager.default.createDirectory(at: written, withIntermediateDirectories: true)
    guard let network = try? network(keptIn: written) else {
      try? FileManager.default.removeItem(at: place)
      return nil
    }
    if CompiledFolder.complete(written), rename(written.path, compiled.path) == 0 {
      removeOutdated()
    } else {
      try? FileManager.default.removeItem(at: written)
    }
    return network
  }

  private func network(keptIn folder: URL) throws -> CompiledNetwork {
    var options = options
    options.compiled = folder
    return try CompiledNetwork(beside, runtime: runtime, options: options)
  }

  /// Removes what was compiled from earlier files, or from weights that are gone; a program that runs it has it open and goes on.
  private func removeOutdated() {
    for folder in folders(in: group) where folder.lastPathComponent != place.lastPathComponent {
      try? FileManager.default.removeItem(at: folder)
    }
    for other in folders(in: group.deletingLastPathComponent()) {
      let compiled = folders(in: other)
      // A link to nothing does not exist to the file manager.
      let isOutdated = compiled.allSatisfy {
        !FileManager.default.fileExists(atPath: $0.appending(path: beside.weights.lastPathComponent).path)
      }
      // Without a finished folder it is what another program is just about to fill.
      if isOutdated && !compiled.isEmpty { try? FileManager.default.removeItem(at: other) }
    }
  }

  private func folders(in parent: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { parent.appending(path: $0) }
  }
}
