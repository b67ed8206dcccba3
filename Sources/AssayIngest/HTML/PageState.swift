public import AssayCore
import Foundation

extension AssayError.Code {
  /// A page that only tells that access was refused: a robot check, a consent wall, a login.
  public static let blocked = AssayError.Code(rawValue: "blocked")
  /// A page that tells that the article is not there any more.
  public static let gone = AssayError.Code(rawValue: "gone")
  /// A page that shows its text to subscribers alone.
  public static let paywalled = AssayError.Code(rawValue: "paywalled")
  /// A page whose text is made by scripts, which Assay does not run.
  public static let needsScript = AssayError.Code(rawValue: "needsScript")
  /// A page of links or forms without an article.
  public static let notArticle = AssayError.Code(rawValue: "notArticle")
}

/// Tells in words why a page gave little or no text.
struct PageState {
  private let opening: String
  private let letters: Int
  private let scripts: Int
  private let hasPaywall: Bool
  private let asksForScript: Bool

  init(_ page: HTMLPage, _ measure: PageMeasure, title: String?, isFree: Bool?) {
    letters = measure.total
    var scripts = 0
    var asks = false
    var paywall = isFree == false
    for node in page.nodes.indices where page.nodes[node].tag != .text {
      switch page.nodes[node].tag {
      case .script: scripts += 1
      case .noscript:
        if !asks {
          let text = page.text(of: node, limit: 500).lowercased()
          asks = text.contains("javascript")
        }
      case .div, .section, .aside:
        if !paywall, let names = page.bytes(of: .class, of: node) {
          let lower = String(decoding: names.prefix(200), as: UTF8.self).lowercased()
          paywall = lower.contains("paywall") && !lower.contains("no-paywall") && !lower.contains("nopaywall")
        }
      default: break
      }
    }
    self.scripts = scripts
    asksForScript = asks
    hasPaywall = paywall
    opening = ((title ?? "") + " " + page.text(of: 0, limit: 3000)).lowercased()
  }

  /// Whether the page says that its text is for subscribers.
  var isPaywalled: Bool { hasPaywall }

  /// The error for a page that only says that the article cannot be had; nil for any other page.
  func refusal(_ source: String) -> AssayError? {
    let name = InputBytes.name(source)
    if letters < 4000, PageState.blockedWords.contains(where: opening.contains) {
      return AssayError(
        .blocked,
        "\(name) is not the article but a page that refuses access (a robot check or a login). "
          + "Open the address in a browser, save the page and give that file.")
    }
    if letters < 6000, PageState.goneWords.contains(where: opening.contains) {
      return AssayError(
        .gone,
        "\(name) says that the article is not there. Look for it in a web archive and give that address.")
    }
    return nil
  }

  /// The error for a page without an article's text.
  func error(_ source: String) -> AssayError {
    if let refusal = refusal(source) { return refusal }
    let name = InputBytes.name(source)
    if hasPaywall {
      return AssayError(
        .paywalled,
        "\(name) shows its text to subscribers alone. Log in with a browser, save the page and give that file."
      )
    }
    if letters < 1500, asksForScript || scripts > 2 {
      return AssayError(
        .needsScript,
        "\(name) has no text until its scripts run, and Assay runs none. Save the page from a browser and give that file."
      )
    }
    return AssayError(
      .notArticle,
      "\(name) has no article text: it is a list of links, a form or an empty page. Give an article's page.")
  }

  private static let blockedWords = [
    "are you a robot", "are you human", "verify you are human", "captcha", "access denied",
    "access to this page has been",
    "just a moment", "checking your browser", "enable cookies", "unusual traffic", "403 forbidden",
    "request blocked",
    "attention required", "log in to continue", "sign in to continue", "privacy gate", "zugriff verweigert",
    "доступ запрещ", "доступ ограничен", "accès refusé", "acceso denegado",
  ]

  private static let goneWords = [
    "404", "410 gone", "page not found", "not found", "no longer available", "does not exist",
    "has been removed",
    "seite nicht gefunden", "nicht gefunden", "page introuvable", "página no encontrada",
    "pagina non trovata",
    "страница не найдена", "nie znaleziono",
  ]
}
