import Foundation

/// Compresses with the gzip program, as the servers of the tests do.
func gzip(_ data: Data) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-9", "-c"]
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "assay-gzip-\(UUID().uuidString)")
  try data.write(to: folder)
  defer { try? FileManager.default.removeItem(at: folder) }
  process.standardInput = try FileHandle(forReadingFrom: folder)
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let result = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return result
}
