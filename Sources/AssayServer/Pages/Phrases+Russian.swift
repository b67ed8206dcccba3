import AssayCore
import AssayReport

extension Phrases {
  static let russian = Phrases(
    language: "ru", verdict: { Phrases.verdictInRussian($0) },
    counts: { summary in
      let parts = Mark.allCases.filter { $0.count(in: summary) > 0 }
        .map { "\(Phrases.verdictInRussian($0).lowercased()): \($0.count(in: summary))" }
      return parts.isEmpty ? "утверждений не найдено" : parts.joined(separator: ", ")
    },
    confidence: { "уверенность \(Wording.percent($0))" }, date: { Phrases.dateInRussian($0) },
    months: ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    skip: "К содержанию", home: "Assay", search: "Поиск в архиве", watch: "Наблюдение",
    changes: "Изменённые вердикты", site: "Сайт", untitled: "Статья без заголовка",
    again: "Проверить другую статью",
    startTitle: "Проверка статьи",
    startLead:
      "Assay находит в статье утверждения, которые стоит проверить, ищет свидетельства в этом архиве и показывает каждый "
      + "вердикт вместе с цитатой, на которой он основан.",
    address: "Адрес статьи", addressHint: "Страница или PDF, открытые для всех.",
    text: "Текст статьи", textHint: "Вставьте простой текст или Markdown.",
    file: "Файл", fileHint: "HTML, PDF, EPUB, электронное письмо, Markdown или текст, до 16 МБ.",
    drop: "Файл можно перетащить в любое место страницы.",
    check: "Проверить", recent: "Последние проверки", none: "Здесь ещё не проверено ни одной статьи.",
    waitingSince: { "ожидает: \($0)" }, runningNow: { "идёт проверка, \($0)" },
    failedAt: { "не удалась: \($0)" },
    inProgress: "Идёт проверка", waiting: "Проверка ждёт своей очереди", claimsSoFar: "Найденные утверждения",
    refreshes: "Страница показывает то, что известно к моменту загрузки, и обновляется сама.",
    failed: "Статью не удалось проверить", claimsChecked: "Проверено утверждений",
    lost: "Связь прервалась; проверка продолжается. Пробуем снова …",
    before: { "Проверка ждёт своей очереди, перед ней: \($0)" }, progress: "Проверено {done} из {total}",
    checkedArticle: "Проверенная статья", views: "Разделы проверки", article: "Статья",
    timeline: "Хронология", sources: "Источники", revisions: "Изменения",
    by: { "Автор: \($0)" }, originalAt: { "Оригинал: \($0)" }, published: "Опубликовано",
    checked: "Проверено",
    filter: "Показать", filterLabel: "Утверждения по вердикту", all: "Все",
    nothingShown: "Утверждений с таким вердиктом нет.",
    nextClaim: "следующее утверждение", previousClaim: "предыдущее утверждение",
    itsEvidence: "его свидетельства", backToText: "назад к тексту", keysOff: "Отключить клавиши",
    keysOn: "Включить клавиши", shown: "Показано утверждений: {count}",
    claims: "Утверждения", inTheArticle: "В статье", showInText: "Показать в тексте", why: "Почему",
    claimTitle: { "Утверждение \($0): \($1)" }, claimOf: { "Утверждение \($0) статьи " },
    timelineTitle: "Когда это произошло и когда опубликованы свидетельства",
    noDates: "В статье нет дат.", sameInWords: "То же словами",
    pictureLabel: "По датам: утверждения над осью, свидетельства под ней",
    pictureCaption:
      "Над осью: то, о чём говорится в утверждениях. Под осью: когда опубликованы решающие свидетельства.",
    furtherBack: "У левого края: то, что было раньше.", publishedMark: "опубликовано",
    evidenceOn: { "свидетельство к утверждению \($0)" },
    whoBacksWhat: "Кто что подтверждает",
    noDocumentDecides: "Ни один документ не решает судьбу утверждений этой статьи.",
    supports: "подтверждает", contradicts: "противоречит", undecided: "не решает",
    publisherNotKnown: "Издатель неизвестен",
    sourcesLead: { documents, sources in
      "Решающих документов: \(documents), независимых источников: \(sources). Копии одного текста, тексты одного издателя "
        + "и издания одного владельца считаются одним источником."
    },
    owner: { "Владелец: \($0)" },
    revisionsTitle: "Как менялись вердикты",
    notFollowed:
      "За этой проверкой не следят: её вердикты относятся к дню, когда она сделана. Сервер, запущенный с --follow, "
      + "поддерживает проверки в актуальном состоянии.",
    followedSince: "За проверкой следят с", judgedLast: "Последняя повторная оценка утверждения:",
    nothingChanged: "Ни один вердикт не изменился.",
    changedSince: "Изменилось после этой проверки", now: "теперь", was: "было",
    whyChanged: "Что изменилось и почему", changedTo: "изменено на", checkedAgain: "Статья проверена заново.",
    changesLead: "Последние изменения вердиктов во всех отслеживаемых проверках, каждое с его причиной.",
    noChanges: "Вердикты отслеживаемых проверок пока не менялись.",
    changesFeed: "То же в виде ленты Atom",
    searchLabel: "Слова или утверждение", searchButton: "Найти", nothingFound: "Ничего не найдено",
    passages: { "Найдено отрывков: \($0)" },
    notWatched: "Пока ни за чем не наблюдают. Начните со списка лент:",
    lastHour: "Новые документы за час", lastDay: "Новые документы за 24 часа",
    changedLastDay: "Изменённые документы за 24 часа", longestOverdue: "Наибольшее опоздание",
    lastReading: "Последнее чтение", unreadable: "Источники, которые не удаётся прочитать",
    sourcesOf: { "Источники: \($0)" },
    readWhole: "Читать статью со свидетельствами", factCheckOf: { "Проверка фактов Assay, \($0)" })

  private static func verdictInRussian(_ mark: Mark) -> String {
    switch mark {
    case .supported: "Подтверждено"
    case .refuted: "Опровергнуто"
    case .conflicting: "Свидетельства расходятся"
    case .notEnoughEvidence: "Недостаточно свидетельств"
    case .notCheckable: "Не проверяется"
    case .failed: "Сбой проверки"
    }
  }

  private static func dateInRussian(_ date: PartialDate) -> String {
    let names = [
      ("январь", "января"), ("февраль", "февраля"), ("март", "марта"), ("апрель", "апреля"), ("май", "мая"),
      ("июнь", "июня"), ("июль", "июля"), ("август", "августа"), ("сентябрь", "сентября"),
      ("октябрь", "октября"), ("ноябрь", "ноября"), ("декабрь", "декабря"),
    ]
    guard let month = date.month else { return "\(date.year) год" }
    let name = names[month - 1]
    return date.day.map { "\($0) \(name.1) \(date.year) года" } ?? "\(name.0) \(date.year) года"
  }
}
