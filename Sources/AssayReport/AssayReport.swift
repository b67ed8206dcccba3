/// Reports: one checked article in the forms that people and programs read.
///
/// Each reporter is a pure function of `Report`: no clock, no network, no file, no locale, so the same report gives the
/// same bytes. What lives here is wording, layout and escaping. Nothing here decides anything: a verdict, a
/// confidence or an explanation is shown as it was reached, and a step that failed is shown as failed.
///
/// Article, archive and titles are hostile input. Each format has one place where text becomes safe: ``CleanText`` for
/// control and bidi characters, `HTML` for markup, `MarkdownText`, and `JSONValue` for their own escapes.
import AssayCore
