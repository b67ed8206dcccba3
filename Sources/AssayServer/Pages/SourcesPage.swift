import AssayCore
import AssayReport

/// Who stands behind the verdicts: the documents that decide, in groups that depend on each other.
struct SourcesPage {
  let check: StoredCheck
  let report: Report
  /// How the verdicts changed since, oldest first.
  var revisions: [VerdictRevision] = []
  var phrases = Phrases.english

  private struct Backing {
    var evidence: EvidenceView
    var supports: [ClaimView] = []
    var contradicts: [ClaimView] = []
  }

  var html: HTML {
    let documents = backing
    let groups = Independence.groups(documents.map(\.evidence.origin))
      .map { $0.map { documents[$0] } }
      .sorted { claims($0) > claims($1) }
    return PageLayout(
      title: "\(phrases.sources): \(CleanText.line(report.article.title ?? phrases.untitled))",
      phrases: phrases
    ).html {
      CheckHeader(check: check, article: report.article, checkedAt: report.checkedAt, phrases: phrases).html
      HTML.Tag.main(.id("content")) {
        CheckTabs(check: check, current: .sources, phrases: phrases).html
        RevisionNotice(
          revisions, check: check, report: report, views: ClaimView.all(of: report),
          page: "/checks/\(check.id)", phrases: phrases
        ).html
        HTML.Tag.section(.class("sources"), .labelledBy("sources")) {
          HTML.Tag.h2(.id("sources")) { phrases.whoBacksWhat }
          HTML.Tag.p(.class("lead")) {
            documents.isEmpty
              ? phrases.noDocumentDecides : phrases.sourcesLead(documents.count, groups.count)
          }
          HTML.Tag.ol(.class("groups")) {
            for group in groups { self.group(group) }
          }
        }
      }
    }
  }

  private var backing: [Backing] {
    var order: [String] = []
    var byDocument: [String: Backing] = [:]
    for view in ClaimView.all(of: report) {
      for evidence in view.deciding {
        let id = evidence.origin.id
        if byDocument[id] == nil {
          order.append(id)
          byDocument[id] = Backing(evidence: evidence)
        }
        let isKnown = (byDocument[id]?.supports ?? []) + (byDocument[id]?.contradicts ?? [])
        guard !isKnown.contains(where: { $0.number == view.number }) else { continue }
        if evidence.assessment.stance == .supports {
          byDocument[id]?.supports.append(view)
        } else {
          byDocument[id]?.contradicts.append(view)
        }
      }
    }
    return order.compactMap { byDocument[$0] }
  }

  private func claims(_ group: [Backing]) -> Int {
    group.reduce(0) { $0 + $1.supports.count + $1.contradicts.count }
  }

  private func group(_ documents: [Backing]) -> HTML {
    var names: [String] = []
    for document in documents {
      let name = document.evidence.source ?? phrases.publisherNotKnown
      if !names.contains(name) { names.append(name) }
    }
    let owners = Set(documents.compactMap { $0.evidence.origin.owner.map(CleanText.line) }).sorted()
    return HTML.Tag.li(.class("group")) {
      HTML.Tag.h3 { HTML.Tag.bdi { names.joined(separator: ", ") } }
      if !owners.isEmpty { HTML.Tag.p(.class("note")) { phrases.owner(owners.joined(separator: ", ")) } }
      HTML.Tag.ul {
        for document in documents { self.document(document) }
      }
    }
  }

  private func document(_ backing: Backing) -> HTML {
    let evidence = backing.evidence
    return HTML.Tag.li {
      HTML.Tag.cite(.language(evidence.origin.language)) {
        if let address = evidence.address {
          HTML.Tag.a(.href(address), .outside) { HTML.Tag.bdi { evidence.title } }
        } else {
          HTML.Tag.bdi { evidence.title }
        }
      }
      if let published = evidence.origin.published {
        " · "
        HTML.Tag.time(.datetime(published)) { phrases.date(published) }
      }
      HTML.Tag.span(.class("note")) {
        claims(phrases.supports, backing.supports)
        if !backing.supports.isEmpty, !backing.contradicts.isEmpty { "; " }
        claims(phrases.contradicts, backing.contradicts)
      }
    }
  }

  private func claims(_ verb: String, _ views: [ClaimView]) -> HTML {
    guard !views.isEmpty else { return .group([]) }
    return .group([
      .text("\(verb) "),
      .group(
        views.map { view in
          HTML.Tag.a(
            .class("ref", "v-\(view.mark.rawValue)"), .href(path: "/checks/\(check.id)#\(view.anchor)"),
            .label(phrases.claimTitle(view.number, phrases.verdict(view.mark)))
          ) { "\(view.mark.symbol)\u{2060}\(view.number)" }
        }),
    ])
  }
}
