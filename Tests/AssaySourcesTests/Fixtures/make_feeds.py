#!/usr/bin/env python3
"""Writes feeds.jsonl: feeds as the specifications have them and as they really are, with what is to be read in them.

    python3 make_feeds.py            needs only Python's own library

Every feed is written by us, after the specifications (RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed, sitemaps)
and after mistakes that feed readers are known to meet. What is expected is what the table says, never what a parser gave.

A line: {"name", "address", "charset" (of the server, or null), "text" or "base64", "expect": {...}}. In "expect", keys
that are absent are not looked at; items are compared in order: title, link, id, published (UTC), text.
"""
import base64
import json
from pathlib import Path

OUT = Path(__file__).with_name("feeds.jsonl")
ADDRESS = "https://news.example/feeds/main.xml"
FEEDS = []


def add(name, feed, items=None, charset=None, encoding=None, address=ADDRESS, **expect):
    line = {"name": name, "address": address, "charset": charset}
    if isinstance(feed, bytes) or encoding:
        data = feed if isinstance(feed, bytes) else feed.encode(encoding)
        line["base64"] = base64.b64encode(data).decode()
    else:
        line["text"] = feed
    if items is not None:
        expect["items"] = items
    line["expect"] = expect
    FEEDS.append(line)


def rss(inner, version="2.0", head="", attributes="", declaration='<?xml version="1.0" encoding="utf-8"?>'):
    return (f'{declaration}<rss version="{version}"{attributes}><channel><title>Daily</title><link>https://news.example/</link>'
            f"<description>All the news</description>{head}{inner}</channel></rss>")


def item(title="A court ruled", link="https://news.example/1", extra=""):
    link = f"<link>{link}</link>" if link else ""
    return f"<item><title>{title}</title>{link}{extra}</item>"


def atom(inner, head="", attributes=""):
    return ('<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"' + attributes + ">"
            "<title>Daily</title><id>urn:x:feed</id><updated>2025-12-01T10:00:00Z</updated>" + head + inner + "</feed>")


def entry(title="A court ruled", link='<link href="https://news.example/1"/>', extra=""):
    return f"<entry><title>{title}</title><id>urn:x:1</id><updated>2025-12-01T10:00:00Z</updated>{link}{extra}</entry>"


ONE = [{"title": "A court ruled", "link": "https://news.example/1"}]
DATE = "Mon, 01 Dec 2025 10:00:00 GMT"
WHEN = "2025-12-01T10:00:00Z"

# --- Formats ---------------------------------------------------------------------------------------------------------
for version in ["0.91", "0.92", "0.93", "0.94", "2.0", "2.0.1", ""]:
    add(f"rss {version or 'without version'}", rss(item(extra=f"<pubDate>{DATE}</pubDate>"), version),
        [ONE[0] | {"published": WHEN}], format="rss", title="Daily", link="https://news.example/")
for space in ["http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss", "http://purl.org/rss/1.0/"]:
    add(f"rss 2.0 in the name space {space}", rss(item(), attributes=f' xmlns="{space}"'), ONE, format="rss", title="Daily")
add("rss 0.90", '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Daily</title><link>https://news.example/</link>'
    "<description>d</description></channel>" + item() + "</rdf:RDF>", ONE, format="rdf", title="Daily")
RDF = ('<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
       'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
       '<channel rdf:about="https://news.example/"><title>Daily</title><link>https://news.example/</link><description>d</description>'
       '<items><rdf:Seq><rdf:li rdf:resource="https://news.example/1"/></rdf:Seq></items></channel>%s</rdf:RDF>')
add("rss 1.0", RDF % ('<item rdf:about="https://news.example/1"><title>A court ruled</title><link>https://news.example/1</link>'
    "<dc:date>2025-12-01T15:00:00+05:00</dc:date><description>Short.</description></item>"),
    [ONE[0] | {"id": "https://news.example/1", "published": WHEN, "text": "Short."}], format="rdf", title="Daily")
