"""The API against its own description (OpenAPI 3.1), by schemathesis: documented statuses, types, schemas and methods,
and no failures."""

import json
import subprocess
import sys
import urllib.parse
import urllib.request

from servers import Assay
from support import PATIENCE

TEXT = "# A ferry\n\nThe council of the Merrow Islands voted on 12 November 2025. Eleven of the fifteen councillors were in favour.\n"
ADDRESS = "https://news.example/ferry"


def test_the_api_does_what_its_description_says(tmp_path):
    # It makes no requests of its own, whatever addresses it is given.
    server = Assay(tmp_path, "--offline", "--rate", "1000000")
    try:
        body = json.dumps({"text": TEXT, "url": ADDRESS}).encode()
        request = urllib.request.Request(f"{server.origin}/api/v1/checks", data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            check = json.load(answer)["id"]
        server.get(f"/api/v1/checks/{check}/events")  # ends with the check
        assert server.json(f"/api/v1/annotations?url={urllib.parse.quote(ADDRESS, safe='')}")["check"] == check

        # Names are made up else, and nothing would be found under any of them.
        description = server.json("/api/v1/openapi.json")
        description["components"]["parameters"]["id"]["schema"] = {"enum": [check, "none"]}
        address = description["paths"]["/annotations"]["get"]["parameters"][0]
        # Longer queries than the HTTP parser takes are refused by it, with no body of ours.
        short = {"type": "string", "minLength": 1, "maxLength": 500}
        address["schema"] = {"anyOf": [{"enum": [ADDRESS]}, short]}
        description["paths"]["/checks"]["get"]["parameters"][0]["schema"] = short
        # Streams are no answers to examples, and one of them never ends; the server's own tests listen to both.
        del description["paths"]["/changes/events"], description["paths"]["/checks/{id}/events"]
        file = tmp_path / "openapi.json"
        file.write_text(json.dumps(description))
        run = subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "run", str(file), "--url", f"{server.origin}/api/v1", "--seed", "8",
                "--max-examples", "15", "--no-shrink", "--continue-on-failure", "--request-timeout", str(PATIENCE),
                "--suppress-health-check", "all", "--warnings", "off", "--phases", "examples,coverage,fuzzing", "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method",
            ],
            cwd=tmp_path, capture_output=True, text=True, timeout=900,
        )
        assert run.returncode == 0, run.stdout[-12_000:] + run.stderr[-2_000:]
        assert server.process.poll() is None, "it still runs"
    finally:
        server.stop()
