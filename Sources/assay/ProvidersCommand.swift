import ArgumentParser
import AssayCore
import AssayDefaults
import Foundation

/// Which live search providers are asked.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also ask a live search provider: NAME or NAME=ADDRESS; may be given several times. “none” asks nobody. "
        + "See: assay providers", valueName: "provider"))
  var search: [String] = []

  /// The providers asked for, or those of the user's configuration.
  func providers() throws -> [any SearchProvider] {
    guard search != ["none"] else { return [] }
    let configuration = try UserConfiguration.load { Console.error("Note: \($0)") }
    let wanted = search.isEmpty ? configuration.search : search
    var seen: Set<SearchChoice> = []
    return try wanted.map { try SearchChoice($0) }.filter { seen.insert($0).inserted }
      .map { try $0.provider(keys: configuration.keys) }
  }
}

/// The live searches on standard error: what is sent before it is, and what came of it.
enum SearchProgress {
  static func show(_ event: SearchEvent, _ progress: inout Progress) {
    switch event {
    case .asking(let card, let claims):
      progress.step("Asking \(card.title) about \(claims) claims; sent: \(card.sends).")
    case .asked(let record): progress.step("  \(line(record))")
    case .pages(let done, let total): progress.count("pages read", done, of: total)
    }
  }

  private static func line(_ record: SearchRecord) -> String {
    let counts = "\(record.queries) queries, \(record.results) documents"
    let reason = record.reason.map { " \($0)" } ?? ""
    return switch record.state {
    case .answered: "\(record.title) answered: \(counts)."
    case .partly: "\(record.title) answered in part: \(counts).\(reason)"
    case .failed: "\(record.title) failed:\(reason)"
    case .notAsked: "\(record.title) was not asked:\(reason)"
    }
  }
}

/// `assay providers`: what may be asked, what that sends, and what is turned on.
struct ProvidersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers",
    abstract:
      "Lists the live search providers: what each sends to whom, what it needs, and whether it is on.",
    discussion: """
      All are off until you turn them on: for one check with --search, or for every check in the configuration file that \
      this command names, as JSON: {"search": ["wikipedia"], "keys": {"google-factcheck": "…"}}. Nothing is sent by \
      this command, and nothing at all with --offline.

      EXAMPLES:
        assay providers
        assay check article.md --search wikipedia --search searxng=https://search.example.org
        assay check article.md --search wikipedia=kk --search gdelt
      """)

  /// How the list is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: "text or json.")
  var format: Format = .text

  func run() async throws {
    let configuration = try UserConfiguration.load { Console.error("Note: \($0)") }
    let on = try configuration.search.map { try SearchChoice($0) }
    var entries: [Entry] = []
    for name in SearchChoice.names {
      let own = on.filter { $0.name == name }
      for choice in own.isEmpty ? [nil] : own.map(Optional.some) {
        let card =
          try (choice ?? SearchChoice(Self.example(name))).provider(keys: configuration.keys).card
        let isMissingKey = name == "google-factcheck" && configuration.keys[name] == nil
        entries.append(Entry(card, choice: choice, isMissingKey: isMissingKey))
      }
    }
    switch format {
    case .json: for entry in entries { try Console.output(JSONLines.encode(entry) + Data("\n".utf8)) }
    case .text:
      try Console.output(entries.map(\.text).joined(separator: "\n"))
      try Console.output("\nConfiguration: \(UserFolders.configuration)")
    }
  }

  private static func example(_ name: String) -> String {
    switch name {
    case "searxng": "searxng=https://search.example.org"
    case "mediawiki": "mediawiki=https://wiki.example.org/w/api.php"
    default: name
    }
  }

  private struct Entry: Encodable {
    var name: String
    var on: Bool
    var setting: String?
    var sends: String
    var needs: String?
    var queries: Int
    var spacing: Double

    init(_ card: ProviderCard, choice: SearchChoice?, isMissingKey: Bool) {
      name = card.name
      on = choice != nil
      setting = choice.map { $0.name + ($0.value.map { "=\($0)" } ?? "") }
      sends = card.sends
      needs = isMissingKey ? "a key, which is not set" : card.needs
      queries = card.mostQueries
      spacing = card.spacing
    }

    var text: String {
      let lines = [
        "\(on ? "on " : "off")  \(setting ?? name)", "     sends \(sends)", needs.map { "     needs \($0)" },
        "     at most \(queries) queries a check, \(spacing.formatted()) s apart",
      ]
      return lines.compactMap(\.self).joined(separator: "\n")
    }
  }
}
