import json,sys,re,hashlib
import trafilatura, justext, readability
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from boilerpy3 import extractors
import lxml.html
src,dst=sys.argv[1:3]
def text(h):
    t=lxml.html.fromstring(h); return t.text_content()
def strip_ld(s): return s
for l in open(src):
    e=json.loads(l); b=open(e['path'],'rb').read()
    try: s=b.decode('utf-8')
    except UnicodeDecodeError:
        s=b.decode(detect_encoding(b),'replace')
    r={}
    def run(name,f):
        try: r[name]=f() or ''
        except Exception as x: r[name]=None
    run('trafilatura',lambda: trafilatura.extract(s,url=e['url'],include_comments=False))
    run('precise',lambda: trafilatura.extract(s,url=e['url'],include_comments=False,favor_precision=True))
    run('readability',lambda: text(readability.Document(s).summary()))
    run('resiliparse',lambda: extract_plain_text(s,main_content=True,alt_texts=False))
    lang=re.search(r'<html[^>]*lang=["\']?(\w\w)',s[:3000])
    names=dict(de='German',en='English',fr='French',es='Spanish',it='Italian',pl='Polish',ru='Russian',nl='Dutch',pt='Portuguese',cs='Czech',sv='Swedish',fi='Finnish',el='Greek',tr='Turkish')
    sl=justext.get_stoplist(names.get(lang.group(1).lower() if lang else 'en','English'))
    run('justext',lambda: '\n'.join(p.text for p in justext.justext(s,sl) if not p.is_boilerplate))
    run('boilerpipe',lambda: extractors.ArticleExtractor().get_content(s))
    print(json.dumps(dict(id=e['id'],**r)),file=open(dst,'a'))
