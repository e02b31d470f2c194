"""What the device's script asks for: one answer each, in JSON, and nothing else."""

import base64
import json

from makers.devices import a_device, said
from makers.errands import TAKEN_AT, Village
from makers.persons import a_browser
from yimen.records.agency import models
from yimen.site import clock


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_a_device_is_registered_and_packed(village: Village) -> None:
    agent = a_browser(village.agent)
    device = a_device(village)
    key = b64(device.public_key)

    stranger = agent.get("/agent/kit.json", {"key": b64(b"n" * 32)}).json()
    asked = agent.post("/agent/device", {"key": b64(b"n" * 32), "name": "新平板"})
    known = agent.get("/agent/kit.json", {"key": key}).json()

    assert stranger["state"] == ""
    assert asked.status_code == 200
    assert len(asked.json()["fingerprint"]) == 19
    assert known["state"] == "live"
    assert len(known["numbers"]) == 20
    assert known["station"] == "石桥村便民服务站"
    assert agent.post("/agent/lease", {"key": key}).json() == {"done": True}
    refused = agent.post("/agent/device", {"key": key, "name": ""})
    assert refused.status_code == 409
    assert "起个名字" in refused.json()["fault"]


def test_a_batch_is_taken_once_over_the_line(village: Village) -> None:
    agent = a_browser(village.agent)
    device = a_device(village)
    now = clock.now()
    text = said(village, device.numbers[0], now)
    signed = device.sign(text)
    stray = device.sign(said(village, "1234567890123456", TAKEN_AT))
    body = json.dumps(
        {
            "key": b64(device.public_key),
            "device_at": now.isoformat(),
            "texts": [
                {"text": one.text, "signature": b64(one.signature)}
                for one in (signed, stray)
            ],
        }
    )

    first, again = (
        agent.post("/agent/sync", body, content_type="application/json").json()
        for _ in range(2)
    )

    assert [one["taken"] for one in first["answers"]] == [True, False]
    assert first["answers"][1]["kept"]
    assert first["answers"][0]["url"] == f"/agent/errands/{device.numbers[0]}/"
    assert [one["repeat"] for one in again["answers"]] == [True, True]
    assert models.Errand.objects.count() == 1
    bad = agent.post("/agent/sync", "{", content_type="application/json")
    assert bad.status_code == 409


def test_the_worker_and_the_manifest_serve_the_agents_folder(village: Village) -> None:
    browser = a_browser(village.agent)

    worker = browser.get("/agent/worker.js")
    manifest = browser.get("/agent/manifest.webmanifest").json()

    assert worker["Content-Type"].startswith("text/javascript")
    assert b'const KEPT = ["/agent/offline/"' in worker.content
    assert manifest["start_url"] == "/agent/"
