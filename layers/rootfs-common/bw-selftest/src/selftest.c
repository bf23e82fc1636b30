#include "selftest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "measure.h"

// An emulated board loads PyTorch slowly.
enum { RUNNER_SECONDS = 300 };

static const struct runner *const runners[] = {&onnxruntime_runner, &tflite_runner, &pytorch_runner,
                                              &executorch_runner};

struct job {
  const struct runner *runner;
  const char *directory;
  const struct vectors *vectors;
};

static int work(void *context) {
  const struct job *job = context;
  return job->runner->run(job->directory, job->vectors);
}

static void keep(char *field, size_t size, const char *value) { snprintf(field, size, "%s", value); }

// Reads the runner's key=value lines; keys it does not know are the runtime's own chatter and are passed over.
static void read_lines(struct selftest_result *result, char *lines) {
  for (char *line; (line = strsep(&lines, "\n")) != NULL;) {
    char *value = strchr(line, '=');
    if (value == NULL) continue;
    *value++ = '\0';
    if (strcmp(line, "version") == 0) keep(result->version, sizeof result->version, value);
    if (strcmp(line, "delegate") == 0) keep(result->delegate, sizeof result->delegate, value);
    if (strcmp(line, "detail") == 0) keep(result->detail, sizeof result->detail, value);
    if (strcmp(line, "ok") == 0) result->ok = strcmp(value, "1") == 0;
    if (strcmp(line, "max_abs_error") == 0) result->max_abs_error = strtod(value, NULL);
    if (strcmp(line, "p50_us") == 0) result->p50_us = strtod(value, NULL);
    if (strcmp(line, "p99_us") == 0) result->p99_us = strtod(value, NULL);
    if (strcmp(line, "runs") == 0) result->runs = (int)strtol(value, NULL, 10);
  }
}

static void fail(struct selftest_result *result, const char *words) {
  result->ok = false;
  keep(result->detail, sizeof result->detail, words);
}

static void judge(struct selftest_result *result, const struct command_end *end) {
  char words[128];
  if (!end->started) {
    fail(result, "no process could be started for it");
  } else if (end->timed_out) {
    snprintf(words, sizeof words, "it did not finish within %d s", RUNNER_SECONDS);
    fail(result, words);
  } else if (end->signal != 0) {
    snprintf(words, sizeof words, "it crashed: signal %d (%s)", end->signal, strsignal(end->signal));
    fail(result, words);
  } else if (end->exit_code != 0 && result->detail[0] == '\0') {
    snprintf(words, sizeof words, "it ended with exit code %d and no explanation", end->exit_code);
    fail(result, words);
  } else if (end->exit_code != 0) {
    result->ok = false;
  } else if (!result->ok && result->detail[0] == '\0') {
    fail(result, "it ended without an answer");
  }
  if (end->started) result->peak_rss_kib = end->usage.ru_maxrss;
}

struct selftest_result selftest_run(const struct config *config, const char *runtime) {
  struct selftest_result result = {.max_abs_error = NAN, .p50_us = NAN, .p99_us = NAN, .peak_rss_kib = -1};
  keep(result.runtime, sizeof result.runtime, runtime);
  keep(result.version, sizeof result.version, "unknown");
  keep(result.delegate, sizeof result.delegate, "none");
  const struct runner *runner = NULL;
  for (size_t at = 0; at < sizeof runners / sizeof runners[0]; at += 1) {
    if (strcmp(runners[at]->id, runtime) == 0) runner = runners[at];
  }
  if (runner == NULL) {
    fail(&result, "this self-test knows no such runtime");
    return result;
  }
  char directory[PATH_SIZE + NAME_SIZE + 2];
  char path[sizeof directory + 16];
  snprintf(directory, sizeof directory, "%s/%s", config->models_directory, config->model);
  snprintf(path, sizeof path, "%s/vectors.bin", directory);
  struct vectors vectors = {0};
  if (!vectors_read(&vectors, path)) {
    fail(&result, "the known answers (vectors.bin) are missing or damaged");
    free(vectors.values);
    return result;
  }
  result.tolerance = (double)vectors.tolerance;
  struct job job = {runner, directory, &vectors};
  struct text output = {0};
  struct command_end end = run_child(work, &job, &output, RUNNER_SECONDS);
  if (output.bytes != NULL) read_lines(&result, output.bytes);
  judge(&result, &end);
  text_free(&output);
  free(vectors.values);
  return result;
}

void selftest_add_json(struct text *json, const struct config *config, const struct selftest_result *result) {
  text_add(json, "{");
  text_add_key(json, "runtime");
  text_add_json(json, result->runtime);
  text_add_key(json, "runtimeVersion");
  text_add_json(json, result->version);
  text_add_key(json, "model");
  text_add_json(json, config->model);
  text_add_key(json, "delegate");
  text_add_json(json, result->delegate);
  text_add_key(json, "ok");
  text_add(json, result->ok ? "true" : "false");
  text_add_key(json, "maxAbsError");
  text_add_number(json, result->max_abs_error);
  text_add_key(json, "tolerance");
  text_addf(json, "%.4g", result->tolerance);
  text_add_key(json, "latencyUs");
  if (isnan(result->p50_us) || isnan(result->p99_us)) {
    text_add(json, "null");
  } else {
    text_addf(json, "{\"p50\":%.3f,\"p99\":%.3f}", result->p50_us, result->p99_us);
  }
  text_add_key(json, "runs");
  text_addf(json, "%d", result->runs);
  text_add_key(json, "peakRssKiB");
  if (result->peak_rss_kib < 0) {
    text_add(json, "null");
  } else {
    text_addf(json, "%ld", result->peak_rss_kib);
  }
  text_add_key(json, "detail");
  text_add_json(json, result->detail);
  text_add(json, "}");
}
