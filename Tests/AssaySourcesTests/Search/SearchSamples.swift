/// Answers in the form of each service, written after their documentation.
enum SearchSamples {
  static let gdelt = #"""
    { "articles": [
      { "url": "https://news.example/kz/orda?id=1&x=2", "url_mobile": "", "title": "Kazakhstan : editor of Orda . kz under house arrest",
        "seendate": "20251202T061500Z", "socialimage": "https://news.example/i.jpg", "domain": "news.example",
        "language": "English", "sourcecountry": "Kazakhstan" },
      { "url": "https://other.example/2", "url_mobile": "", "title": "Second", "seendate": "20251203T000000Z",
        "socialimage": "", "domain": "other.example", "language": "Russian", "sourcecountry": "Russia" } ] }
    """#

  static let searxng = #"""
    {"query": "Gulnara Bazhkenova", "number_of_results": 0, "results": [
      {"url": "https://news.example/kz/orda", "title": "Editor of Orda.kz under house arrest",
       "content": "An investigating judge put Gulnara Bazhkenova\n under house arrest for two months.",
       "engine": "brave", "engines": ["brave", "mojeek"], "positions": [1, 2], "score": 3.0, "category": "general",
       "publishedDate": "2025-12-02T00:00:00"},
      {"url": "javascript:alert(1)", "title": "bad"},
      {"url": "https://other.example/2", "title": "Second", "content": "", "engine": "mojeek", "publishedDate": null}],
     "answers": [], "corrections": [], "infoboxes": [], "suggestions": ["x"], "unresponsive_engines": [["qwant", "timeout"]]}
    """#

  static let searxngEmpty =
    #"{"query": "x", "number_of_results": 0, "results": [], "answers": [], "unresponsive_engines": []}"#

  static let factChecks = #"""
    {"claims": [
      {"text": "Gulnara Bazhkenova was jailed for ten years", "claimant": "Viral posts", "claimDate": "2025-12-05T00:00:00Z",
       "claimReview": [
         {"publisher": {"name": "Lamp Checks", "site": "lamp.example"}, "url": "https://lamp.example/bazhkenova",
          "title": "No, the editor was not jailed", "reviewDate": "2025-12-09T00:00:00Z", "textualRating": "False",
          "languageCode": "en"}]},
      {"text": "Bazhkenova left the country",
       "claimReview": [{"publisher": {"site": "beam.example"}, "url": "https://beam.example/2", "textualRating": "Unproven",
          "languageCode": "ru"}, {"publisher": {}, "url": "mailto:x"}]},
      {"claimReview": []}], "nextPageToken": "CAo"}
    """#

  static let wikiHits = #"""
    {"batchcomplete": true, "continue": {"sroffset": 2, "continue": "-||"}, "query": {"searchinfo": {"totalhits": 9}, "search": [
      {"ns": 0, "title": "Orda.kz", "pageid": 71, "timestamp": "2026-01-05T10:00:00Z",
       "snippet": "Orda.kz is led by <span class=\"searchmatch\">Gulnara</span> Bazhkenova &amp; others"},
      {"ns": 0, "title": "Press in Kazakhstan", "pageid": 72, "timestamp": "2025-11-01T10:00:00Z", "snippet": "…"}]}}
    """#

  static let wikiEmpty =
    #"{"batchcomplete": true, "query": {"searchinfo": {"totalhits": 0}, "search": []}}"#

  static func wikiPage(_ id: String) -> String {
    #"""
    {"batchcomplete": true, "query": {"pages": [{"pageid": \#(id), "ns": 0, "title": "Orda.kz",
      "extract": "Orda.kz is a news site from Kazakhstan.\n\n\nHistory\nIn December 2025 its editor, Gulnara Bazhkenova, was put under house arrest.",
      "contentmodel": "wikitext", "pagelanguage": "en", "touched": "2026-01-06T00:00:00Z",
      "fullurl": "https://wiki.example/wiki/Orda.kz?\#(id)", "canonicalurl": "https://wiki.example/wiki/Orda.kz?\#(id)"}]}}
    """#
  }
}
