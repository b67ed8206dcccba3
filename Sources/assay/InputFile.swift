import ArgumentParser
import AssayCore
import AssayDefaults
import AssayIngest
import AssaySources
import Foundation

/// Whether and how addresses are fetched.
struct FetchOptions: ParsableArguments {
  @Flag(help: "Make no request to the network; an address as input is an error then.")
  var offline = false
  @Flag(help: "Also fetch from this machine (127.0.0.1, localhost); for trying things out.")
  var allowLoopback = false

  /// A fetcher as the options want it.
  func fetcher() throws -> Fetcher { try Parts.fetcher(allowsLoopback: allowLoopback) }
}

/// What a command is given to read.
enum InputFile {
  /// The bytes of a file, of standard input for `-`, or of the page at an http or https address.
  static func load(_ input: String, url: String? = nil, options: FetchOptions) async throws -> ArticleInput {
    guard WebAddress.isAddress(input) else { return try read(input, url: url) }
    guard !options.offline else {
      throw AssayError(
        .unavailable,
        "\(input) is an address, and --offline forbids to fetch it. Give the saved page instead.")
    }
    do {
      return try await fetch(input, options: options)
    } catch let failure as FetchFailure {
      throw failure.error
    }
  }

  private static func fetch(_ input: String, options: FetchOptions) async throws -> ArticleInput {
    guard let address = WebAddress(input) else { throw FetchFailure(.invalidAddress, input) }
    let page = try await options.fetcher().fetch(FetchRequest(address))
    let result = try page.article(by: Parts.reader).input
    if page.saysNotFree {
      Console.error(
        "Note: the page says that it is not free to read; only what it shows to everyone is read here.")
    }
    return result
  }

  /// The most bytes of an article: a book of a million words with its mark-up.
  static let maximumArticle = 24 * 1024 * 1024

  /// The bytes of a file, or of standard input for `-`.
  static func read(_ path: String, url: String? = nil) throws -> ArticleInput {
    let input = try ArticleInput(path: path, url: url)
    guard input.data.count <= maximumArticle else {
      throw AssayError(
        .tooLarge,
        "\(path) has \(input.data.count / 1_048_576) MB; an article may have up to \(maximumArticle / 1_048_576) MB. "
          + "Split it, or make it evidence: assay archive add \(path)")
    }
    return input
  }

  /// A handle on a file of lines, or on standard input for `-`.
  static func handle(_ path: String) throws -> FileHandle {
    if path == "-" { return .standardInput }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw AssayError(.notFound, "There is no file at \(path). Check the path.")
    }
    guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
      throw AssayError(.unreadable, "\(path) cannot be read as a file of lines.")
    }
    return handle
  }
}
