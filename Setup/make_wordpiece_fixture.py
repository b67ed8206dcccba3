#!/usr/bin/env python3
"""Writes what the reference tokenizer makes of some thousand strings, for the tests of AssayText.

    python3 Setup/make_wordpiece_fixture.py TOKENIZER.JSON

The strings are ours: sentences of our own in many scripts, cut and mixed, and random scalars of every block.
"""
import json
import random
import sys
from pathlib import Path

from tokenizers import Tokenizer

OUT = Path(__file__).resolve().parent.parent / "Tests" / "AssayTextTests" / "WordPieceReference.jsonl"
SENTENCES = """
The court fined Orda.kz's editor 346,000 tenge (about US$640) on 12 December 2025; she denies the charge.
“Nobody told us,” said Dr. O'Neill-Smith — not the ministry, not the police… nobody!
E-mail: press@example.org, http://example.org/a?b=c&d=%20#top, tel. +7 (727) 000-00-00.
Naïve café owners in Zürich, São Paulo, Kraków, Malmö, İstanbul and Đà Nẵng co-signed the façade's coöperation.
Суд оштрафовал редактора на 346 000 тенге; её адвокат подаст жалобу. Ёлка, йод, подъезд.
Қазақстан Республикасының Президенті заңға қол қойды. Өткен аптада ұлттық әнұран үйретілді.
Το δικαστήριο επέβαλε πρόστιμο στον δημοσιογράφο. ΟΔΟΣ, ὁδός, ᾧ.
المحكمة غرمت الصحفي مبلغًا كبيرًا؛ هل سيستأنف؟ قَالَ الشَّاهِدُ: لَا.
בית המשפט קנס את העורכת. שָׁלוֹם עֲלֵיכֶם
न्यायालय ने पत्रकार पर जुर्माना लगाया। क्या यह सच है?
আদালত সাংবাদিককে জরিমানা করেছে। நீதிமன்றம் அபராதம் விதித்தது.
ศาลปรับนักข่าวเป็นเงินจำนวนมากเมื่อวันศุกร์ที่ผ่านมา
法院周五对记者处以罚款。東京の裁判所は金曜日に記者に罰金を科した。「本当ですか?」
법원은 금요일 기자에게 벌금을 부과했다. 정말인가요?
სასამართლომ ჟურნალისტი დააჯარიმა. Դատարանը տուգանել է լրագրողին։
Tòa án đã phạt nhà báo. Mahkeme gazeteciye para cezası verdi: IĞDIR, ılık, ŞİŞLİ.
GROSSE STRASSE, große Straße, ﬁnance ﬂuﬀ, ½ of ①②③, x² + y³ ≤ ∞, 5 µm, 30 °C, ™ © ®, ≠ ≈ ≥.
Emoji: 👩‍👩‍👧 🇰🇿 ✅ ❤️ 😀, zero-width: a\u200bb\u200dc, soft\u00adhyphen, nbsp\u00a0here, bom\ufeff, tab\there.
[CLS] and [SEP] and [MASK] and [UNK] and ##ing are only words here.
Pneumonoultramicroscopicsilicovolcanoconiosis antidisestablishmentarianism 1234567890123456789 a_b__c.
e\u0301 cafe\u0301 A\u030a \u1e9b\u0323 o\u0323\u0302 \u0f71\u0f72 \u302e\u302f\u302a \ufffd \u0000 \u0007 \u0085 \u2028
""".strip().splitlines()
BLOCKS = [
    (0x20, 0x7E), (0x0, 0x1F), (0x7F, 0xFF), (0x100, 0x24F), (0x250, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x530, 0x6FF),
    (0x700, 0x97F), (0x980, 0xDFF), (0xE00, 0x10FF), (0x1100, 0x13FF), (0x1400, 0x1CFF), (0x1D00, 0x1FFF), (0x2000, 0x20FF),
    (0x2100, 0x27FF), (0x2800, 0x2FFF), (0x3000, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xABFF),
    (0xAC00, 0xD7A3), (0xE000, 0xF8FF), (0xF900, 0xFFFF), (0x10000, 0x10FFF), (0x11000, 0x12FFF), (0x16800, 0x18FFF),
    (0x1B000, 0x1D7FF), (0x1E000, 0x1FAFF), (0x20000, 0x2FA1F), (0xE0000, 0xE01EF), (0xF0000, 0x10FFFD),
]


def strings():
    draw = random.Random(20251123)
    sentences = SENTENCES
    yield from ["", " ", "\n", "a" * 100, "a" * 101, "é" * 100, "é" * 101, "ab" * 60 + " end", "я" * 101]
    yield from sentences
    for sentence in sentences:
        for _ in range(45):
            start = draw.randrange(len(sentence))
            cut = sentence[start:start + draw.randint(1, 40)]
            if draw.random() < 0.3:
                cut = draw.choice([cut.upper(), cut.title(), cut.swapcase(), cut.replace(" ", "")])
            if draw.random() < 0.3:
                low, high = draw.choice(BLOCKS)
                at = draw.randrange(len(cut) + 1)
                cut = cut[:at] + chr(draw.randint(low, high)) + cut[at:]
            yield cut
    for low, high in BLOCKS:
        for _ in range(70):
            blocks = [(low, high)] * 4 + [(0x20, 0x7E)] * 2 + [draw.choice(BLOCKS)]
            yield "".join(chr(draw.randint(*draw.choice(blocks))) for _ in range(draw.randint(1, 14)))


def main(path):
    reference = Tokenizer.from_file(path)
    reference.no_padding()
    reference.no_truncation()
    # A text must not be able to write special tokens; see WordPieceTokenizer.
    reference.encode_special_tokens = True
    lines = [{"text": s, "ids": reference.encode(s, add_special_tokens=False).ids} for s in strings()]
    draw = random.Random(7)
    texts = [line["text"] for line in lines[9:9 + len(SENTENCES)]]
    for number in range(200):
        first, second, limit = draw.choice(texts), draw.choice(texts), draw.choice([8, 16, 17, 24, 33, 48, 64, 128])
        strategy = "longest_first" if number % 2 else "only_second"
        if strategy == "only_second":
            # The reference refuses a pair whose first text alone fills the room.
            limit = max(limit, len(reference.encode(first, add_special_tokens=False).ids) + 5)
        reference.enable_truncation(limit, strategy=strategy)
        pair = reference.encode(first, second)
        lines.append({"text": first, "second": second, "limit": limit, "strategy": strategy, "ids": pair.ids,
                      "types": pair.type_ids})
        reference.no_truncation()
    text = "".join(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n" for line in lines)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(text)
    print(f"{len(lines)} lines, {len(text)} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
