import AssayCore
import AssayReport

extension Phrases {
  static let kazakh = Phrases(
    language: "kk", verdict: { Phrases.verdictInKazakh($0) },
    counts: { summary in
      let parts = Mark.allCases.filter { $0.count(in: summary) > 0 }
        .map { "\(Phrases.verdictInKazakh($0).lowercased()): \($0.count(in: summary))" }
      return parts.isEmpty ? "тұжырым табылмады" : parts.joined(separator: ", ")
    },
    confidence: { "сенімділік \(Wording.percent($0))" }, date: { Phrases.dateInKazakh($0) },
    months: ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"],
    skip: "Мазмұнға өту", home: "Assay", search: "Мұрағаттан іздеу", watch: "Бақылау",
    changes: "Өзгерген шешімдер", site: "Сайт", untitled: "Тақырыпсыз мақала",
    again: "Басқа мақаланы тексеру",
    startTitle: "Мақаланы тексеру",
    startLead:
      "Assay мақаладан тексеруге тұрарлық тұжырымдарды тауып, осы мұрағаттан дәлел іздейді және әр шешімді ол сүйенетін "
      + "дәйексөзбен бірге көрсетеді.",
    address: "Мақаланың мекенжайы", addressHint: "Кез келген адам аша алатын бет немесе PDF.",
    text: "Мақаланың мәтіні", textHint: "Жай мәтінді немесе Markdown мәтінін қойыңыз.",
    file: "Файл", fileHint: "HTML, PDF, EPUB, электрондық хат, Markdown немесе мәтін, 16 МБ дейін.",
    drop: "Файлды беттің кез келген жеріне сүйреп апаруға болады.",
    check: "Тексеру", recent: "Соңғы тексерулер", none: "Мұнда әлі бірде-бір мақала тексерілген жоқ.",
    waitingSince: { "кезекте: \($0)" }, runningNow: { "тексеріліп жатыр, \($0)" },
    failedAt: { "сәтсіз аяқталды: \($0)" },
    inProgress: "Тексеру жүріп жатыр", waiting: "Тексеру кезегін күтіп тұр",
    claimsSoFar: "Табылған тұжырымдар",
    refreshes: "Бет жүктелген сәттегі мәліметті көрсетеді және өздігінен жаңарады.",
    failed: "Мақаланы тексеру мүмкін болмады", claimsChecked: "Тексерілген тұжырымдар",
    lost: "Байланыс үзілді; тексеру жалғасып жатыр. Қайта қосылуда …",
    before: { "Тексеру кезегін күтіп тұр, алдында: \($0)" }, progress: "Тексерілді: {done} / {total}",
    checkedArticle: "Тексерілген мақала", views: "Тексеру бөлімдері", article: "Мақала",
    timeline: "Хронология", sources: "Дереккөздер", revisions: "Өзгерістер",
    by: { "Авторы: \($0)" }, originalAt: { "Түпнұсқасы: \($0)" }, published: "Жарияланды",
    checked: "Тексерілді",
    filter: "Көрсету", filterLabel: "Тұжырымдар шешім бойынша", all: "Барлығы",
    nothingShown: "Мұндай шешімі бар тұжырым жоқ.",
    nextClaim: "келесі тұжырым", previousClaim: "алдыңғы тұжырым", itsEvidence: "оның дәлелдері",
    backToText: "мәтінге қайту", keysOff: "Пернелерді өшіру", keysOn: "Пернелерді қосу",
    shown: "Көрсетілген тұжырымдар: {count}",
    claims: "Тұжырымдар", inTheArticle: "Мақалада", showInText: "Мәтіннен көрсету", why: "Неліктен",
    claimTitle: { "\($0)-тұжырым: \($1)" }, claimOf: { "\($0)-тұжырым, мақала: " },
    timelineTitle: "Бұл қашан болды және дәлелдер қашан жарияланды",
    noDates: "Мақалада күндер көрсетілмеген.", sameInWords: "Дәл сол сөзбен",
    pictureLabel: "Күндер бойынша: тұжырымдар осьтің үстінде, дәлелдер астында",
    pictureCaption:
      "Осьтің үстінде: тұжырымдарда айтылғандар. Астында: шешуші дәлелдердің жарияланған уақыты.",
    furtherBack: "Сол жақ шетте: бұдан бұрын болғандар.", publishedMark: "жарияланды",
    evidenceOn: { "\($0)-тұжырымға қатысты дәлел" },
    whoBacksWhat: "Кім нені растайды",
    noDocumentDecides: "Осы мақаланың тұжырымдары туралы бірде-бір құжат шешуші емес.",
    supports: "растайды", contradicts: "қайшы келеді", undecided: "шешпейді",
    publisherNotKnown: "Баспагері белгісіз",
    sourcesLead: { documents, sources in
      "Шешуші құжаттар: \(documents), тәуелсіз дереккөздер: \(sources). Бір мәтіннің көшірмелері, бір баспагердің мәтіндері "
        + "және бір иенің басылымдары бір дереккөз болып саналады."
    },
    owner: { "Иесі: \($0)" },
    revisionsTitle: "Шешімдер қалай өзгерді",
    notFollowed:
      "Бұл тексеру бақыланбайды: оның шешімдері жасалған күнге қатысты. --follow арқылы іске қосылған сервер тексерулерін "
      + "жаңартып отырады.",
    followedSince: "Бақылау басталған уақыт:", judgedLast: "Тұжырым соңғы рет қайта бағаланды:",
    nothingChanged: "Бірде-бір шешім өзгерген жоқ.",
    changedSince: "Осы тексеруден кейін өзгергені", now: "қазір", was: "бұрын",
    whyChanged: "Не өзгерді және неліктен", changedTo: "мынаған өзгерді:",
    checkedAgain: "Мақала қайта тексерілді.",
    changesLead: "Барлық бақыланатын тексерулердегі шешімдердің соңғы өзгерістері, әрқайсысының себебімен.",
    noChanges: "Бақыланатын тексерулердің шешімдері әзірге өзгерген жоқ.",
    changesFeed: "Дәл сол Atom таспасы түрінде",
    searchLabel: "Сөздер немесе тұжырым", searchButton: "Іздеу", nothingFound: "Ештеңе табылмады",
    passages: { "Табылған үзінділер: \($0)" },
    notWatched: "Әзірге ештеңе бақыланбайды. Таспалар тізімінен бастаңыз:",
    lastHour: "Соңғы сағаттағы жаңа құжаттар", lastDay: "Соңғы 24 сағаттағы жаңа құжаттар",
    changedLastDay: "Соңғы 24 сағатта өзгерген құжаттар", longestOverdue: "Ең ұзақ кешігу",
    lastReading: "Соңғы оқылуы", unreadable: "Оқу мүмкін болмаған дереккөздер",
    sourcesOf: { "Дереккөздер: \($0)" },
    readWhole: "Мақаланы дәлелдерімен оқу", factCheckOf: { "Assay фактілерді тексеруі, \($0)" })

  private static func verdictInKazakh(_ mark: Mark) -> String {
    switch mark {
    case .supported: "Расталды"
    case .refuted: "Теріске шығарылды"
    case .conflicting: "Дәлелдер қайшы"
    case .notEnoughEvidence: "Дәлел жеткіліксіз"
    case .notCheckable: "Тексерілмейді"
    case .failed: "Тексеру қатесі"
    }
  }

  private static func dateInKazakh(_ date: PartialDate) -> String {
    let names = [
      "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
      "қараша",
      "желтоқсан",
    ]
    guard let month = date.month else { return "\(date.year) жыл" }
    return date.day.map { "\(date.year) жылғы \($0) \(names[month - 1])" }
      ?? "\(date.year) жылғы \(names[month - 1])"
  }
}
