/// How many of a block's words belong to each of the things that pages print around articles.
///
/// The names of elements tell a page's parts apart, but many pages have none; then the words themselves must. A vocabulary
/// of English, German, French, Spanish, Italian, Polish and Russian, never the name of a site but for the networks that
/// every site links to.
struct TextCues {
  /// Words by class, in the order of ``names``.
  private(set) var counts = [UInt16](repeating: 0, count: TextCues.names.count)
  /// All words.
  private(set) var words = 0

  /// The classes.
  static let names = [
    "consent", "comment", "account", "share", "legal", "more", "picture", "shop", "byline",
  ]

  /// Counts in one pass over the bytes.
  init(_ text: String) {
    var hash = HTMLTag.basis
    var length = 0
    for byte in text.utf8 {
      if byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) {
        hash = HTMLTag.step(hash, byte)
        length += 1
      } else {
        endWord(hash, length)
        hash = HTMLTag.basis
        length = 0
      }
    }
    endWord(hash, length)
  }

  private mutating func endWord(_ hash: UInt64, _ length: Int) {
    guard length > 0 else { return }
    words += 1
    guard length > 1, length < 24, let classes = TextCues.table[hash] else { return }
    for index in counts.indices where classes & (1 << UInt16(index)) != 0 && counts[index] < .max {
      counts[index] += 1
    }
  }

  private static let table: [UInt64: UInt16] = {
    var table: [UInt64: UInt16] = [:]
    for (index, words) in vocabulary.enumerated() {
      for word in words.split(separator: " ") {
        table[word.utf8.reduce(HTMLTag.basis, HTMLTag.step), default: 0] |= 1 << UInt16(index)
      }
    }
    return table
  }()

  private static let vocabulary = [
    // consent
    "cookie cookies consent privacy gdpr dsgvo datenschutz datenschutzerklärung einwilligung einwilligen zustimmen "
      + "zustimmung akzeptieren accept tracking analytics präferenzen preferences einstellungen personalisierte "
      + "widerrufen datenverarbeitung anbieter essenzielle confidentialité accepter privacidad aceptar consentimiento "
      + "accetta consenso zgoda prywatności konfidencjalności файлы куки согласие",
    // comment
    "comment comments commented reply replies respond response responses says wrote kommentar kommentare "
      + "kommentieren antworten antwort antwortet schreibt sagt kommentaren leserkommentare diskussion commentaire commentaires "
      + "répondre comentario comentarios responder commento commenti rispondi komentarz komentarze odpowiedz "
      + "комментарий комментарии комментариев ответить gravatar trackback pingback moderated moderiert spam",
    // account
    "newsletter newsletters subscribe subscriber subscribers subscription login log sign signup register registered "
      + "account password username email mail inbox abonnieren abo abonnement anmelden anmeldung registrieren "
      + "registrierung passwort einloggen abonnenten konto benutzername mitglied member membership inscrire abonner "
      + "abonnez connecter suscribirse suscríbete regístrate iscriviti zaloguj zapisz подписаться подписка войти donate spenden",
    // share
    "share shared shares facebook twitter whatsapp instagram linkedin pinterest telegram youtube tiktok xing reddit "
      + "flipboard teilen geteilt tweet tweets follow followers folgen partager compartir condividi udostępnij "
      + "поделиться вконтакте copy link print drucken rss podcast",
    // legal
    "copyright rights reserved rechte vorbehalten imprint impressum agb terms conditions disclaimer policy nutzungsbedingungen "
      + "haftung mentions légales derechos reservados diritti riservati prawa zastrzeżone права защищены redistributed gmbh inc "
      + "ltd llc",
    // more
    "more read related also latest recommended popular trending mehr lesen weiterlesen auch weitere artikel beitrag beiträge "
      + "thema themen ähnliche interessieren nächster vorheriger next previous older newer lire aussi plus leer más también "
      + "noticias leggi anche altro czytaj więcej также читайте далее ещё tags stories articles schlagwörter kategorien "
      + "archiv category categories posted filed",
    // picture
    "photo photos photograph picture image images getty reuters afp dpa imago shutterstock istock pixabay unsplash "
      + "credit credits foto fotos bild bilder grafik quelle fotografie courtesy file crédit imagen fot zdjęcie фото video",
    // shop
    "price cart buy shop shipping order checkout sale discount stock eur usd warenkorb kaufen preis versand "
      + "bestellen lieferung mwst verfügbar angebot angebote kundenservice panier acheter carrito comprar carrello zamów cena купить",
    // byline
    "by published updated posted edited written author minutes min read january february march april june july august "
      + "september october november december von uhr stand aktualisiert veröffentlicht autor redaktion lesezeit januar "
      + "februar märz mai juni juli oktober dezember publié mis jour por publicado actualizado pubblicato aggiornato "
      + "opublikowano aktualizacja опубликовано обновлено автор",
  ]
}