add("rss 1.0, only rdf:about", RDF % '<item rdf:about="https://news.example/1"><title>A court ruled</title></item>', ONE)
add("rss 1.0 with image and text input", RDF % ("<image><title>Logo</title><link>https://x.example/</link><url>https://x.example/a.png"
    "</url></image>" + item() + "<textinput><title>Search</title><link>https://x.example/s</link></textinput>"), ONE, title="Daily")
add("atom 1.0", atom(entry(extra="<published>2025-12-01T10:00:00Z</published><summary>Short.</summary>")),
    [ONE[0] | {"id": "urn:x:1", "published": WHEN, "text": "Short."}], format="atom", title="Daily")
add("atom 0.3", '<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Daily</title>'
    '<link rel="alternate" type="text/html" href="https://news.example/"/><entry><title>A court ruled</title>'
    '<link rel="alternate" type="text/html" href="https://news.example/1"/><id>urn:x:1</id><issued>2025-12-01T10:00:00Z</issued>'
    '<modified>2025-12-02T10:00:00Z</modified><content type="text/html" mode="escaped">&lt;p&gt;Long.&lt;/p&gt;</content></entry></feed>',
    [ONE[0] | {"published": WHEN, "text": "Long."}], format="atom", title="Daily", link="https://news.example/")
add("atom with a prefix", '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Daily</a:title><a:entry><a:title>A court ruled'
    '</a:title><a:link href="https://news.example/1"/></a:entry></a:feed>', ONE, format="atom")
for version in ["1", "1.1"]:
    add(f"json feed {version}", json.dumps({"version": f"https://jsonfeed.org/version/{version}", "title": "Daily",
        "home_page_url": "https://news.example/", "items": [{"id": 1, "url": "https://news.example/1", "title": "A court ruled",
        "content_html": "<p>Long.</p>", "date_published": "2025-12-01T15:00:00+05:00"}]}),
        [ONE[0] | {"id": "1", "published": WHEN, "text": "Long."}], format="json", title="Daily", link="https://news.example/")
add("json feed, texts and relative addresses", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Daily", "items": [
    {"id": "a", "url": "/1", "title": "A court ruled", "content_text": "Long.\n\nMore."}, "no item", {"id": "b"}]}),
    [ONE[0] | {"text": "Long.\n\nMore."}])
add("json feed, wrong types", json.dumps({"version": 1, "title": ["x"], "feed_url": "x", "items": [
    {"id": None, "url": "https://news.example/1", "title": "A court ruled", "date_published": 5, "tags": {"a": 1}}]}), ONE)
add("json feed with a mark and Cyrillic", b"\xef\xbb\xbf" + json.dumps({"version": "https://jsonfeed.org/version/1", "title": "Daily",
    "items": [{"id": "1", "url": "https://news.example/1", "title": "Суд решил"}]}, ensure_ascii=False).encode(),
    [{"title": "Суд решил"}])
SITEMAP = ('<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
           'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">%s</urlset>')
add("news sitemap", SITEMAP % ("<url><loc>https://news.example/1</loc><image:image><image:loc>https://x.example/i.jpg</image:loc>"
    "</image:image><news:news><news:publication><news:name>Daily</news:name><news:language>kk</news:language></news:publication>"
    "<news:publication_date>2025-12-01T10:00:00Z</news:publication_date><news:title>A court ruled</news:title></news:news></url>"),
    [ONE[0] | {"published": WHEN}], format="sitemap")
add("sitemap", SITEMAP % "<url><loc> https://news.example/1 </loc><lastmod>2025-12-01</lastmod></url>",
    [{"link": "https://news.example/1", "published": "2025-12-01T00:00:00Z"}], format="sitemap")
add("sitemap index", '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example/s1.xml</loc>'
    "</sitemap><sitemap><loc>https://news.example/s2.xml</loc></sitemap></sitemapindex>",
    [{"link": "https://news.example/s1.xml"}, {"link": "https://news.example/s2.xml"}], format="sitemapIndex")

