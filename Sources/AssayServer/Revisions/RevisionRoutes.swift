import AssayCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// How verdicts changed, for people and for programs.
struct RevisionRoutes {
  let service: CheckService
  let reports: Reports
  let history: (any RevisionReporter)?
  let options: WebServer.Options

  func add(to router: Router<ServerContext>, api: RouterGroup<ServerContext>) {
    router.get("checks/:id/revisions") { request, context in
      let (check, report) = try await reports.finished(try context.parameters.require("id"))
      let whole = try await report()
      let phrases = Phrases.of(request)
      let page = RevisionsPage(
        check: check, report: whole, standing: try await history?.standing(of: whole.article.sha256),
        revisions: try await history?.revisions(of: whole.article.sha256) ?? [], phrases: phrases)
      return Payload(html: page.html).response(to: request, headers: phrases.fields)
    }
    router.get("changes") { request, context in
      var changes: [(revision: VerdictRevision, check: StoredCheck?)] = []
      for revision in try await history?.latestRevisions(limit: 50) ?? [] {
        let check = try await service.store.check(ofArticle: revision.check)
        // What was never submitted here is shown only to whoever may submit.
        if check != nil || options.maySubmit(context) { changes.append((revision, check)) }
      }
      let phrases = Phrases.of(request)
      return Payload(html: ChangesPage(changes: changes, phrases: phrases).html).response(
        to: request, headers: phrases.fields)
    }
    router.get("changes.atom") { request, context in
      let address = options.publicURL.map { "\($0)/changes.atom" }
      let showsAll = options.maySubmit(context)
      let feed = try await history?.changeFeed(address: address) { check in
        if showsAll { return true }
        return try await service.store.check(ofArticle: check) != nil
      }
      guard let feed else {
        throw Problem.notFound("No check is followed yet.")
      }
      return Payload(ByteBuffer(bytes: feed), type: "application/atom+xml; charset=utf-8").response(
        to: request)
    }
    api.get("checks/:id/revisions") { request, context in
      let (check, report) = try await reports.finished(try context.parameters.require("id"))
      let article: String
      if let known = check.article { article = known } else { article = try await report().article.sha256 }
      let standing = try await history?.standing(of: article)
      let list = RevisionList(
        followed: standing != nil, since: standing?.since, judged: standing?.judged,
        revisions: try await history?.revisions(of: article) ?? [])
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .iso8601
      return Payload(
        ByteBuffer(bytes: try encoder.encode(list)), type: "application/json; charset=utf-8"
      ).response(to: request)
    }
  }
}

/// How the verdicts of a check changed, in the form that `assay follow show --format json` writes.
private struct RevisionList: Encodable {
  var followed: Bool
  var since: Date?
  var judged: Date?
  var revisions: [VerdictRevision]
}
