import AssayText
import Testing

struct LanguageIdentifierTests {
  @Test(arguments: [
    ("en", "The court in Almaty said on Monday that the journalist had been placed under house arrest."),
    ("de", "Das Gericht in Almaty hat am Montag entschieden, dass die Journalistin unter Hausarrest steht."),
    (
      "fr",
      "Le tribunal d'Almaty a décidé lundi que la journaliste est assignée à résidence dans une affaire."
    ),
    (
      "es",
      "El tribunal de Almaty decidió el lunes que la periodista quede bajo arresto domiciliario en su casa."
    ),
    ("tr", "Almatı mahkemesi pazartesi günü gazeteci için ev hapsi kararı verdi ve bu karar çok tartışıldı."),
    ("uz", "Toshkent shahar sudi jurnalist uchun uy qamog'i haqida qaror qildi va bu haqda xabar berdi."),
    ("ru", "Суд в Алматы в понедельник постановил, что журналистка будет находиться под домашним арестом."),
    (
      "uk", "Суд у Києві в понеділок вирішив, що журналістка перебуватиме під домашнім арештом, і це рішення."
    ),
    (
      "kk", "Алматы соты дүйсенбі күні журналисті үйқамаққа алу туралы шешім қабылдады және бұл туралы айтты."
    ),
    (
      "ky",
      "Бишкек шаарынын соту журналистти үй камагына чыгаруу боюнча чечим кабыл алды жана бул тууралуу билдирди."
    ),
    ("el", "Το δικαστήριο αποφάσισε τη Δευτέρα."), ("ka", "სასამართლომ გადაწყვიტა ორშაბათს."),
  ])
  func tellsLanguages(_ code: String, _ text: String) throws {
    let found = try #require(LanguageIdentifier().identify(text))
    #expect(found.code == code)
    #expect(found.probability > 0.5 && found.probability <= 1)
  }

  @Test(arguments: ["", "OK", "123 456", "Orda.kz", "…", "Xyzzy plugh frobnicate quux zorkmid"])
  func staysSilentWhenUnsure(_ text: String) { #expect(LanguageIdentifier().identify(text) == nil) }
}
