"""How many processors the container may use."""
import os


def _quota():
    """The container's share in processors, or None without a limit; control groups version 2, then version 1."""
    try:
        with open("/sys/fs/cgroup/cpu.max", encoding="utf-8") as file:
            quota, period = file.read().split()
        return None if quota == "max" else int(quota) / int(period)
    except (OSError, ValueError):
        pass
    try:
        with open("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", encoding="utf-8") as file:
            quota = int(file.read())
        with open("/sys/fs/cgroup/cpu/cpu.cfs_period_us", encoding="utf-8") as file:
            return quota / int(file.read()) if quota > 0 else None
    except (OSError, ValueError):
        return None


def processors():
    """Whole processors, at least one: the host's, or fewer when the container has a limit."""
    host = len(os.sched_getaffinity(0))
    quota = _quota()
    return host if quota is None else max(1, min(host, round(quota)))
