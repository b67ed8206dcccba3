import AssayCore
import Foundation

/// The report as JSON, for programs: schema version 1 of the command line's contract, keys in its order.
///
/// Keys that the contract does not name come after those that it does. A claim whose step failed has a null verdict and
/// an `error`; text is given as it is, unescaped control characters excepted, so offsets keep their meaning.
public struct JSONReporter: Reporter {
  /// The version of the form; it changes when a key changes its meaning.
  public static let schemaVersion = 1

  /// `json`.
  public let format = "json"

  /// Makes the reporter.
  public init() {}

  /// The report as UTF-8 JSON, indented, with a line break at the end.
  public func render(_ report: Report) throws -> Data {
    Data(Self.value(report).serialized.utf8)
  }

  /// The report as a value, to be put into another.
  package static func value(_ report: Report) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("schemaVersion", .integer(schemaVersion)),
      ("article", value(report.article)),
      ("checkedAt", .string(UTCMoment(report.checkedAt).iso8601)),
      ("summary", value(report.summary)),
      ("claims", .array(ClaimView.all(of: report).map { value($0) })),
      ("timeline", .array(report.timeline.map(value))),
      ("method", value(report.method)),
      ("timings", value(report.timings)),
      ("findings", .array(report.findings.map(value))),
    ]
    if !report.searches.isEmpty { members.append(("searches", .array(report.searches.map(value)))) }
    return .object(members)
  }

  private static func value(_ article: Article) -> JSONValue {
    .object([
      ("title", .text(article.title)),
      ("url", .text(article.url)),
      ("byline", .text(article.byline)),
      ("published", date(article.published)),
      ("language", .text(article.language)),
      ("source", .string(article.source)),
      ("sha256", .string(article.sha256)),
      ("words", .integer(article.wordCount)),
      ("modified", date(article.modified)),
      ("siteName", .text(article.siteName)),
    ])
  }

  /// The counts.
  package static func value(_ summary: Summary) -> JSONValue {
    .object([
      ("claims", .integer(summary.claims)),
      ("supported", .integer(summary.supported)),
      ("refuted", .integer(summary.refuted)),
      ("conflicting", .integer(summary.conflicting)),
      ("notEnoughEvidence", .integer(summary.notEnoughEvidence)),
      ("notCheckable", .integer(summary.notCheckable)),
      ("failed", .integer(summary.failed)),
    ])
  }

  private static func value(_ entry: TimelineEntry) -> JSONValue {
    .object([
      ("date", date(entry.date)),
      ("precision", .string(entry.date.precision.rawValue)),
      ("claim", .string(entry.claim)),
      ("text", .string(entry.text)),
    ])
  }

  private static func value(_ finding: ArticleFinding) -> JSONValue {
    .object([
      ("kind", .string(finding.kind.rawValue)),
      ("text", .string(finding.text)),
      ("sentences", .array(finding.sentences.map(sentence))),
    ])
  }

  private static func value(_ method: Method) -> JSONValue {
    .object([
      ("version", .string(method.version)),
      ("verifier", model(method.verifier)),
      ("embedder", method.embedder.map(model) ?? .null),
      (
        "archive",
        .object([
          ("documents", .integer(method.archive.documents)), ("passages", .integer(method.archive.passages)),
        ])
      ),
    ])
  }

  private static func model(_ model: Method.Model) -> JSONValue {
    .object([("name", .string(model.name)), ("sha256", .string(model.sha256))])
  }

  private static func value(_ timings: Timings) -> JSONValue {
    .object([
      ("ingest", .number(timings.ingest)),
      ("claims", .number(timings.claims)),
      ("retrieve", .number(timings.retrieve)),
      ("verify", .number(timings.verify)),
      ("total", .number(timings.total)),
    ])
  }

  /// A date in ISO 8601 with the precision known, or null.
  static func date(_ date: PartialDate?) -> JSONValue { .text(date?.description) }
}