# --- Charsets --------------------------------------------------------------------------------------------------------
TEXTS = {
    "windows-1251": "Суд оштрафовал редактора", "koi8-r": "Суд оштрафовал редактора", "iso-8859-5": "Суд оштрафовал редактора",
    "windows-1252": "“Café” – naïve", "iso-8859-1": "Café naïve", "iso-8859-15": "Prix: 5 €", "iso-8859-2": "Łódź, Kraków",
    "windows-1250": "Łódź, Kraków", "windows-1254": "İstanbul'da ağaç", "iso-8859-9": "İstanbul'da ağaç", "gb2312": "法院周五罚款",
    "gbk": "法院周五罰款", "gb18030": "法院周五罚款", "big5": "法院週五罰款", "shift_jis": "裁判所は罰金を科した", "euc-jp": "裁判所は罰金を科した",
    "euc-kr": "법원은 벌금을 부과했다", "windows-1256": "المحكمة غرمت", "windows-1255": "בית המשפט", "windows-1253": "Το δικαστήριο",
    "utf-16": "Суд оштрафовал", "iso-2022-jp": "裁判所は罰金を科した", "tis-620": "ศาลปรับนักข่าว",
}
for name, text in TEXTS.items():
    add(f"declared {name}", rss(item(text), declaration=f'<?xml version="1.0" encoding="{name}"?>'),
        [{"title": text}], encoding=name)
