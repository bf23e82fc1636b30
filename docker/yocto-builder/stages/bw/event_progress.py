"""Progress of BitBake from the JSON lines our event handler writes (layers/meta-boardwright/classes/bw-events.bbclass)."""
import json
import os
import threading

from .report import progress

POLL_SECONDS = 0.5
# More names make the line longer, not clearer.
NAMES_AT_ONCE = 3


def names_at_once(names):
    """The first few names, and how many more there are."""
    more = len(names) - NAMES_AT_ONCE
    return ", ".join(names[:NAMES_AT_ONCE]) + (f" and {more} more" if more > 0 else "")


class EventProgress:
    """Follows the file of events and prints progress when it has grown; keeps what the build page is told at the end."""

    def __init__(self, path):
        self._path = path
        # A server that is still there goes on writing to the same file.
        self._position = os.path.getsize(path) if os.path.exists(path) else 0
        self._rest = ""
        self._running = {}
        self._last = None
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = None
        # What a parse found: parsed, cached, skipped.
        self.recipes = None
        # Seconds of work by recipe.
        self.seconds = {}
        # (tasks that are over, those of them that did not need to run) when an event last counted them.
        self.tasks = None
        # (recipe, task) that were run for real, in the order they ended.
        self.ran = []
        # (recipe, task, path of its log) that failed.
        self.failed = []

    def _lines(self):
        if not os.path.exists(self._path):
            return
        with open(self._path, encoding="utf-8", errors="replace") as file:
            file.seek(self._position)
            text = self._rest + file.read()
            self._position = file.tell()
        *lines, self._rest = text.split("\n")
        for line in lines:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                yield event

    def _task(self, event, kind):
        name = (event.get("pn"), event.get("task"))
        if kind == "TaskStarted":
            self._running[name] = event["t"]
            return
        started = self._running.pop(name, None)
        if started is not None:
            self.seconds[name[0]] = self.seconds.get(name[0], 0) + event["t"] - started
        if kind == "TaskSucceeded":
            self.ran.append(name)
        else:
            self.failed.append((*name, event.get("logfile")))

    def _label(self):
        return names_at_once([f"{pn}: {(task or '').removeprefix('do_')}" for pn, task in self._running])

    def _take(self, event):
        """Takes one event in. Returns (done, total, label) where it says how far BitBake is."""
        kind = event.get("ev")
        if kind == "ParseProgress":
            return event["current"], event["total"], "Parsing recipes"
        if kind == "ParseCompleted":
            self.recipes = {name: event[name] for name in ("parsed", "cached", "skipped")}
        elif kind in ("TaskStarted", "TaskSucceeded", "TaskFailed"):
            self._task(event, kind)
        elif kind in ("sceneQueueTaskStarted", "sceneQueueTaskCompleted"):
            stats = event["stats"]
            return stats["completed"] + stats["failed"], stats["total"], "Taking over results of earlier builds"
        elif kind and kind.startswith("runQueueTask"):
            stats = event["stats"]
            over = stats["completed"] + stats["failed"]
            self.tasks = (over, stats.get("skipped", 0))
            return over, stats["total"], None
        return None

    def tell(self):
        """Reads what is new and prints how far BitBake is, if that changed."""
        with self._lock:
            latest = None
            for event in self._lines():
                latest = self._take(event) or latest
            if latest is None:
                return
            done, total, label = latest
            facts = (done, max(1, total), label or self._label() or "Tasks")
            if facts != self._last:
                progress(*facts)
                self._last = facts

    def _watch(self):
        while not self._stop.wait(POLL_SECONDS):
            self.tell()

    def __enter__(self):
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()
        self.tell()

    def seconds_by_recipe(self):
        """Wall seconds the tasks of each recipe took, summed; tasks of one recipe may have run at the same time."""
        return {name: round(seconds, 1) for name, seconds in sorted(self.seconds.items()) if name}

    def slowest(self, most):
        """(recipe, seconds) of those that took longest, the longest first."""
        took = [(recipe, seconds) for recipe, seconds in self.seconds_by_recipe().items() if seconds > 0]
        return sorted(took, key=lambda one: -one[1])[:most]
