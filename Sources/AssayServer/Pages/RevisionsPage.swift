import AssayCore
import AssayReport

/// How the verdicts of one check changed since it was published, newest first.
struct RevisionsPage {
  let check: StoredCheck
  let report: Report
  /// Since when it is followed; nil where it is not.
  let standing: FollowStanding?
  /// Oldest first.
  let revisions: [VerdictRevision]
  var phrases = Phrases.english

  var html: HTML {
    let title = CleanText.line(report.article.title ?? phrases.untitled)
    return PageLayout(title: "\(phrases.revisions): \(title)", phrases: phrases).html {
      CheckHeader(check: check, article: report.article, checkedAt: report.checkedAt, phrases: phrases).html
      HTML.Tag.main(.id("content")) {
        CheckTabs(check: check, current: .revisions, phrases: phrases).html
        HTML.Tag.section(.class("revisions"), .labelledBy("revisions")) {
          HTML.Tag.h2(.id("revisions")) { phrases.revisionsTitle }
          HTML.Tag.p(.class("lead")) { lead }
          if !revisions.isEmpty {
            HTML.Tag.ol(.class("changes")) { for revision in revisions.reversed() { item(revision) } }
          }
        }
      }
    }
  }

  private var lead: String {
    guard let standing else { return phrases.notFollowed }
    var parts = ["\(phrases.followedSince) \(phrases.moment(UTCMoment(standing.since)))."]
    if let judged = standing.judged {
      parts.append("\(phrases.judgedLast) \(phrases.moment(UTCMoment(judged))).")
    }
    if revisions.isEmpty { parts.append(phrases.nothingChanged) }
    return parts.joined(separator: " ")
  }

  private func item(_ revision: VerdictRevision) -> HTML {
    // A claim that a later check of the article no longer makes has no page here.
    let number = report.claims.firstIndex { $0.claim.id == revision.claim }.map { $0 + 1 }
    return RevisionItem(
      revision: revision, page: number.map { "/checks/\(check.id)#claim-\($0)" },
      language: report.article.language, phrases: phrases
    ).html
  }
}

/// Says on the page of a check which of its verdicts are others now.
struct RevisionNotice {
  let check: StoredCheck
  let changes: [ChangedClaims.Change]
  /// The article's language.
  let language: String?
  /// The page that the claims stand on; nil where that is this one.
  let page: String?
  let phrases: Phrases

  /// - Parameters:
  ///   - revisions: the changes of the check's verdicts, oldest first.
  ///   - views: the claims of the report as they were published.
  ///   - page: the page that the claims stand on; nil where that is this one.
  init(
    _ revisions: [VerdictRevision], check: StoredCheck, report: Report, views: [ClaimView],
    page: String? = nil,
    phrases: Phrases
  ) {
    self.check = check
    changes = ChangedClaims(revisions, of: report, views: views).all
    language = report.article.language
    self.page = page
    self.phrases = phrases
  }

  var html: HTML {
    guard !changes.isEmpty else { return .group([]) }
    return HTML.Tag.section(.class("revised"), .labelledBy("revised"), .language(phrases.language)) {
      HTML.Tag.h2(.id("revised")) { phrases.changedSince }
      HTML.Tag.ul(.class("pointers")) {
        for change in changes.prefix(8) {
          let mark = Mark(change.latest.to)
          HTML.Tag.li(.class("v-\(mark.rawValue)")) {
            HTML.Tag.a(link(change.view)) {
              HTML.Tag.span(.class("symbol"), .hidden) { mark.symbol }
              HTML.Tag.span(.class("number")) { "\(change.view.number)" }
              HTML.Tag.bdi(.language(language)) { CleanText.line(change.view.claim.text) }
            }
            HTML.Tag.span(.class("note")) {
              "\(phrases.now): \(phrases.verdict(mark)) (\(phrases.was): \(phrases.verdict(change.view.mark))), "
                + phrases.moment(UTCMoment(change.latest.at))
            }
          }
        }
      }
      HTML.Tag.p { HTML.Tag.a(.href(path: "/checks/\(check.id)/revisions")) { phrases.whyChanged } }
    }
  }

  private func link(_ view: ClaimView) -> Attribute {
    page.map { .href(path: "\($0)#\(view.anchor)") } ?? .href(fragment: view.anchor)
  }
}

/// The latest changes of all followed checks.
struct ChangesPage {
  /// Newest first, each with the check of this server that it belongs to, where there is one.
  let changes: [(revision: VerdictRevision, check: StoredCheck?)]
  var phrases = Phrases.english

  var html: HTML {
    PageLayout(
      title: phrases.changes, phrases: phrases,
      head: HTML.Tag.link(
        Attribute("rel", "alternate"), Attribute("type", "application/atom+xml"), .href(path: "/changes.atom")
      )
    ).html {
      HTML.Tag.main(.class("plain"), .id("content")) {
        HTML.Tag.h1 { phrases.changes }
        HTML.Tag.p(.class("lead")) { changes.isEmpty ? phrases.noChanges : phrases.changesLead }
        if !changes.isEmpty {
          HTML.Tag.ol(.class("changes")) {
            for (revision, check) in changes {
              RevisionItem(
                revision: revision, page: check.map { "/checks/\($0.id)/revisions" },
                article: check.map { CheckList.title($0, phrases) }, heading: .h2, phrases: phrases
              ).html
            }
          }
          HTML.Tag.p { HTML.Tag.a(.href(path: "/changes.atom")) { phrases.changesFeed } }
        }
      }
    }
  }
}
