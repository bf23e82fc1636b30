#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config config_default(void) {
  return (struct config){
      .model = "vibration-anomaly",
      .models_directory = "/usr/share/boardwright/models",
      .latency_seconds = 5,
      .settle_seconds = 120,
  };
}

// Names become parts of paths, so they are kept to letters, digits, dot, dash and underscore, not starting with a dot.
static bool plain_name(const char *name) {
  size_t length = strlen(name);
  if (length == 0 || length >= NAME_SIZE || name[0] == '.') return false;
  for (const char *at = name; *at != '\0'; at += 1) {
    if (!isalnum((unsigned char)*at) && strchr("._-", *at) == NULL) return false;
  }
  return true;
}

static char *trimmed(char *words) {
  while (isspace((unsigned char)*words)) words += 1;
  char *end = words + strlen(words);
  while (end > words && isspace((unsigned char)end[-1])) *--end = '\0';
  return words;
}

bool config_set_runtimes(struct config *config, const char *list) {
  char copy[MAX_RUNTIMES * NAME_SIZE];
  if (strlen(list) >= sizeof copy) return false;
  strcpy(copy, list);
  config->runtime_count = 0;
  char *rest = copy;
  for (char *part; (part = strsep(&rest, ",")) != NULL;) {
    char *name = trimmed(part);
    if (*name == '\0') continue;
    if (!plain_name(name) || config->runtime_count == MAX_RUNTIMES) {
      fprintf(stderr, "bw-selftest: '%s' is not a runtime name, or there are more than %d\n", name, MAX_RUNTIMES);
      return false;
    }
    strcpy(config->runtimes[config->runtime_count++], name);
  }
  return true;
}

static bool set_seconds(int *seconds, const char *value) {
  char *end;
  errno = 0;
  long number = strtol(value, &end, 10);
  if (errno != 0 || end == value || *end != '\0' || number < 0 || number > 3600) return false;
  *seconds = (int)number;
  return true;
}

static bool set(struct config *config, const char *key, const char *value) {
  if (strcmp(key, "runtimes") == 0) return config_set_runtimes(config, value);
  if (strcmp(key, "latency_seconds") == 0) return set_seconds(&config->latency_seconds, value);
  if (strcmp(key, "settle_seconds") == 0) return set_seconds(&config->settle_seconds, value);
  if (strcmp(key, "model") == 0) {
    if (!plain_name(value)) return false;
    strcpy(config->model, value);
    return true;
  }
  return false;
}

bool config_read(struct config *config, const char *path) {
  FILE *file = fopen(path, "re");
  if (file == NULL) return errno == ENOENT;
  char line[1024];
  bool good = true;
  for (int number = 1; good && fgets(line, sizeof line, file) != NULL; number += 1) {
    line[strcspn(line, "#")] = '\0';
    char *key = trimmed(line);
    if (*key == '\0') continue;
    char *equals = strchr(key, '=');
    if (equals != NULL) *equals = '\0';
    good = equals != NULL && set(config, trimmed(key), trimmed(equals + 1));
    if (!good) fprintf(stderr, "bw-selftest: %s line %d is not a known key=value\n", path, number);
  }
  fclose(file);
  return good;
}
