#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "command.h"
#include "system.h"

// Its own unit is still running while it reports.
#define OWN_UNIT "bw-selftest.service"

void system_wait_until_booted(int seconds) {
  if (access("/run/systemd/system", F_OK) != 0) return;
  const char *const finish[] = {"systemctl", "show", "--value", "-p", "FinishTimestampMonotonic", NULL};
  for (int second = 0; second < seconds; second += 1) {
    struct text output = {0};
    run_program(finish, &output, 10);
    bool finished = strtoll(text_words(&output), NULL, 10) > 0;
    text_free(&output);
    if (finished) return;
    nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
  }
}

static char *next_word(char **rest) {
  char *word = NULL;
  while ((word = strsep(rest, " \t")) != NULL && *word == '\0') {
  }
  return word;
}

struct unit_counts system_add_units(struct text *json) {
  const char *const list[] = {"systemctl", "list-units", "--plain", "--no-legend", "--no-pager", "--full", NULL};
  struct text output = {0};
  struct text failed = {0};
  struct unit_counts counts = {0, 0};
  if (access("/run/systemd/system", F_OK) == 0) run_program(list, &output, 30);
  text_add_key(json, "units");
  text_add(json, "[");
  char *lines = output.bytes;
  for (char *line; (line = strsep(&lines, "\n")) != NULL;) {
    char *rest = line;
    const char *unit = next_word(&rest);
    const char *load = next_word(&rest);
    const char *active = next_word(&rest);
    const char *sub = next_word(&rest);
    if (unit == NULL || load == NULL || active == NULL || sub == NULL || strcmp(unit, OWN_UNIT) == 0) continue;
    if (counts.all > 0) text_add(json, ",");
    counts.all += 1;
    text_add(json, "{");
    text_add_key(json, "unit");
    text_add_json(json, unit);
    text_add_key(json, "active");
    text_add_json(json, active);
    text_add_key(json, "sub");
    text_add_json(json, sub);
    text_add(json, "}");
    if (strcmp(active, "failed") != 0) continue;
    if (counts.failed > 0) text_add(&failed, ",");
    counts.failed += 1;
    text_add_json(&failed, unit);
  }
  text_add(json, "]");
  text_add_key(json, "failedUnits");
  text_addf(json, "[%s]", text_words(&failed));
  text_free(&failed);
  text_free(&output);
  return counts;
}
