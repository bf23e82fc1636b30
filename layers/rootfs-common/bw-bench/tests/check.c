// Unit tests of bw-bench: `make check`. Ends with the number of failures.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "latencies.h"
#include "result.h"

static int failures;

static void expect(bool good, const char *what, int line) {
  if (good) return;
  failures += 1;
  fprintf(stderr, "check.c:%d: %s\n", line, what);
}
#define EXPECT(condition) expect(condition, #condition, __LINE__)

static void summarises_times(void) {
  double times[] = {5, 1, 4, 2, 3, 10, 9, 8, 7, 6};
  struct latencies all = latencies_of(times, 10);
  EXPECT(all.min == 1 && all.max == 10 && all.mean == 5.5);
  EXPECT(all.p50 == 5 && all.p90 == 9 && all.p99 == 10);
  EXPECT(fabs(all.stddev - sqrt(8.25)) < 1e-12);
  double one[] = {7};
  all = latencies_of(one, 1);
  EXPECT(all.min == 7 && all.p50 == 7 && all.p99 == 7 && all.stddev == 0);
}

static void fills_inputs_alike(void) {
  float values[1000];
  float again[1000];
  bench_fill_floats(values, 1000);
  bench_fill_floats(again, 1000);
  EXPECT(memcmp(values, again, sizeof values) == 0);
  float sum = 0;
  for (size_t at = 0; at < 1000; at += 1) {
    EXPECT(values[at] >= -1 && values[at] < 1);
    sum += values[at];
  }
  EXPECT(fabsf(sum / 1000) < 0.1f);
}

static void chooses_the_runtime(void) {
  EXPECT(bench_runtime_for("/models/a.onnx") == &bench_onnxruntime);
  EXPECT(bench_runtime_for("a.b.tflite") == &bench_tflite);
  EXPECT(bench_runtime_for("model") == NULL && bench_runtime_for("model.pt") == NULL);
  EXPECT(bench_runtime_called("tflite") == &bench_tflite && bench_runtime_called("x") == NULL);
}

static void reads_its_own_lines_alone(void) {
  const char *printed = "INFO: p50=3\nbw:p50=1.5\nbw:p50x=9\nbw:error=no such file";
  char value[32];
  EXPECT(strcmp(result_value(printed, "p50", value, sizeof value), "1.5") == 0);
  EXPECT(strcmp(result_value(printed, "error", value, sizeof value), "no such file") == 0);
  EXPECT(result_value(printed, "runs", value, sizeof value) == NULL);
  EXPECT(result_value("", "p50", value, sizeof value) == NULL);
}

static const char *infer_never_ending(void *context) {
  int *runs = context;
  *runs += 1;
  return NULL;
}
static int run_fine(const char *model, const struct bench_options *options) {
  static int runs;
  (void)model;
  bench_tell("version", "1\n2");
  return bench_measure(bench_now(), options, infer_never_ending, &runs);
}
static int run_crash(const char *model, const struct bench_options *options) {
  (void)model;
  (void)options;
  abort();
}
static int run_failing(const char *model, const struct bench_options *options) {
  (void)options;
  return bench_fail("%s is \"odd\"", model);
}

static bool has(const struct text *json, const char *part) { return strstr(text_words(json), part) != NULL; }

static void writes_results(void) {
  const struct bench_options options = {.threads = 2, .runs = 40, .seconds = 5};
  const struct bench_runtime fine = {"fine", ".x", run_fine};
  const struct bench_runtime crash = {"crash", ".x", run_crash};
  const struct bench_runtime failing = {"failing", ".x", run_failing};
  struct text json = {0};
  EXPECT(result_of(&json, &fine, "/does/not/exist.x", &options));
  EXPECT(has(&json, "\"modelBytes\":null") && has(&json, "\"runtimeVersion\":\"1 2\"") && has(&json, "\"runs\":40"));
  EXPECT(has(&json, "\"threads\":2") && has(&json, "\"p99\":") && has(&json, "\"error\":null}"));
  text_free(&json);
  json = (struct text){0};
  EXPECT(!result_of(&json, &crash, "m.x", &options));
  EXPECT(has(&json, "it crashed: signal 6") && has(&json, "\"latencyUs\":null") && has(&json, "\"loadMs\":null"));
  text_free(&json);
  json = (struct text){0};
  EXPECT(!result_of(&json, &failing, "m.x", &options));
  EXPECT(has(&json, "\"error\":\"m.x is \\\"odd\\\"\"") && has(&json, "\"ok\":false"));
  text_free(&json);
}

int main(void) {
  summarises_times();
  fills_inputs_alike();
  chooses_the_runtime();
  reads_its_own_lines_alone();
  writes_results();
  return failures;
}
