import AssayCore
import AssayInference
import Foundation
import Testing

@Suite struct CompiledCacheTests {
  private func load(_ files: ModelFiles, cache: URL) async throws -> Model {
    let location = RuntimeLocation(folder: Installed.root.appending(path: ".assay/runtime"))
    return try await Model(
      files, runtime: OpenVINORuntime(at: location, cache: cache),
      options: ModelOptions(threads: 1, precision: .float32))
  }

  /// What the runtime compiled, in all folders of the cache.
  private func blobs(in cache: URL) throws -> [URL] {
    try FileManager.default.subpathsOfDirectory(atPath: cache.path).filter { $0.hasSuffix(".blob") }
      .map { cache.appending(path: $0) }
  }

  @Test func theSecondStartReadsNoWeights() async throws {
    try await Installed.withFolder { folder in
      let cache = folder.appending(path: "cache")
      let files = try LogarithmModel.write(in: folder)
      #expect(try await LogarithmModel.works(load(files, cache: cache)))
      #expect(try blobs(in: cache).count == 1)
      try Data([9]).write(to: files.weights)
      #expect(try await LogarithmModel.works(load(files, cache: cache)))
    }
  }

  @Test func whatIsDamagedIsCompiledAnewFromVerifiedWeights() async throws {
    try await Installed.withFolder { folder in
      let cache = folder.appending(path: "cache")
      let files = try LogarithmModel.write(in: folder)
      _ = try await load(files, cache: cache)
      let blob = try #require(blobs(in: cache).first)
      try Data("short".utf8).write(to: blob)
      #expect(try await LogarithmModel.works(load(files, cache: cache)))
      #expect(try blobs(in: cache).count == 1)

      // Of the right size, so that only the runtime can tell; then the weights have to be the right ones.
      let length = try Data(contentsOf: #require(blobs(in: cache).first)).count
      try Data(count: length).write(to: #require(blobs(in: cache).first))
      try Data([9]).write(to: files.weights)
      let error = await #expect(throws: AssayError.self) { try await load(files, cache: cache) }
      #expect(error?.code == .modelMissing)
    }
  }

  @Test func anotherModelTakesThePlaceOfTheOldOne() async throws {
    try await Installed.withFolder { folder in
      let cache = folder.appending(path: "cache")
      _ = try await load(LogarithmModel.write(in: folder), cache: cache)
      let old = try blobs(in: cache)
      let files = try LogarithmModel.write(in: folder, weights: Data([2]))
      #expect(try await LogarithmModel.works(load(files, cache: cache)))
      let new = try blobs(in: cache)
      #expect(new.count == 1 && new != old)
    }
  }

  @Test func nothingIsKeptOfModelsThatAreGone() async throws {
    try await Installed.withFolder { folder in
      let cache = folder.appending(path: "cache")
      for name in ["first", "second"] {
        let place = folder.appending(path: name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        _ = try await load(LogarithmModel.write(in: place), cache: cache)
      }
      #expect(try blobs(in: cache).count == 2)
      try FileManager.default.removeItem(at: folder.appending(path: "first"))
      _ = try await load(LogarithmModel.write(in: folder), cache: cache)
      #expect(try blobs(in: cache).count == 2)
    }
  }

  @Test func severalProgramsMayStartAtOnce() async throws {
    try await Installed.withFolder { folder in
      let cache = folder.appending(path: "cache")
      let files = try LogarithmModel.write(in: folder)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<4 {
          group.addTask { try await LogarithmModel.works(load(files, cache: cache)) }
        }
        for try await works in group { #expect(works) }
      }
    }
  }

  @Test func whereNothingCanBeWrittenTheModelRunsAllTheSame() async throws {
    try await Installed.withFolder { folder in
      let files = try LogarithmModel.write(in: folder)
      let cache = folder.appending(path: "model.bin/cache")
      #expect(try await LogarithmModel.works(load(files, cache: cache)))
    }
  }

  @Test func aFolderCountsOnlyAsItWasCompleted() async throws {
    try await Installed.withFolder { folder in
      #expect(!CompiledFolder.complete(folder))
      let file = folder.appending(path: "a.blob")
      try Data(count: 10).write(to: file)
      #expect(!CompiledFolder.isComplete(folder))
      #expect(CompiledFolder.complete(folder) && CompiledFolder.isComplete(folder))
      try Data(count: 9).write(to: file)
      #expect(!CompiledFolder.isComplete(folder))
    }
  }
}
