import AssayCore
import Foundation

/// What fact checkers' ratings mean in our verdicts, where that is beyond doubt.
///
/// Only ratings that say plainly "true", "false" or "not proven" are mapped, in the languages of the larger fact
/// checkers. Shades ("Mostly False", "Half True", "Two Pinocchios", "Missing context", "Satire") stay in the fact
/// checker's own words: each scale draws those lines elsewhere.
enum RatingScale {
  /// The verdict for a rating; nil where its meaning is not beyond doubt.
  ///
  /// Without a label, the number decides only at the very ends of a scale whose ends are given.
  static func verdict(label: String?, value: Double?, best: Double?, worst: Double?) -> Verdict? {
    if let label {
      // "False. The picture is from 2014." rates with its first words.
      for words in [key(label), key(String(label.prefix { !".:;!—–(\n".contains($0) }))] {
        if let verdict = labels[words] { return verdict }
      }
      return nil
    }
    guard let value, let best, let worst, best > worst else { return nil }
    return value == worst ? .refuted : value == best ? .supported : nil
  }

  /// Lower case, letters and digits with single spaces.
  private static func key(_ label: String) -> String {
    label.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static let labels: [String: Verdict] = {
    var labels: [String: Verdict] = [:]
    for label in falsities { labels[label] = .refuted }
    for label in truths { labels[label] = .supported }
    for label in unproven { labels[label] = .notEnoughEvidence }
    return labels
  }()

  private static let falsities = [
    // English
    "false", "fake", "fake news", "hoax", "pants on fire", "four pinocchios", "incorrect", "not true",
    "untrue",
    "wrong", "fabricated", "debunked", "inaccurate", "this is false", "the claim is false", "false claim",
    // Russian, Ukrainian, Belarusian, Kazakh
    "ложь", "неправда", "фейк", "не правда", "ложное утверждение", "ложное", "неверно", "фальшивка",
    "вымысел",
    "брехня", "неправдиво", "хибно", "маніпуляція і фейк", "няпраўда", "хлусня", "жалған", "өтірік",
    "жалған ақпарат",
    // German, French, Spanish, Portuguese, Italian
    "falsch", "frei erfunden", "größtenteils erfunden", "faux", "c est faux", "infox", "falso", "es falso",
    "bulo",
    "falsa", "mentira", "bufala", "notizia falsa",
    // Polish, Czech, Romanian, Turkish, Georgian, Armenian
    "fałsz", "fałszywe", "nieprawda", "nepravda", "fals", "yanlış", "asılsız", "ყალბი", "სიცრუე", "ტყუილი",
    "կեղծ",
    // Arabic, Hindi, Indonesian, Chinese, Japanese
    "كاذب", "خطأ", "زائف", "गलत", "झूठ", "फर्जी", "salah", "hoaks", "错误", "虚假", "假", "誤り", "虚偽",
  ]

  private static let truths = [
    "true", "correct", "accurate", "the geppetto checkmark", "geppetto checkmark", "this is true", "verified",
    "правда", "верно", "это правда", "достоверно", "рас", "шындық", "праўда", "wahr", "richtig", "vrai",
    "c est vrai",
    "verdadero", "cierto", "verdadeiro", "vero", "prawda", "pravda", "adevărat", "doğru", "სიმართლე", "ճիշտ",
    "صحيح",
    "सच", "सही", "benar", "正确", "真实", "正確",
  ]

  private static let unproven = [
    "unproven", "unverified", "unsupported", "no evidence", "not enough evidence", "insufficient evidence",
    "не доказано", "недоказуемо", "нет доказательств", "дәлелденбеген", "unbelegt", "nicht belegt",
    "non prouvé",
    "no hay pruebas", "sin pruebas", "sem provas", "non dimostrato", "kanıtlanamadı", "nieweryfikowalne",
  ]
}
