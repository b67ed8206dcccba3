import AssayCore
import AssayText
import Foundation

/// Changes of verdicts as an Atom feed (RFC 4287), newest first.
public enum ChangeFeed {
  /// The feed of a store's latest changes as UTF-8.
  ///
  /// - Parameters:
  ///   - address: Where the feed will be found, where that is known.
  ///   - limit: The most entries.
  ///   - isShown: Whether the changes of a check may be told, by its identifier.
  /// - Throws: ``AssayError`` where the store cannot be read.
  public static func atom(
    of store: FollowStore, address: String? = nil, limit: Int = 100,
    isShown: (_ check: String) async throws -> Bool = { _ in true }
  ) async throws -> Data {
    var revisions: [VerdictRevision] = []
    for revision in try await store.latestRevisions(limit: limit) where try await isShown(revision.check) {
      revisions.append(revision)
    }
    let checks = Dictionary(uniqueKeysWithValues: try await store.checks().map { ($0.id, $0) })
    let identity = try await store.identity()
    let updated = revisions.first?.at ?? checks.values.map(\.checked).max() ?? Date(timeIntervalSince1970: 0)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">",
      "<title>Assay: changed verdicts</title>", "<id>urn:uuid:\(identity)</id>",
      "<updated>\(updated.formatted(.iso8601))</updated>", "<author><name>Assay</name></author>",
      "<generator version=\"\(XMLText.escaped(Assay.version))\">Assay</generator>",
    ]
    if let address { lines.append("<link rel=\"self\" href=\"\(XMLText.escaped(address))\"/>") }
    lines += revisions.map { entry($0, check: checks[$0.check], identity: identity) }
    lines.append("</feed>\n")
    return Data(lines.joined(separator: "\n").utf8)
  }

  private static func entry(_ revision: VerdictRevision, check: FollowedCheck?, identity: String) -> String {
    let article = check?.title ?? check?.source ?? revision.check
    var lines = [
      "<entry>",
      "<title>\(XMLText.escaped("\(words(revision.to)) (was: \(words(revision.from))): \(revision.claimText)"))</title>",
      "<id>urn:uuid:\(uuid("\(identity)/\(revision.id)"))</id>",
      "<updated>\(revision.at.formatted(.iso8601))</updated>",
    ]
    // The article is what changed its standing; what caused it is a link of its own.
    if let link = check?.url ?? revision.causes.lazy.compactMap(\.url).first, isWeb(link) {
      lines.append("<link rel=\"alternate\" href=\"\(XMLText.escaped(link))\"/>")
    }
    for cause in revision.causes {
      guard let link = cause.url, isWeb(link) else { continue }
      lines.append(
        "<link rel=\"related\" href=\"\(XMLText.escaped(link))\" title=\"\(XMLText.escaped(cause.title ?? link))\"/>"
      )
    }
    var text = "In “\(article)”. \(revision.explanation)"
    if let cause = revision.causes.first, let quote = cause.quote {
      let origin = [cause.title, cause.source, cause.published?.description].compactMap(\.self)
      text += " “\(quote)” — \(origin.joined(separator: ", "))"
    }
    lines += ["<content type=\"text\">\(XMLText.escaped(text))</content>", "</entry>"]
    return lines.joined(separator: "\n")
  }

  /// A verdict for a reader.
  static func words(_ verdict: Verdict?) -> String {
    switch verdict {
    case .supported: "Supported"
    case .refuted: "Refuted"
    case .conflicting: "Conflicting Evidence"
    case .notEnoughEvidence: "Not Enough Evidence"
    case .notCheckable: "Not checkable"
    case nil: "a step failed"
    }
  }

  private static func isWeb(_ address: String) -> Bool {
    address.hasPrefix("https://") || address.hasPrefix("http://")
  }

  /// A name-based UUID (RFC 9562, version 8) from a hash.
  private static func uuid(_ name: String) -> String {
    var digits = Array(ContentHash.sha256(Data(name.utf8)).prefix(32))
    digits[12] = "8"
    digits[16] = "a"
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return cuts.map { String(digits[$0]) }.joined(separator: "-")
  }
}
