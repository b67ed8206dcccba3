/// The words that pages name their parts by, as their authors commonly choose them.
///
/// General terms of English, German, French, Spanish, Italian, Russian and Polish pages and of the common content
/// systems; never the name of a single site.
enum PartVocabulary {
  /// Whole words of a name.
  static let words: [String: PartWords] = {
    var table: [String: PartWords] = [:]
    for (part, names) in lists {
      for name in names.split(separator: " ") { table[String(name), default: []].formUnion(part) }
    }
    return table
  }()

  /// Words that are also recognised inside a longer one.
  static let pieces: [(String, PartWords)] = lists.flatMap { part, names in
    names.split(separator: " ").filter { long.contains(String($0)) }.map { (String($0), part) }
  }

  private static let long: Set<String> = [
    "comment", "kommentar", "newsletter", "related", "sidebar", "footer", "teaser", "breadcrumb", "social",
    "cookie",
    "advert", "promo", "recommend", "subscri", "caption", "byline", "navigation", "sharing", "articlebody",
    "articletext", "entrycontent", "postcontent", "storybody", "articlecontent", "postbody", "disqus",
    "taboola",
    "outbrain", "paywall", "disclaimer", "copyright", "imprint", "pagination", "werbung", "anzeige",
    "mostread",
    "trending", "popular", "widget", "readmore", "morefrom", "gallery", "slideshow", "login", "headline",
    "authorbox",
    "authorbio", "standfirst", "sponsor", "consent", "gdpr", "banner", "tooltip", "metadata", "sharebar",
    "sharelinks",
    "addthis",
  ]

  private static let lists: [(PartWords, String)] = [
    (
      .comment,
      "comment comments commentlist commentaire commentaires comentarios commenti kommentar kommentare disqus respond "
        + "reply replies discussion forum feedback livefyre reactions leserkommentare komentarze reader responses "
        + "pingback trackback remark leserbriefe"
    ),
    (
      .navigation,
      "nav navi navbar navigation menu menue breadcrumb breadcrumbs crumb crumbs pagination pager paging pagenav "
        + "wayfinder skip skiplink sitemap subnav topnav mainmenu toc jump anchor next prev previous adjacent older newer "
        + "dropdown burger offcanvas flyout tab tabs"
    ),
    (
      .related,
      "related relatedposts yarpp similar recommend recommended recommendation recommendations recirc recirculation "
        + "readmore morefrom mostread popular trending verwandt verwandte aehnliche weitere weiterlesen mehr empfehlung "
        + "empfehlungen outbrain taboola plista latest recent also further crosslink crosslinks linkbox seealso "
        + "associated upnext suggestions suggested lire aussi jp relatednews relacionados correlati more ligatus"
    ),
    (
      .share,
      "share sharing shares sharebar sharelinks sharedaddy addthis addtoany social socials facebook twitter whatsapp "
        + "pinterest shariff teilen partage like likes follow followus fb tweet tweetbutton socialmedia sociable linkedin"
    ),
    (
      .advert,
      "ad ads adv advert adverts advertisement advertising adsbygoogle adsense banner banners sponsor sponsored "
        + "sponsors promo promotion promoted werbung anzeige anzeigen dfp gpt doubleclick publicite reklama adbox adslot "
        + "adcontainer commercial affiliate billboard skyscraper partner teads"
    ),
    (
      .sidebar,
      "sidebar sidebars side aside widget widgets rail marginal marginalie seitenleiste rightcol rightcolumn "
        + "leftcol right complementary secondary infobox factbox box kasten"
    ),
    (.footer, "footer foot bottom fuss fusszeile colophon contentinfo siteinfo footnote footnotes endnote"),
    (.header, "header head masthead kopf topbar top banner hero intro"),
    (
      .byline,
      "byline meta metadata date datum time timestamp published updated dateline posted postmeta entrymeta pubdate "
        + "info infos details credits source quelle readtime reading"
    ),
    (
      .caption,
      "caption captions credit credits bildunterschrift legende legend copyright wp bu imagetext photographer "
        + "figcaption subline photocredit"
    ),
    (
      .signup,
      "newsletter newsletters subscribe subscription subscriptions subscri signup login signin register registration "
        + "cookie cookies consent gdpr paywall abo abonnement modal popup overlay lightbox piano donate donation spenden "
        + "member membership form cta optin mailing notice notification alert contact kontakt lead call"
    ),
    (
      .body,
      "articlebody articletext articlecontent articlecopy entrycontent postcontent postbody storybody storytext "
        + "storycontent newstext bodytext bodycopy fulltext artikeltext beitragstext paragraph richtext rte wysiwyg "
        + "paragraphs prose maincontent textblock copy textbody text"
    ),
    (
      .content,
      "article content contents entry post story main body hentry artikel beitrag news blog page detail single "
        + "inhalt contenu contenido primary center column container field item node text csc"
    ),
    (
      .teaser,
      "teaser teasers card cards tile tiles excerpt snippet preview headlines carousel slider swiper stage "
        + "feed grid topics topstories aufmacher vorschau thumb thumbnail"
    ),
    (
      .hidden,
      "hidden hide invisible visuallyhidden screenreader sr noprint offscreen assistive none js noscript"
    ),
    (
      .media,
      "media image images img photo photos picture gallery galerie galleries slideshow video videos player audio "
        + "figure bild bilder foto fotos podcast bildergalerie listen"
    ),
    (
      .tags,
      "tag tags tagcloud taglist keywords keyword category categories cat topic schlagwort schlagworte schlagwoerter "
        + "themen rubrik rubric labels kategorien section kicker channel"
    ),
    (
      .tool,
      "tool tools toolbar print drucken search suche searchform button buttons btn controls action actions fontsize "
        + "rating ratings vote votes poll survey counter tooltip icon icons bookmark save copy permalink edit download "
        + "functions funktionen service services feedback poll quiz"
    ),
    (
      .title,
      "title headline heading titel ueberschrift kicker overline dachzeile subtitle subheadline subhead"
    ),
    (
      .lead,
      "lead lede standfirst intro introduction deck dek abstract summary vorspann anleser chapo strapline description "
        + "subtitle subheadline sub perex leadtext introtext einleitung"
    ),
    (
      .author,
      "author authors autor autoren auteur bio biography profile authorbox authorbio vcard about avatar writer"
    ),
    (.list, "list listing archive archiv index liste loop items entries overview uebersicht"),
    (
      .embed,
      "embed embedded oembed tweet twitter instagram facebook xfbml tiktok telegram vk mastodon reddit youtube"
    ),
    (.quote, "quote blockquote pullquote zitat citation pull"),
    (
      .legal,
      "copyright copy legal disclaimer imprint impressum terms rights license licence lizenz datenschutz privacy agb"
    ),
  ]
}
