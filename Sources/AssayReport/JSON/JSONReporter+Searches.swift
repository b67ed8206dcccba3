import AssayCore

extension JSONReporter {
  /// What became of one live search provider.
  static func value(_ record: SearchRecord) -> JSONValue {
    .object([
      ("provider", .string(record.provider)),
      ("title", .string(record.title)),
      ("state", .string(record.state.rawValue)),
      ("reason", .text(record.reason)),
      ("sends", .string(record.sends)),
      ("queries", .integer(record.queries)),
      ("failures", .integer(record.failures)),
      ("notAsked", .integer(record.notAsked)),
      ("results", .integer(record.results)),
      ("read", .integer(record.read)),
      (
        "unread",
        .array(record.unread.map { .object([("url", .string($0.url)), ("reason", .string($0.reason))]) })
      ),
    ])
  }

  /// What became of asking one provider about one claim.
  static func value(_ search: ClaimSearch) -> JSONValue {
    .object([
      ("provider", .string(search.provider)),
      ("state", .string(search.state.rawValue)),
      ("query", .text(search.query)),
      ("results", .integer(search.results)),
      ("reason", .text(search.reason)),
    ])
  }
}
