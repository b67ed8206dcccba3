import AssayReport

extension Phrases {
  static let english = Phrases(
    language: "en", verdict: { $0.words }, counts: { Wording.counts($0) },
    confidence: { Wording.confidence($0) }, date: { DateWords.words($0) },
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    skip: "Skip to the content", home: "Assay", search: "Search the archive", watch: "Watch",
    changes: "Changed verdicts", site: "Site", untitled: "Untitled article", again: "Check another article",
    startTitle: "Check an article",
    startLead:
      "Assay finds the statements worth checking, looks for evidence in this archive, and shows every verdict with the "
      + "quoted passage it rests on.",
    address: "Address of the article", addressHint: "A page or a PDF that anybody can open.",
    text: "Its text", textHint: "Plain text or Markdown, pasted.",
    file: "A file", fileHint: "HTML, PDF, EPUB, e-mail, Markdown or text, up to 16 MB.",
    drop: "It can be dropped anywhere on this page.",
    check: "Check", recent: "Recent checks", none: "No article has been checked here yet.",
    waitingSince: { "waiting since \($0)" }, runningNow: { "running, \($0)" }, failedAt: { "failed, \($0)" },
    inProgress: "The check is running", waiting: "The check waits for its turn",
    claimsSoFar: "Statements found",
    refreshes: "This page shows what is known when it is loaded; it loads itself again to show more.",
    failed: "The article could not be checked", claimsChecked: "Claims checked",
    lost: "The connection was lost; the check goes on. Trying again …",
    before: { "The check waits for its turn: \($0) before it" }, progress: "{done} of {total} claims",
    checkedArticle: "Checked article", views: "Views of this check", article: "Article",
    timeline: "Timeline", sources: "Sources", revisions: "Revisions",
    by: { "By \($0)" }, originalAt: { "Original at \($0)" }, published: "Published", checked: "Checked",
    filter: "Show", filterLabel: "Claims by verdict", all: "All",
    nothingShown: "No statement has this verdict.",
    nextClaim: "next claim", previousClaim: "previous claim", itsEvidence: "its evidence",
    backToText: "back to the text", keysOff: "Turn keys off", keysOn: "Turn keys on",
    shown: "Claims shown: {count}",
    claims: "Claims", inTheArticle: "In the article", showInText: "Show in the text", why: "Why",
    claimTitle: { "Claim \($0): \($1)" }, claimOf: { "Claim \($0) of " },
    timelineTitle: "When it happened, and when evidence was published",
    noDates: "The article gives no dates.", sameInWords: "The same in words",
    pictureLabel: "Claims above the axis, evidence below it, by date",
    pictureCaption:
      "Above the axis: what the claims speak of. Below it: when evidence that decides was published.",
    furtherBack: "At the left edge: what lies further back.", publishedMark: "published",
    evidenceOn: { "evidence on claim \($0)" },
    whoBacksWhat: "Who backs what", noDocumentDecides: "No document decides about a claim of this article.",
    supports: "supports", contradicts: "contradicts", undecided: "does not decide",
    publisherNotKnown: "Publisher not known",
    sourcesLead: { documents, sources in
      "\(documents == 1 ? "1 document" : "\(documents) documents") from "
        + "\(sources == 1 ? "1 independent source" : "\(sources) independent sources") decide about claims. Copies of one "
        + "text, texts of one publisher, and publishers of one owner count as one source."
    },
    owner: { "Owner: \($0)" },
    revisionsTitle: "How the verdicts changed",
    notFollowed:
      "This check is not followed: its verdicts are those of the day it was made. A server that was started with "
      + "--follow keeps its checks current.",
    followedSince: "Followed since", judgedLast: "A claim was judged again last on",
    nothingChanged: "No verdict has changed.",
    changedSince: "Changed since this check", now: "now", was: "was", whyChanged: "What changed, and why",
    changedTo: "changed to", checkedAgain: "The article was checked again.",
    changesLead: "The latest changes of verdicts on the claims of all followed checks, each with its cause.",
    noChanges: "No verdict on a claim of a followed check has changed yet.",
    changesFeed: "The same as an Atom feed",
    searchLabel: "Words or a statement", searchButton: "Search", nothingFound: "Nothing was found",
    passages: { $0 == 1 ? "1 passage" : "\($0) passages" },
    notWatched: "Nothing is watched yet. Begin with a list of feeds:",
    lastHour: "New documents, last hour", lastDay: "New documents, last 24 hours",
    changedLastDay: "Changed documents, last 24 hours", longestOverdue: "Longest overdue",
    lastReading: "Last reading", unreadable: "Sources that cannot be read",
    sourcesOf: { "Sources: \($0)" },
    readWhole: "Read the article with its evidence", factCheckOf: { "Fact check by Assay, \($0)" })
}
