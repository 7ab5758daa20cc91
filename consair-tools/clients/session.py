"""A session of the PyPI package nrepl-python-client. The argument is the port."""

import sys
import time

import nrepl

port = int(sys.argv[1])
client = nrepl.connect(f"nrepl://127.0.0.1:{port}")


def ask(message):
    """All replies to a message, up to the last."""
    client.write(message)
    replies = []
    while True:
        reply = client.read()
        replies.append(reply)
        if "done" in reply.get("status", []):
            return replies


def values(replies):
    return [reply["value"] for reply in replies if "value" in reply]


described = ask({"op": "describe", "id": "1"})[0]
assert "eval" in described["ops"], described
assert values(ask({"op": "eval", "id": "2", "code": "*ns*"})) == ["user"]
session = ask({"op": "clone", "id": "3"})[0]["new-session"]
assert values(ask({"op": "eval", "id": "4", "session": session, "code": "(+ 40 2)"})) == ["42"]
assert values(ask({"op": "eval", "id": "5", "session": session, "code": "*1"})) == ["42"]

# An endless loop is stopped, and the session goes on.
client.write({"op": "eval", "id": "6", "session": session, "code": "(loop [] (recur))"})
time.sleep(0.3)
client.write({"op": "interrupt", "id": "7", "session": session, "interrupt-id": "6"})
statuses = []
while statuses.count("done") < 2:
    statuses += client.read().get("status", [])
assert "interrupted" in statuses, statuses
found = ask({"op": "completions", "id": "8", "session": session, "prefix": "reduce-"})[0]["completions"]
assert [one["candidate"] for one in found] == ["reduce-kv"], found
ask({"op": "close", "id": "9", "session": session})
