/// The words of the interface in one language.
///
/// One table a language; a language without a table shows English. Verdicts and explanations come from the reports, which
/// are English.
struct Phrases: Sendable {
  /// BCP 47 code.
  let language: String

  let skip: String
  let home: String
  let search: String
  let watch: String
  let method: String

  let startTitle: String
  let startLead: String
  let address: String
  let addressHint: String
  let text: String
  let textHint: String
  let file: String
  let fileHint: String
  let check: String
  let or: String
  let recent: String
  let none: String

  let inProgress: String
  let waiting: String
  let claimsSoFar: String
  let refreshes: String
  let failed: String
  let again: String

  let article: String
  let timeline: String
  let sources: String
  let filter: String
  let all: String
  let nothingShown: String
  let keys: String
  let listen: String

  static let english = Phrases(
    language: "en", skip: "Skip to the content", home: "Assay", search: "Search the archive", watch: "Watch",
    method: "Assay judges statements, never people. Read the quotes.",
    startTitle: "Check an article",
    startLead:
      "Assay finds the statements worth checking, looks for evidence in this archive, and shows every verdict with the "
      + "quoted passage it rests on.",
    address: "Address of the article", addressHint: "A page or a PDF that anybody can open.",
    text: "Its text", textHint: "Plain text or Markdown, pasted.",
    file: "A file", fileHint: "HTML, PDF, EPUB, e-mail, Markdown or text, up to 16 MB.",
    check: "Check", or: "or", recent: "Recent checks", none: "No article has been checked here yet.",
    inProgress: "The check is running", waiting: "The check waits for its turn",
    claimsSoFar: "Statements found",
    refreshes: "This page shows what is known when it is loaded; load it again to see more.",
    failed: "The article could not be checked", again: "Check another article",
    article: "Article", timeline: "Timeline", sources: "Sources", filter: "Show", all: "All",
    nothingShown: "No statement has this verdict.",
    keys: "Keys: n and p lead to the next and previous claim, Enter opens its evidence.",
    listen: "Listen")
}
