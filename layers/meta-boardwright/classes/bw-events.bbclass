# Writes what BitBake is doing to the file BW_EVENTS, one JSON object a line, for whoever shows progress. Without BW_EVENTS it
# writes nothing. Error messages and recipes that do not parse are no events: they come on BitBake's output alone.
#
#   {"t": 1795333519.04, "ev": "ParseProgress", "current": 9, "total": 951}
#   {"t": ..., "ev": "TaskStarted", "pn": "zip-native", "pv": "3.0", "task": "do_compile"}
#   {"t": ..., "ev": "runQueueTaskCompleted", "stats": {"total": 55, "completed": 16, "failed": 0, ...}}

BW_EVENTS ?= ""

python bw_events_handler() {
    import json
    import time

    path = d.getVar("BW_EVENTS")
    if not path:
        return
    name = e.__class__.__name__
    record = {"t": round(time.time(), 3), "ev": name}
    if name == "ParseStarted":
        record["total"] = e.total
    elif name == "ParseProgress":
        record.update(current=e.current, total=e.total)
    elif name == "ParseCompleted":
        record.update(cached=e.cached, parsed=e.parsed, skipped=e.skipped, virtuals=e.virtuals, errors=e.errors)
    elif name == "BuildStarted":
        record["targets"] = list(e.getPkgs())
    elif name == "BuildCompleted":
        record.update(failures=e.getFailures())
    elif name.startswith(("runQueueTask", "sceneQueueTask")):
        stats = e.stats
        counts = ("total", "completed", "active", "failed", "skipped", "setscene_total", "setscene_covered", "setscene_notcovered")
        record["stats"] = {key: getattr(stats, key) for key in counts if hasattr(stats, key)}
    elif name == "NoProvider":
        record.update(item=str(e.getItem()), runtime=bool(e.isRuntime()))
    elif name in ("TaskStarted", "TaskSucceeded", "TaskFailed"):
        # In the process of the task: the datastore is that of its recipe.
        record.update(pn=d.getVar("PN"), pv=d.getVar("PV"), task=e._task)
        if name == "TaskFailed":
            record["logfile"] = e.logfile
    # One write of a short line: several processes append to the same file.
    with open(path, "ab", buffering=0) as file:
        file.write((json.dumps(record) + "\n").encode())
}

addhandler bw_events_handler
bw_events_handler[eventmask] = " \
    bb.event.ParseStarted bb.event.ParseProgress bb.event.ParseCompleted bb.event.BuildStarted bb.event.BuildCompleted \
    bb.event.NoProvider \
    bb.runqueue.sceneQueueTaskStarted bb.runqueue.sceneQueueTaskCompleted bb.runqueue.sceneQueueTaskFailed \
    bb.runqueue.runQueueTaskStarted bb.runqueue.runQueueTaskCompleted bb.runqueue.runQueueTaskFailed \
    bb.runqueue.runQueueTaskSkipped \
    bb.build.TaskStarted bb.build.TaskSucceeded bb.build.TaskFailed \
"
