/// What tells one language from others in the same script.
struct LanguageProfile {
  let code: String
  /// Frequent words in lower case.
  let words: Set<String>
  /// Letters outside ASCII, or outside Russian, that the language uses.
  let letters: Set<Unicode.Scalar>
  /// How much such a letter counts beside a frequent word.
  let letterWeight: Double

  init(_ code: String, _ words: String, letters: String, weight: Double) {
    self.code = code
    self.words = Set(words.split(separator: " ").map(String.init))
    self.letters = Set(letters.unicodeScalars)
    letterWeight = weight
  }
}

/// The profiles known.
enum LanguageProfiles {
  static func profiles(of script: Script) -> [LanguageProfile] { script == .cyrillic ? cyrillic : latin }

  private static let latin = [
    LanguageProfile(
      "en",
      "the of and to in a is that for it was on with as by at be this are from has have were an not which his had but "
        + "their they said after will been who would its more about than when there also",
      letters: "", weight: 0),
    LanguageProfile(
      "de",
      "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
        + "dass sie nach wird bei einer um am sind noch wie einem über wurde ich nur",
      letters: "äöüß", weight: 0.3),
    LanguageProfile(
      "fr",
      "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se le ce il sont avec son aux "
        + "d'une cette ont mais comme ou été leur elle était deux",
      letters: "éèàçêœùîô", weight: 0.25),
    LanguageProfile(
      "es",
      "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque "
        + "esta entre cuando muy sin sobre también hasta hay donde fue ha es son",
      letters: "ñáíóú¿¡é", weight: 0.25),
    LanguageProfile(
      "it",
      "di e il la che in a per è un del della non sono con una si da le dei nel alla più al come anche lo ha i gli "
        + "delle ma dal questo nella suo stato ai",
      letters: "àèìòù", weight: 0.25),
    LanguageProfile(
      "pt",
      "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando "
        + "muito nos já eu também só pelo pela até isso foi são é",
      letters: "ãõçáéíóúâêô", weight: 0.25),
    LanguageProfile(
      "nl",
      "de het een en van in is dat op te zijn met voor niet die er aan om ook als dan maar bij uit nog naar heeft hij "
        + "ze wordt door over werd deze had kan meer",
      letters: "ëï", weight: 0.2),
    LanguageProfile(
      "pl",
      "w i na z do że się nie jest o po od to przez za dla ale jak oraz co są ze był tym jego które który może tego",
      letters: "ąćęłńóśźż", weight: 0.35),
    LanguageProfile(
      "tr",
      "ve bir bu için da de ile olarak çok daha olan gibi sonra en kadar ne ki var ancak değil olduğu ise tarafından "
        + "her göre etti dedi türkiye olduğunu diye",
      letters: "ğışçöüİ", weight: 0.3),
    LanguageProfile(
      "uz",
      "va bilan uchun bu ham bir da o'z edi bo'lgan qilish deb emas yil hamda esa haqida bo'yicha kerak o'zbekiston lekin "
        + "qildi bo'ldi yoki mumkin boshqa so'ng keyin yilda",
      letters: "ʻ", weight: 0.4),
    LanguageProfile(
      "az",
      "və bu bir ilə üçün də da olan edib olub bildirib azərbaycan daha sonra ki həm isə etmək görə tərəfindən",
      letters: "əğışçöüİ", weight: 0.3),
  ]

  private static let cyrillic = [
    LanguageProfile(
      "ru",
      "и в не на что с по как это из к а за от для о но он его было также она после до при или был года их были которые "
        + "который они во же у бы уже так все со году только если",
      letters: "ыэъё", weight: 0.15),
    LanguageProfile(
      "uk",
      "і в у на що не з до та за як від це про й для він але його було також після вона а або є які який року щоб були "
        + "під час із ще вже так",
      letters: "іїєґ", weight: 0.4),
    LanguageProfile(
      "be",
      "і ў у на што не з да за як ад гэта пра для ён але яго было таксама пасля яна а або якія які быў былі года",
      letters: "ўіыэё", weight: 0.3),
    LanguageProfile(
      "kk",
      "және бұл мен да де үшін бір деп бойынша туралы ол осы болып қазақстан жылы ретінде еді екенін болды деген өз "
        + "тиіс бар жоқ сондай ақ кейін керек арқылы пен",
      letters: "әғқңөұүһі", weight: 0.5),
    LanguageProfile(
      "ky",
      "жана бул менен үчүн бир деп боюнча тууралуу ал ошол кыргыз кыргызстан жылы эле болгон болду өз бар жок дагы "
        + "кийин керек аркылуу катары эмес болуп да",
      letters: "ңөү", weight: 0.45),
  ]
}
