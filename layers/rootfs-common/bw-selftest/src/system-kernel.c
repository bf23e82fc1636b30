#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "command.h"
#include "system.h"

static void add_file(struct text *json, const char *key, const char *path) {
  struct text content = {0};
  bool there = text_read_file(&content, path);
  text_trim(&content);
  text_add_key(json, key);
  if (there) {
    text_add_json(json, text_words(&content));
  } else {
    text_add(json, "null");
  }
  text_free(&content);
}

// Lines that say nothing about a symbol's value are dropped: the comments with section titles.
static void add_config(struct text *json, const char *release) {
  struct text config = {0};
  char path[320];
  snprintf(path, sizeof path, "/boot/config-%s", release);
  if (!text_read_file(&config, path)) {
    const char *const unpack[] = {"gzip", "-dc", "/proc/config.gz", NULL};
    run_program(unpack, &config, 20);
  }
  struct text kept = {0};
  char *rest = config.bytes;
  for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
    if (strncmp(line, "CONFIG_", 7) != 0 && strncmp(line, "# CONFIG_", 9) != 0) continue;
    text_add(&kept, line);
    text_add(&kept, "\n");
  }
  text_add_key(json, "kernelConfig");
  text_add_json(json, text_words(&kept));
  text_free(&kept);
  text_free(&config);
}

static void add_memory(struct text *json) {
  struct text meminfo = {0};
  text_read_file(&meminfo, "/proc/meminfo");
  long total_kib = 0;
  long available_kib = 0;
  const char *total = strstr(text_words(&meminfo), "MemTotal:");
  const char *available = strstr(text_words(&meminfo), "MemAvailable:");
  if (total != NULL) total_kib = strtol(total + strlen("MemTotal:"), NULL, 10);
  if (available != NULL) available_kib = strtol(available + strlen("MemAvailable:"), NULL, 10);
  text_add_key(json, "memory");
  text_addf(json, "{\"totalMiB\":%.1f,\"availableMiB\":%.1f}", (double)total_kib / 1024, (double)available_kib / 1024);
  text_free(&meminfo);
}

void system_add_kernel(struct text *json) {
  struct utsname name;
  if (uname(&name) != 0) memset(&name, 0, sizeof name);
  text_add_key(json, "uname");
  text_add(json, "{");
  text_add_key(json, "sysname");
  text_add_json(json, name.sysname);
  text_add_key(json, "release");
  text_add_json(json, name.release);
  text_add_key(json, "version");
  text_add_json(json, name.version);
  text_add_key(json, "machine");
  text_add_json(json, name.machine);
  text_add(json, "}");
  add_file(json, "realtimeSysfs", "/sys/kernel/realtime");
  add_config(json, name.release);
  struct text cmdline = {0};
  text_read_file(&cmdline, "/proc/cmdline");
  text_trim(&cmdline);
  text_add_key(json, "cmdline");
  text_add_json(json, text_words(&cmdline));
  text_free(&cmdline);
  struct text release = {0};
  if (!text_read_file(&release, "/etc/os-release")) text_read_file(&release, "/usr/lib/os-release");
  text_trim(&release);
  text_add_key(json, "osRelease");
  text_add_json(json, text_words(&release));
  text_free(&release);
  add_memory(json);
}
