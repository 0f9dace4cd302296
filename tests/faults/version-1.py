import json, sys

def perform(session, directive, task):
    """Ask your engine here. `session` is a dict that lives as long as the session."""
    [(kind, fields)] = task.items()
    return {"unsupported": kind}

def main():
    session = {}
    for line in sys.stdin:
        [(kind, message)] = json.loads(line).items()
        if kind == "hello":
            answer = {"hello": {"protocol": 1, "engine": "minimal", "version": "1",
                                "configuration": message["configuration"]}}
        elif kind == "session":
            session = {"features": message["features"], "instances": {}}
            continue
        elif kind == "request":
            outcome = perform(session, message["directive"], message["task"])
            answer = {"answer": {"number": message["number"], "outcome": outcome}}
        else:
            sys.exit(f"an unknown message: {kind}")
        print(json.dumps(answer), flush=True)

main()
