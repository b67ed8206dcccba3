import ArgumentParser
import AssayCore

/// Which documents a search may return, as a user says it.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only documents of this source; may be given more than once.", valueName: "name"))
  var source: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only documents in this language, such as en; may be given more than once.", valueName: "code"))
  var language: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only analysis, factCheck, news, report, law or statement; may be given more than once.",
      valueName: "kind"))
  var kind: [String] = []
  @Option(help: "Only what was published on this day or later: YYYY, YYYY-MM or YYYY-MM-DD.")
  var from: String?
  @Option(help: "Only what was published on this day or earlier.")
  var to: String?

  func validate() throws {
    for date in [from, to] {
      if let date, PartialDate(iso8601: date) == nil {
        throw ValidationError("“\(date)” is not a date; write YYYY-MM-DD.")
      }
    }
  }

  var filter: DocumentFilter {
    DocumentFilter(
      sources: Set(source), languages: Set(language), kinds: Set(kind.map(DocumentKind.init(rawValue:))),
      from: from.flatMap(PartialDate.init(iso8601:)), to: to.flatMap(PartialDate.init(iso8601:)))
  }
}
