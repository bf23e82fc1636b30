#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "system.h"

// Microseconds; 0 when systemd does not know. Firmware and loader count backwards from the kernel's start.
struct boot_times {
  double firmware, loader, initrd, userspace, finish;
};

static struct boot_times read_times(void) {
  const char *const show[] = {"systemctl", "show",
                              "-p",        "FirmwareTimestampMonotonic",
                              "-p",        "LoaderTimestampMonotonic",
                              "-p",        "InitRDTimestampMonotonic",
                              "-p",        "UserspaceTimestampMonotonic",
                              "-p",        "FinishTimestampMonotonic",
                              NULL};
  struct boot_times times = {0};
  struct text output = {0};
  if (access("/run/systemd/system", F_OK) == 0) run_program(show, &output, 20);
  char *lines = output.bytes;
  for (char *line; (line = strsep(&lines, "\n")) != NULL;) {
    char *value = strchr(line, '=');
    if (value == NULL) continue;
    *value++ = '\0';
    double us = strtod(value, NULL);
    if (strcmp(line, "FirmwareTimestampMonotonic") == 0) times.firmware = us;
    if (strcmp(line, "LoaderTimestampMonotonic") == 0) times.loader = us;
    if (strcmp(line, "InitRDTimestampMonotonic") == 0) times.initrd = us;
    if (strcmp(line, "UserspaceTimestampMonotonic") == 0) times.userspace = us;
    if (strcmp(line, "FinishTimestampMonotonic") == 0) times.finish = us;
  }
  text_free(&output);
  return times;
}

static void add_phase(struct text *json, const char *key, bool known, double us) {
  text_add_key(json, key);
  if (known && us >= 0) {
    text_addf(json, "%.1f", us / 1000);
  } else {
    text_add(json, "null");
  }
}

void system_add_boot_phases(struct text *json, double *userspace_ms) {
  struct boot_times times = read_times();
  bool finished = times.userspace > 0 && times.finish > 0;
  *userspace_ms = finished ? (times.finish - times.userspace) / 1000 : -1;
  text_add_key(json, "bootPhasesMs");
  text_add(json, "{");
  add_phase(json, "firmware", times.firmware > 0, times.firmware - times.loader);
  add_phase(json, "loader", times.loader > 0, times.loader);
  add_phase(json, "kernel", times.userspace > 0, times.initrd > 0 ? times.initrd : times.userspace);
  add_phase(json, "initrd", times.initrd > 0, times.userspace - times.initrd);
  add_phase(json, "userspace", finished, times.finish - times.userspace);
  text_add(json, "}");
}
