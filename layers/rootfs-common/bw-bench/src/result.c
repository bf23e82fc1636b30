#include "result.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"

// Loading a large model on a small board takes its time; the runs have a limit of their own.
enum { LOAD_SECONDS = 600 };

struct job {
  const struct bench_runtime *runtime;
  const char *model;
  const struct bench_options *options;
};

static int work(void *context) {
  const struct job *job = context;
  return job->runtime->run(job->model, job->options);
}

const char *result_value(const char *printed, const char *key, char *into, size_t size) {
  const char *found = NULL;
  size_t length = strlen(key);
  for (const char *line = printed; line != NULL && *line != '\0'; line = strchr(line, '\n')) {
    if (*line == '\n') line += 1;
    if (strncmp(line, "bw:", 3) == 0 && strncmp(line + 3, key, length) == 0 && line[3 + length] == '=') {
      found = line + 4 + length;
    }
  }
  if (found == NULL) return NULL;
  snprintf(into, size, "%.*s", (int)strcspn(found, "\n"), found);
  return into;
}

// The value as it was printed: every number comes from printf with a fixed form.
static void add_number(struct text *json, const char *printed, const char *key, const char *name) {
  char value[64];
  text_add_key(json, name);
  text_add(json, result_value(printed, key, value, sizeof value) == NULL ? "null" : value);
}

static void describe_end(const struct command_end *end, const char *printed, char *words, size_t size) {
  if (!end->started) {
    snprintf(words, size, "no process could be started for it");
  } else if (end->timed_out) {
    snprintf(words, size, "it did not finish in time");
  } else if (end->signal != 0) {
    snprintf(words, size, "it crashed: signal %d (%s)", end->signal, strsignal(end->signal));
  } else if (result_value(printed, "error", words, size) == NULL) {
    snprintf(words, size, "it ended with exit code %d and no explanation", end->exit_code);
  }
}

bool result_of(struct text *json, const struct bench_runtime *runtime, const char *model,
               const struct bench_options *options) {
  struct job job = {runtime, model, options};
  struct text output = {0};
  struct command_end end = run_child(work, &job, &output, LOAD_SECONDS + (int)options->seconds);
  const char *printed = text_words(&output);
  bool good = end.started && !end.timed_out && end.signal == 0 && end.exit_code == 0;
  char words[512] = "";
  struct stat about;
  text_add(json, "{");
  text_add_key(json, "model");
  text_add_json(json, model);
  text_add_key(json, "modelBytes");
  if (stat(model, &about) == 0) {
    text_addf(json, "%lld", (long long)about.st_size);
  } else {
    text_add(json, "null");
  }
  text_add_key(json, "runtime");
  text_add_json(json, runtime->id);
  text_add_key(json, "runtimeVersion");
  text_add_json(json, result_value(printed, "version", words, sizeof words) == NULL ? "unknown" : words);
  text_add_key(json, "delegate");
  text_add_json(json, options->delegate == NULL ? "CPU" : options->delegate);
  text_add_key(json, "threads");
  text_addf(json, "%d", options->threads);
  text_add_key(json, "ok");
  text_add(json, good ? "true" : "false");
  add_number(json, printed, "load_ms", "loadMs");
  add_number(json, printed, "first_ms", "firstInferenceMs");
  add_number(json, printed, "runs", "runs");
  text_add_key(json, "latencyUs");
  if (good) {
    static const char *const keys[] = {"min", "mean", "p50", "p90", "p99", "max", "stddev"};
    text_add(json, "{");
    for (size_t at = 0; at < sizeof keys / sizeof keys[0]; at += 1) add_number(json, printed, keys[at], keys[at]);
    text_add(json, "}");
  } else {
    text_add(json, "null");
  }
  text_add_key(json, "peakRssKiB");
  if (end.started) {
    text_addf(json, "%ld", end.usage.ru_maxrss);
  } else {
    text_add(json, "null");
  }
  words[0] = '\0';
  if (!good) describe_end(&end, printed, words, sizeof words);
  text_add_key(json, "error");
  if (good) {
    text_add(json, "null");
  } else {
    text_add_json(json, words);
  }
  text_add(json, "}");
  text_free(&output);
  return good;
}