CYRILLIC = "Суд оштрафовал редактора"
plain = rss(item(CYRILLIC), declaration="")
add("utf-8 without declaration", plain, [{"title": CYRILLIC}])
add("utf-8 with a mark", b"\xef\xbb\xbf" + plain.encode(), [{"title": CYRILLIC}])
add("utf-16le without a mark", plain.encode("utf-16-le"), [{"title": CYRILLIC}])
add("utf-16be without a mark", plain.encode("utf-16-be"), [{"title": CYRILLIC}])
add("utf-16be with a mark", b"\xfe\xff" + plain.encode("utf-16-be"), [{"title": CYRILLIC}])
add("charset of the server", plain.encode("windows-1251"), [{"title": CYRILLIC}], charset="windows-1251")
add("server says latin-1, bytes are utf-8", plain, [{"title": CYRILLIC}], charset="iso-8859-1")
add("declared latin-1, bytes are utf-8", rss(item(CYRILLIC), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>'),
    [{"title": CYRILLIC}])
add("declared utf-16, bytes are utf-8", rss(item(CYRILLIC), declaration='<?xml version="1.0" encoding="utf-16"?>'),
    [{"title": CYRILLIC}])
add("declared utf-8, bytes are windows-1252", rss(item("Café", extra="<description>" + "é “x” – " * 60 + "</description>")),
    [{"title": "Café"}], encoding="windows-1252")
add("an unknown charset", rss(item("Cafe"), declaration='<?xml version="1.0" encoding="x-nonsense"?>'), [{"title": "Cafe"}])
add("one broken byte", rss(item("A court \xff ruled", extra="<description>" + "ж" * 400 + "</description>")).encode()
    .replace("\xff".encode(), b"\xff"), [{"title": "A court \ufffd ruled"}])

# --- Dates -----------------------------------------------------------------------------------------------------------
DATES = {
    "Mon, 01 Dec 2025 10:00:00 GMT": WHEN, "Mon, 1 Dec 2025 10:00:00 +0000": WHEN, "01 Dec 2025 10:00 GMT": WHEN,
    "Tue, 01 Dec 2025 10:00:00 GMT": WHEN, "Monday, 01-Dec-25 10:00:00 GMT": WHEN, "Mon, 01 Dec 25 10:00:00 GMT": WHEN,
    "Mon, 01 Dec 2025 05:00:00 EST": WHEN, "Mon, 01 Dec 2025 02:00:00 PST": WHEN, "Mon, 01 Dec 2025 15:00:00 +0500": WHEN,
    "Mon, 01 Dec 2025 15:00:00 +05:00": WHEN, "Mon, 01 Dec 2025 15:00:00 GMT+5": WHEN, "Mon, 01 Dec 2025 13:00:00 MSK": WHEN,
    "Mon, 01 Dec 2025 11:00:00 CET": WHEN, "Mon, 01 Dec 2025 15:30:00 IST": WHEN, "Mon, 01 Dec 2025 10:00:00 Z": WHEN,
    "Mon, 01 Dec 2025 10:00:00 UT": WHEN, "Mon, 01 Dec 2025 10:00:00": WHEN, "Mon,01 Dec 2025 10:00:00 GMT": WHEN,
    "Mon, 01 December 2025 10:00:00 GMT": WHEN, "Mon, 01 Dec. 2025 10:00:00 GMT": WHEN, "Dec 1, 2025 10:00:00 GMT": WHEN,
    "Mon, Dec 01 2025 10:00:00 GMT": WHEN, "December 1, 2025 10:00 AM": WHEN, "December 1, 2025, 10:00 pm": "2025-12-01T22:00:00Z",
    "Dec 1 2025 12:30 AM": "2025-12-01T00:30:00Z", "Mon Dec  1 10:00:00 2025": WHEN, "Mon Dec  1 10:00:00 UTC 2025": WHEN,
    "Mon, 01 Dec 2025 24:00:00 GMT": "2025-12-02T00:00:00Z", "Mon, 01 Dec 2025": "2025-12-01T00:00:00Z",
    "2025-12-01T10:00:00Z": WHEN, "2025-12-01T10:00:00.123456Z": WHEN, "2025-12-01T15:00:00+05:00": WHEN,
    "2025-12-01T15:00:00+0500": WHEN, "2025-12-01T05:00:00-05:00": WHEN, "2025-12-01T10:00Z": WHEN, "2025-12-01T10:00:00": WHEN,
    "2025-12-01 10:00:00": WHEN, "2025-12-01 15:00:00 +0500": WHEN, "2025-12-01 10:00:00 UTC": WHEN, "2025-12-01": "2025-12-01T00:00:00Z",
    "20251201": "2025-12-01T00:00:00Z", "20251201T100000Z": WHEN, "20251201100000": WHEN, "2025-12": "2025-12-01T00:00:00Z",
    "2025/12/01 10:00:00": WHEN, "01.12.2025 10:00": WHEN, "31.12.2025 10:00:00": "2025-12-31T10:00:00Z",
    "12/01/2025 10:00:00 AM": WHEN, "31/12/2025 10:00": "2025-12-31T10:00:00Z", "1764583200": WHEN, "1764583200000": WHEN,
    "Пн, 01 дек 2025 15:00:00 +0500": WHEN, "1 декабря 2025 г. 10:00": WHEN, "1 декабря 2025, 10:00": WHEN,
    "Mo, 01 Dez 2025 11:00:00 +0100": WHEN, "lun, 01 déc 2025 11:00:00 +0100": WHEN, "lun, 01 dic 2025 11:00:00 +0100": WHEN,
    "1 de diciembre de 2025 10:00": WHEN, "Pzt, 01 Aralık 2025 13:00:00 +0300": WHEN, "01 жел. 2025": None,
    "2025 жылғы 1 желтоқсан": "2025-12-01T00:00:00Z", "2025年12月1日 10:00": WHEN, "yesterday": None, "": None,
    "Mon, 32 Dec 2025 10:00:00 GMT": None, "Sun, 30 Feb 2025 10:00:00 GMT": None, "0000-00-00 00:00:00": None,
    "-0001-11-30T00:00:00+00:00": None, "Thu, 01 Jan 1970 00:00:00 GMT": "1970-01-01T00:00:00Z",
}
for text, expected in DATES.items():
    add(f"date {text!r}", rss(item(extra=f"<pubDate>{text}</pubDate>")), [ONE[0] | {"published": expected}])
add("dc:date where there is no pubDate", rss(item(extra="<dc:date>2025-12-01T10:00:00Z</dc:date>"),
    attributes=' xmlns:dc="http://purl.org/dc/elements/1.1/"'), [ONE[0] | {"published": WHEN}])
add("pubDate goes before dc:date", rss(item(extra=f"<dc:date>2020-01-01</dc:date><pubDate>{DATE}</pubDate>"),
    attributes=' xmlns:dc="http://purl.org/dc/elements/1.1/"'), [ONE[0] | {"published": WHEN}])

# --- Headlines -------------------------------------------------------------------------------------------------------
HEADLINES = {
    "AT&amp;T sued": "AT&T sued", "AT&T sued": "AT&T sued", "Q &amp; A": "Q & A", "Q & A": "Q & A", "a &lt; b": "a < b", "a < b": "a < b",
    "5 &lt;3 hearts": "5 <3 hearts", "if x&lt;y then": "if x<y then", "&lt;b&gt;Bold&lt;/b&gt; words": "Bold words",
    "<b>Bold</b> words": "Bold words", "<![CDATA[<em>Bold</em> &amp; words]]>": "Bold & words", "<![CDATA[Q & A]]>": "Q & A",
    "Tom&nbsp;&amp;&nbsp;Ann": "Tom & Ann", "Caf&eacute; &mdash; open": "Café — open", "It&rsquo;s": "It’s", "It&#8217;s": "It’s",
    "It&#x2019;s": "It’s", "It&#146;s": "It’s", "It&amp;#8217;s": "It’s", "It&amp;rsquo;s": "It’s", "&amp;amp; so on": "& so on",
    "A &foo; B": "A &foo; B", "A &copy B": "A &copy B", "A &#0; B": "A \ufffd B", "A &#xD800; B": "A \ufffd B", "&quot;Quoted&quot;": '"Quoted"',
    "  Two\n   lines ": "Two lines", "A<br/>B": "A B", "A&lt;br&gt;B": "A B", "A<!-- hidden -->B": "AB", "&lt;script&gt;x()&lt;/script&gt;Title": "Title",
    "A\x01B": "AB", "Emoji 🎉 &#127881;": "Emoji 🎉 🎉", "100 &#37; sure": "100 % sure",
}
for text, expected in HEADLINES.items():
    add(f"headline {text!r}", rss(item(text)), [ONE[0] | {"title": expected}])
ATOM_HEADLINES = {
    ("", "AT&amp;T"): "AT&T", (' type="text"', "1 &lt; 2 &amp;amp; 3"): "1 < 2 &amp; 3", (' type="html"', "&lt;b&gt;A&lt;/b&gt; &amp;amp; B"): "A & B",
    (' type="html"', "<![CDATA[<b>A</b> &amp; B]]>"): "A & B",
    (' type="xhtml"', '<div xmlns="http://www.w3.org/1999/xhtml"><b>A</b> &amp; B</div>'): "A & B",
}
for (kind, text), expected in ATOM_HEADLINES.items():
    add(f"atom headline{kind} {text!r}", atom(f'<entry><title{kind}>{text}</title><link href="https://news.example/1"/></entry>'),
        [{"title": expected}])
add("no headline", rss("<item><link>https://news.example/1</link><description>Short.</description></item>"),
    [{"title": None, "link": "https://news.example/1", "text": "Short."}])

# --- Addresses -------------------------------------------------------------------------------------------------------
LINKS = {
    "/1": "https://news.example/1", "../1": "https://news.example/1", "1": "https://news.example/feeds/1", "?id=1": "https://news.example/feeds/main.xml?id=1",
    "//news.example/1": "https://news.example/1", " \n https://news.example/1 \n": "https://news.example/1",
    "<![CDATA[https://news.example/1?a=b&c=d]]>": "https://news.example/1?a=b&c=d", "https://news.example/1?a=b&c=d": "https://news.example/1?a=b&c=d",
    "https://news.example/1?a=b&amp;c=d": "https://news.example/1?a=b&c=d", "https://news.example/1#part": "https://news.example/1",
    "HTTPS://NEWS.example/1": "https://news.example/1", "https://news.example/a b": "https://news.example/a%20b",
    "javascript:alert(1)": None, "mailto:a@news.example": None, "file:///etc/passwd": None,
}
for text, expected in LINKS.items():
    add(f"link {text!r}", rss(item(link=text)), [{"title": "A court ruled", "link": expected}])
BASES = ' xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://other.example/x/"'
add("xml:base in rss", rss(item(link="1"), attributes=BASES), [{"link": "https://other.example/x/1"}])
add("xml:base in atom, nested", atom('<entry xml:base="y/"><title>A</title><link href="1"/></entry>', attributes=' xml:base="https://other.example/x/"'),
    [{"link": "https://other.example/x/y/1"}])
add("guid is the address", rss(item(link="", extra="<guid>https://news.example/1</guid>")), [ONE[0] | {"id": "https://news.example/1"}])
add("guid is no address", rss(item(link="", extra='<guid isPermaLink="false">https://news.example/1</guid>')), [{"link": None}])
add("feedburner's original", rss(item(link="https://feedproxy.example/~r/1", extra="<feedburner:origLink>https://news.example/1</feedburner:origLink>"),
    attributes=' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'), ONE)
add("atom:link in an rss channel", rss(item(), head='<atom:link rel="self" href="https://news.example/feeds/self.xml"/>'
    '<atom:link rel="hub" href="https://hub.example/"/>', attributes=' xmlns:atom="http://www.w3.org/2005/Atom"'), ONE,
    link="https://news.example/", selfLink="https://news.example/feeds/self.xml", hubs=["https://hub.example/"])
add("atom:link before the channel's link", '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="self" '
    'href="https://news.example/self"/><title>Daily</title><link>https://news.example/</link>' + item() + "</channel></rss>", ONE,
    link="https://news.example/")
add("several atom links", atom(entry(link='<link rel="enclosure" href="https://x.example/a.mp3"/><link rel="self" href="https://x.example/self"/>'
    '<link rel="alternate" type="application/json" href="https://x.example/j"/><link rel="alternate" type="text/html" '
    'href="https://news.example/1"/><link rel="replies" href="https://x.example/r"/>')), ONE)
add("atom link without rel", atom(entry(link='<link href="https://news.example/1"/>')), ONE)
add("atom id as last resort", atom('<entry><title>A court ruled</title><id>https://news.example/1</id></entry>'), ONE)
add("ampersand in an atom address", atom(entry(link='<link href="https://news.example/1?a=b&amp;c=d"/>')), [{"link": "https://news.example/1?a=b&c=d"}])
add("bare ampersand in an atom address", atom(entry(link='<link href="https://news.example/1?a=b&c=d"/>')), [{"link": "https://news.example/1?a=b&c=d"}])

# --- Identifiers -----------------------------------------------------------------------------------------------------
add("no guids", rss(item() + item("Another", "https://news.example/2")), [ONE[0], {"title": "Another"}], keys=2)
add("one guid for all", rss("".join(item(f"T{n}", f"https://news.example/{n}", "<guid>same</guid>") for n in range(3))),
    [{"title": f"T{n}"} for n in range(3)], keys=3)
add("the same item twice", rss(item(extra="<guid>a</guid>") * 2), ONE, keys=1)
add("empty guids", rss(item(extra="<guid></guid>") + item("B", "https://news.example/2", "<guid/>")), [ONE[0], {"title": "B"}], keys=2)
add("no guid, no link", rss("<item><title>A</title></item><item><title>B</title></item>"), [{"title": "A"}, {"title": "B"}], keys=2)
add("an item with nothing", rss("<item></item><item/>" + item()), ONE)

# --- Texts -----------------------------------------------------------------------------------------------------------
CONTENT = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
add("full text and summary", rss(item(extra="<description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>"),
    attributes=CONTENT), [ONE[0] | {"text": "One.\n\nTwo.", "summary": "Short."}])
add("full text first", rss(item(extra="<content:encoded>&lt;p&gt;One.&lt;/p&gt;</content:encoded><description>Short.</description>"),
    attributes=CONTENT), [ONE[0] | {"text": "One.", "summary": "Short."}])
add("scripts and styles are no text", rss(item(extra="<description><![CDATA[<style>p{}</style><p>One.<script>x()</script></p><iframe src='x'>f</iframe>]]>"
    "</description>")), [ONE[0] | {"text": "One."}])
add("xhtml content", atom(entry(extra='<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>bold</b>.</p><p>Two<br/>lines.</p>'
    "<title>no title</title></div></content>")), [{"title": "A court ruled", "text": "One bold.\n\nTwo lines.\n\nno title"}])
add("html content", atom(entry(extra='<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;a&lt;/li&gt;&lt;li&gt;b&lt;/li&gt;&lt;/ul&gt;</content>')),
    [{"text": "One.\n\na\n\nb"}])
add("text content", atom(entry(extra='<content type="text">1 &lt; 2 &amp; so on</content>')), [{"text": "1 < 2 & so on"}])
add("content elsewhere", atom('<entry><title>A</title><content type="text/html" src="https://news.example/1"/></entry>'), [{"link": "https://news.example/1"}])
add("base64 content", '<feed xmlns="http://purl.org/atom/ns#"><entry><title>A</title><link rel="alternate" href="https://news.example/1"/>'
    '<content type="text/plain" mode="base64">T25lLg==</content></entry></feed>', [{"text": "One."}])
add("description in plain words with a line", rss(item(extra="<description>One.\n\nTwo.</description>")), [ONE[0] | {"text": "One.\n\nTwo."}])
add("xhtml body in rss", rss(item(extra='<description>Short.</description><body xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></body>')),
    [ONE[0] | {"text": "One.\n\nTwo."}])

# --- What a feed says of itself --------------------------------------------------------------------------------------
add("ttl", rss(item(), head="<ttl>45</ttl>"), ONE, minutesToLive=45)
add("ttl that means nothing", rss(item(), head="<ttl>soon</ttl>"), ONE, minutesToLive=None)
add("update period", rss(item(), head="<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
    attributes=' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'), ONE, minutesToLive=360)
add("language", rss(item(), head="<language>kk-KZ</language>"), ONE, language="kk-KZ")
add("dc:language", rss(item(), head="<dc:language>ru</dc:language>", attributes=' xmlns:dc="http://purl.org/dc/elements/1.1/"'), ONE, language="ru")
add("xml:lang", atom(entry(), attributes=' xml:lang="ky"'), ONE, language="ky")

# --- Broken ----------------------------------------------------------------------------------------------------------
add("white space before the declaration", "\n\n  " + rss(item()), ONE)
add("words before the declaration", "Warning: mysql_connect() in /var/www on line 3\n" + rss(item()), ONE)
add("words after the end", rss(item()) + "\n<!-- cached --> <script>track()</script>", ONE)
add("two feeds one after the other", rss(item()) + rss(item("Second", "https://news.example/2")), ONE)
add("cut off within an item", rss(item() + item("Second", "https://news.example/2"))[:-45], [ONE[0], {"title": "Second"}])
add("cut off within a tag", rss(item()) [:-30] + "<it", ONE)
add("cut off within CDATA", rss(item())[:-16] + "<item><title>B</title><description><![CDATA[Cut", [ONE[0], {"title": "B"}])
add("an element never closed", rss("<item><title>A court ruled</title><link>https://news.example/1</link>" + item("Second", "https://news.example/2")),
    [ONE[0], {"title": "Second", "link": "https://news.example/2"}])
add("unescaped HTML with open breaks", rss(item(extra=f"<description>One<br>Two<br>Three</description><pubDate>{DATE}</pubDate>")
    + item("Second", "https://news.example/2", f"<description>Four<br>Five</description><pubDate>{DATE}</pubDate>")),
    [ONE[0] | {"published": WHEN, "text": "One Two Three"}, {"title": "Second", "link": "https://news.example/2", "published": WHEN, "text": "Four Five"}])
add("unescaped HTML with an open paragraph", rss(item(extra=f"<description><p>One<p>Two</description><guid>g1</guid>")
    + item("Second", "https://news.example/2")), [ONE[0] | {"id": "g1", "text": "One\n\nTwo"}, {"title": "Second"}])
add("unescaped HTML with an open image", rss(item(extra='<description>One <img src="a.png"> Two</description><guid>g1</guid>') + item("Second", "https://news.example/2")),
    [ONE[0] | {"id": "g1", "text": "One Two"}, {"title": "Second"}])
add("tags crossed", rss(item("<b><i>Bold</b></i> words") + item("Second", "https://news.example/2")), [{"title": "Bold words"}, {"title": "Second"}])
add("an undeclared prefix", rss(item(extra="<media:thumbnail url='x'/><dc:creator>N</dc:creator><content:encoded>One.</content:encoded>")), [ONE[0] | {"text": "One."}])
add("attributes twice", rss(item(extra='<guid isPermaLink="false" isPermaLink="false">g</guid>')), ONE)
add("a stylesheet", '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="https://x.example/s.xsl"?>' + rss(item(), declaration=""), ONE)
add("a comment with dashes", rss("<!-- a -- b -->" + item()), ONE)
add("a comment never closed", rss("<!-- a" + item()), ONE)
add("control characters", rss(item(extra="<description>A\x00B\x08C\x0bD</description>")), [ONE[0] | {"text": "ABCD"}])
add("entities declared by the feed", '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY own "X">]>' + rss(item("A&nbsp;&own;B"), declaration=""),
    [{"title": "A &own;B"}])
add("the DOCTYPE of RSS 0.91", '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd">' + rss(item("Caf&eacute;"), declaration=""), [{"title": "Café"}])
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
add("billion laughs", f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>' + rss(item("&l9;"), declaration=""), [{"title": "&l9;"}])
add("an external entity", '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item("&x;"), declaration=""), [{"title": "&x;"}])
add("upper case", "<RSS><CHANNEL><TITLE>Daily</TITLE><ITEM><TITLE>A court ruled</TITLE><LINK>https://news.example/1</LINK></ITEM></CHANNEL></RSS>", ONE)
add("no channel", f"<rss>{item()}</rss>", ONE)
add("items after the channel", f"<rss><channel><title>Daily</title></channel>{item()}</rss>", ONE, title="Daily")
add("an unknown outer element", f"<news><channel>{item()}</channel></news>", ONE)
add("the channel's image", rss("<image><title>Logo</title><link>https://x.example/</link><url>u</url></image>" + item()), ONE, title="Daily", link="https://news.example/")
add("titles of other modules", rss('<item><media:title>Picture</media:title><itunes:title>Short</itunes:title><title>A court ruled</title><link>https://news.example/1</link>'
    '<media:content url="x"><media:title>P</media:title><media:description>D</media:description></media:content></item>',
    attributes=' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'), [ONE[0] | {"text": None}])
add("a source within an entry", atom(entry(extra='<source><title>Other</title><id>urn:o</id><link href="https://o.example/"/><updated>2001-01-01T00:00:00Z</updated></source>')),
    [ONE[0] | {"id": "urn:x:1", "published": WHEN}])
add("a wrong default name space", rss(item(), attributes=' xmlns="https://news.example/"'), ONE)
add("]]> in a text", rss(item("A ]]> B")), [{"title": "A ]]> B"}])
add("an attribute without quotes", rss('<item><guid isPermaLink=false>g1</guid><title>A court ruled</title><link>https://news.example/1</link></item>' + item("Second", "https://news.example/2")), None)
add("a thousand nested elements", rss(item() + "<x>" * 1000 + "</x>" * 1000 ), ONE)
add("a page, not a feed", "<!DOCTYPE html><html><head><title>T</title></head><body><item>x</item></body></html>", error=True)
add("nothing", "  \n", error=True)
add("words", "Service unavailable", error=True)
add("json that is no feed", '{"a": [1, 2, 3]}', error=True)
add("opml is no feed", '<opml version="2.0"><body><outline xmlUrl="https://news.example/"/></body></opml>', error=True)

OUT.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in FEEDS), encoding="utf-8")
print(len(FEEDS), "feeds")
