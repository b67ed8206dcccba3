"""Writes the answers of the API about Examples/widgets/news.html into fixtures/, from a real check and a real reading.

    python3 Tests/browser/make_fixtures.py .build/release/assay

Needed again when the example, the form of the answers or the verdicts change; read the difference before you commit it.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "Examples/widgets/news.html"
CONTEXT = 32


def run(program: str, *arguments: str) -> str:
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def annotations(report: dict, text: str, sha256: str) -> dict:
    """The answer of /api/v1/annotations; Python's strings count code points, as the selectors do."""
    return {
        "check": "ferries", "url": "https://skerrypost.example/2025/11/electric-ferries", "title": report["article"]["title"],
        "checkedAt": "2025-11-19T09:30:00Z", "textSha256": sha256,
        "summary": {key: value for key, value in report["summary"].items() if key != "failed"},
        "claims": [
            {
                "id": claim["id"], "text": claim["text"], "verdict": claim["verdict"],
                "confidence": claim["confidence"], "explanation": claim["explanation"],
                "target": {
                    "quote": {
                        "exact": text[claim["sentence"]["start"] : claim["sentence"]["end"]],
                        "prefix": text[max(0, claim["sentence"]["start"] - CONTEXT) : claim["sentence"]["start"]],
                        "suffix": text[claim["sentence"]["end"] : claim["sentence"]["end"] + CONTEXT],
                    },
                    "position": {"start": claim["sentence"]["start"], "end": claim["sentence"]["end"]},
                },
                "evidence": [
                    {key: one[key] for key in ("title", "source", "published", "url", "quote", "stance")}
                    for one in claim["evidence"][:4]
                ],
                "link": f"/checks/ferries#claim-{claim['id']}",
            }
            for claim in report["claims"]
        ],
    }


def main() -> None:
    program = sys.argv[1]
    fixtures = HERE / "fixtures"
    report = json.loads(run(program, "check", str(PAGE), "--format", "json"))
    text = json.loads(run(program, "extract", str(PAGE)))["text"]
    with tempfile.TemporaryDirectory() as folder:
        run(program, "listen", str(PAGE), "--output", folder)
        timings = (Path(folder) / "timings.json").read_text()
    (fixtures / "timings.json").write_text(timings)
    answer = annotations(report, text, json.loads(timings)["textSha256"])
    (fixtures / "annotations.json").write_text(json.dumps(answer, indent=1, ensure_ascii=False) + "\n")


main()
