// What the running system says about itself, added to the report as JSON members.
#ifndef BW_SYSTEM_H
#define BW_SYSTEM_H

#include "text.h"

struct unit_counts {
  int all;
  int failed;
};

// Waits until systemd has finished the boot, at most `seconds`; does nothing where there is no systemd.
void system_wait_until_booted(int seconds);
// uname, realtimeSysfs, kernelConfig, cmdline, osRelease, memory.
void system_add_kernel(struct text *json);
// units, failedUnits.
struct unit_counts system_add_units(struct text *json);
// bootPhasesMs; `userspace_ms` gets the userspace phase, or a negative number when it is not known.
void system_add_boot_phases(struct text *json, double *userspace_ms);

#endif
