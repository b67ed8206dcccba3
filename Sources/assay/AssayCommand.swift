import ArgumentParser
import AssayCore
import Foundation

/// The command line: thin.
///
/// It reads arguments, asks AssayDefaults for the parts, shows progress on standard error and results on
/// standard output. Nothing is decided here.
@main
struct AssayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Checks a news article claim by claim against an archive of evidence.",
    discussion: """
      Assay finds the statements worth checking, looks for evidence, and says for each: Supported, Refuted, \
      Conflicting Evidence or Not Enough Evidence, with the quoted passages that decide. It runs on this machine, \
      without an account, a key or a network.

      EXAMPLES:
        assay check article.md
        assay archive add notes/
        assay check article.html --format html --output report.html
      """,
    version: Assay.version,
    subcommands: [
      CheckCommand.self, VerifyCommand.self, ClaimsCommand.self, ExtractCommand.self, ArchiveCommand.self,
      SearchCommand.self, MatchCommand.self, WatchCommand.self, FollowCommand.self, ProvidersCommand.self,
      ListenCommand.self, ServeCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as AssayError {
      Console.error("assay: \(error.message)")
      if let cause = error.cause { Console.error("  because: \(cause)") }
      end(1)
    } catch is CancellationError {
      Console.error("assay: stopped; nothing already stored is lost.")
      end(130)
    } catch {
      exit(withError: error)
    }
  }

  /// Ends the process without tearing down libraries: the inference runtime may still be in the middle of a
  /// run on its own thread, and its destructors would pull the ground from under it.
  ///
  /// All output is unbuffered and already written.
  private static func end(_ status: Int32) -> Never { _exit(status) }
}
