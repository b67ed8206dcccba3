import AssayReport

/// The first page: what to check, and what was checked.
struct StartPage {
  let recent: [StoredCheck]
  let isReadOnly: Bool
  let fetchesPages: Bool
  var phrases = Phrases.english

  var html: HTML {
    PageLayout(title: phrases.startTitle, phrases: phrases, body: [phrases.ofStart]).html {
      HTML.Tag.main(.class("plain", "start"), .id("content")) {
        HTML.Tag.h1 { phrases.startTitle }
        HTML.Tag.p(.class("lead")) { phrases.startLead }
        if !isReadOnly { form }
        HTML.Tag.section(.labelledBy("recent")) {
          HTML.Tag.h2(.id("recent")) { phrases.recent }
          if recent.isEmpty { HTML.Tag.p(.class("lead")) { phrases.none } }
          CheckList(checks: recent, phrases: phrases).html
        }
      }
    }
  }

  private var form: HTML {
    HTML.Tag.form([
      .class("submit"), .action(path: "/checks"), Attribute("method", "post"),
      Attribute("enctype", "multipart/form-data"),
    ]) {
      if fetchesPages {
        field("url", phrases.address, phrases.addressHint) { described in
          HTML.Tag.input(
            .id("url"), .name("url"), Attribute("type", "url"), Attribute("inputmode", "url"),
            Attribute("placeholder", "https://"), Attribute("autocomplete", "off"), described)
        }
      }
      field("text", phrases.text, phrases.textHint) { described in
        HTML.Tag.textarea(.id("text"), .name("text"), Attribute("rows", "8"), described)
      }
      field("file", phrases.file, phrases.fileHint) { described in
        HTML.Tag.input(
          .id("file"), .name("file"), Attribute("type", "file"),
          Attribute("accept", ".html,.htm,.pdf,.md,.txt,.eml,.epub,text/html,application/pdf,text/plain"),
          described)
      }
      HTML.Tag.p { HTML.Tag.button(Attribute("type", "submit")) { phrases.check } }
    }
  }

  private func field(
    _ name: String, _ label: String, _ hint: String, control: (Attribute) -> HTML
  ) -> HTML {
    HTML.Tag.div(.class("field")) {
      HTML.Tag.label(Attribute("for", name)) { label }
      control(Attribute("aria-describedby", "\(name)-hint"))
      HTML.Tag.p(.class("hint"), .id("\(name)-hint")) { hint }
    }
  }
}

/// Checks with what came of them.
struct CheckList {
  let checks: [StoredCheck]
  let phrases: Phrases

  var html: HTML {
    guard !checks.isEmpty else { return .group([]) }
    return HTML.Tag.ul(.class("checks")) {
      for check in checks {
        HTML.Tag.li {
          HTML.Tag.a(.href(path: "/checks/\(check.id)")) { HTML.Tag.bdi { Self.title(check, phrases) } }
          HTML.Tag.span(.class("note")) { Self.state(check, phrases) }
        }
      }
    }
  }

  static func title(_ check: StoredCheck, _ phrases: Phrases) -> String {
    let title = CleanText.line(check.title ?? check.address ?? "", limit: 200)
    return title.isEmpty ? phrases.untitled : title
  }

  static func state(_ check: StoredCheck, _ phrases: Phrases) -> String {
    let time = phrases.moment(UTCMoment(check.finished ?? check.created))
    switch check.status {
    case .queued: return phrases.waitingSince(time)
    case .running: return phrases.runningNow(phrases.progress(check.done, of: check.total))
    case .failed: return phrases.failedAt(time)
    case .done: return "\(check.summary.map(phrases.counts) ?? ""), \(time)"
    }
  }
}
