import AssayCore
import AssayReport

/// The words of the interface in one language.
///
/// One table a language: the compiler sees to it that none lacks a text. The report itself, with its summary, explanations
/// and cards, is English, and marked as such on the pages of other languages. Where a text has a place for something, it
/// is a function.
struct Phrases: Sendable {
  /// BCP 47 code.
  let language: String

  // Verdicts, numbers and dates.
  let verdict: @Sendable (Mark) -> String
  let counts: @Sendable (Summary) -> String
  let confidence: @Sendable (Double) -> String
  let date: @Sendable (PartialDate) -> String
  /// The months' names, short, for an axis.
  let months: [String]

  // What all pages have.
  let skip, home, search, watch, changes, site: String
  let untitled, again: String

  // The start page.
  let startTitle, startLead: String
  let address, addressHint, text, textHint, file, fileHint, drop, check: String
  let recent, none: String
  let waitingSince, runningNow, failedAt: @Sendable (String) -> String

  // A check in progress.
  let inProgress, waiting, claimsSoFar, refreshes, failed, claimsChecked, lost: String
  let before: @Sendable (Int) -> String
  /// With the places `{done}` and `{total}`, as the script fills them as well.
  let progress: String

  // A checked article.
  let checkedArticle, views, article, timeline, sources, revisions: String
  let by, originalAt: @Sendable (String) -> String
  let published, checked: String
  let filter, filterLabel, all, nothingShown: String
  let nextClaim, previousClaim, itsEvidence, backToText, keysOff, keysOn: String
  /// With the place `{count}`.
  let shown: String

  // One claim.
  let claims, inTheArticle, showInText, why: String
  let claimTitle: @Sendable (Int, String) -> String
  /// What stands before the article's title.
  let claimOf: @Sendable (Int) -> String

  // The timeline.
  let timelineTitle, noDates, sameInWords: String
  let pictureLabel, pictureCaption, furtherBack, publishedMark: String
  let evidenceOn: @Sendable (_ claims: String) -> String

  // Sources.
  let whoBacksWhat, noDocumentDecides, supports, contradicts, undecided, publisherNotKnown: String
  let sourcesLead: @Sendable (_ documents: Int, _ sources: Int) -> String
  let owner: @Sendable (String) -> String

  // How verdicts changed.
  let revisionsTitle, notFollowed, followedSince, judgedLast, nothingChanged: String
  let changedSince, now, was, whyChanged, changedTo, checkedAgain: String
  let changesLead, noChanges, changesFeed: String

  // Search.
  let searchLabel, searchButton, nothingFound: String
  let passages: @Sendable (Int) -> String

  // The watch.
  let notWatched, lastHour, lastDay, changedLastDay, longestOverdue, lastReading, unreadable: String
  let sourcesOf: @Sendable (String) -> String

  // The frame on another site.
  let readWhole: String
  let factCheckOf: @Sendable (String) -> String

  /// A moment in words.
  func moment(_ moment: UTCMoment) -> String { "\(date(moment.day)), \(moment.clock)" }

  /// What a passage does to a claim, in a word or two.
  func stance(_ stance: Stance) -> String {
    switch stance {
    case .supports: supports
    case .refutes: contradicts
    case .neutral: undecided
    }
  }

  /// How far a check is, in words.
  func progress(_ done: Int, of total: Int) -> String {
    progress.replacing("{done}", with: "\(done)").replacing("{total}", with: "\(total)")
  }
}
