import AssayCore
import Foundation

/// Runs a program on one file with limits of time, processor time, memory and output.
///
/// For converters of hostile files: what they do wrong stays in a process of its own.
enum BoundedProcess {
  /// What a program is allowed.
  struct Limits {
    /// The longest that it may run, in seconds.
    var seconds: Double = 30
    /// The most memory, in kilobytes.
    var kilobytes = 2_000_000
    /// The most output that is read, in bytes.
    var output = 64 * 1024 * 1024
  }

  /// What a program left.
  struct Outcome {
    var output: Data
    var status: Int32
    /// Whether it was ended because it reached a limit.
    var isCutOff: Bool
  }

  /// Runs a program found on the path.
  ///
  /// Blocks until it ends. O(output).
  ///
  /// - Throws: ``AssayError`` with code `unavailable` where the program is missing.
  static func run(_ program: String, _ arguments: [String], limits: Limits = Limits(), package: String) throws
    -> Outcome
  {
    guard let path = find(program) else {
      throw AssayError(
        .unavailable,
        "The program \(program) is missing. Install it (Debian: apt-get install \(package)) and try again.")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The shell only sets limits; arguments are passed beside the script, never within it.
    process.arguments =
      ["-c", "ulimit -t \(Int(limits.seconds) + 1); ulimit -v \(limits.kilobytes); exec \"$0\" \"$@\"", path]
      + arguments
    process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    do { try process.run() } catch {
      throw AssayError(.unavailable, "The program \(program) could not be started.", cause: error)
    }
    let watch = DispatchWorkItem { if process.isRunning { process.terminate() } }
    DispatchQueue.global().asyncAfter(deadline: .now() + limits.seconds, execute: watch)
    var output = Data()
    var isCutOff = false
    while let chunk = try? pipe.fileHandleForReading.read(upToCount: 1 << 16), !chunk.isEmpty {
      output.append(chunk)
      if output.count > limits.output {
        isCutOff = true
        process.terminate()
        break
      }
    }
    try? pipe.fileHandleForReading.close()
    process.waitUntilExit()
    watch.cancel()
    return Outcome(
      output: output, status: process.terminationStatus,
      isCutOff: isCutOff || process.terminationReason == .uncaughtSignal)
  }

  /// The program's path, where it is on the path.
  private static func find(_ program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (folders + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]).lazy.map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
