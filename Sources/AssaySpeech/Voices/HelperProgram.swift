import AssayCore
import Foundation

/// A program of its own that does a part of the work: espeak-ng, an audio encoder.
struct HelperProgram: Sendable {
  let path: String

  /// Finds a program on the search path; nil where it is not installed.
  init?(named name: String, path: String? = ProcessInfo.processInfo.environment["PATH"]) {
    let folders = (path ?? "/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
    guard
      let found = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile(atPath:))
    else { return nil }
    self.path = found
  }

  /// Runs the program to its end, off Swift's shared threads.
  ///
  /// - Parameters:
  ///   - input: at most 60,000 bytes, so that they fit a pipe before the program reads.
  ///   - folder: where it runs; nil for the folder of this program.
  /// - Returns: what it wrote to standard output.
  /// - Throws: ``AssayError`` with code `unavailable` when it does not start or ends with a failure.
  func run(_ arguments: [String], input: Data = Data(), in folder: URL? = nil) async throws -> Data {
    precondition(input.count <= 60_000, "the input fits the pipe")
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try runBlocking(arguments, input: input, in: folder) })
      }
    }
  }

  private func runBlocking(_ arguments: [String], input: Data, in folder: URL?) throws -> Data {
    // A program that dies early must not take this one with it: the write then fails instead.
    signal(SIGPIPE, SIG_IGN)
    let process = Process()
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      try? standardInput.fileHandleForWriting.write(contentsOf: input)
      try? standardInput.fileHandleForWriting.close()
      let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw AssayError(.unavailable, "\(path) ended with status \(process.terminationStatus).")
      }
      return output
    } catch let error as AssayError {
      throw error
    } catch {
      throw AssayError(.unavailable, "\(path) could not be run.", cause: error)
    }
  }
}
