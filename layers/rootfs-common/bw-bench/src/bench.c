#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "latencies.h"

enum { WARM_UP_RUNS = 5 };

static const struct bench_runtime *const runtimes[] = {&bench_onnxruntime, &bench_tflite};

const struct bench_runtime *bench_runtime_called(const char *id) {
  for (size_t at = 0; at < sizeof runtimes / sizeof runtimes[0]; at += 1) {
    if (strcmp(runtimes[at]->id, id) == 0) return runtimes[at];
  }
  return NULL;
}

const struct bench_runtime *bench_runtime_for(const char *model) {
  const char *suffix = strrchr(model, '.');
  for (size_t at = 0; suffix != NULL && at < sizeof runtimes / sizeof runtimes[0]; at += 1) {
    if (strcmp(runtimes[at]->suffix, suffix) == 0) return runtimes[at];
  }
  return NULL;
}

double bench_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void bench_tell(const char *key, const char *value) {
  printf("bw:%s=", key);
  for (; *value != '\0'; value += 1) putchar(*value == '\n' || *value == '\r' ? ' ' : *value);
  putchar('\n');
}

int bench_fail(const char *format, ...) {
  char words[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(words, sizeof words, format, arguments);
  va_end(arguments);
  bench_tell("error", words);
  return 1;
}

// A linear congruential generator (Numerical Recipes): what counts is that all runs see the same values.
static uint32_t next(uint32_t *state) { return *state = *state * 1664525u + 1013904223u; }

void bench_fill_floats(float *values, size_t count) {
  uint32_t state = 1;
  for (size_t at = 0; at < count; at += 1) values[at] = (float)(next(&state) >> 8) / 8388608.0f - 1.0f;
}

void bench_fill_bytes(uint8_t *values, size_t count) {
  uint32_t state = 1;
  for (size_t at = 0; at < count; at += 1) values[at] = (uint8_t)(next(&state) >> 24);
}

int bench_measure(double started, const struct bench_options *options, bench_infer infer, void *context) {
  double loaded = bench_now();
  const char *problem = infer(context);
  if (problem != NULL) return bench_fail("inference failed: %s", problem);
  double first = bench_now() - loaded;
  for (int run = 1; run < WARM_UP_RUNS && problem == NULL; run += 1) problem = infer(context);
  double *times = calloc((size_t)options->runs, sizeof *times);
  if (times == NULL) return bench_fail("out of memory");
  size_t runs = 0;
  double stop = bench_now() + options->seconds;
  while (problem == NULL && runs < (size_t)options->runs) {
    double before = bench_now();
    problem = infer(context);
    double after = bench_now();
    times[runs++] = (after - before) * 1e6;
    if (after > stop) break;
  }
  if (problem != NULL) {
    free(times);
    return bench_fail("inference failed after %zu runs: %s", runs, problem);
  }
  struct latencies all = latencies_of(times, runs);
  free(times);
  printf("bw:load_ms=%.3f\nbw:first_ms=%.3f\nbw:runs=%zu\n", (loaded - started) * 1e3, first * 1e3, runs);
  printf("bw:min=%.3f\nbw:mean=%.3f\nbw:p50=%.3f\nbw:p90=%.3f\n", all.min, all.mean, all.p50, all.p90);
  printf("bw:p99=%.3f\nbw:max=%.3f\nbw:stddev=%.3f\n", all.p99, all.max, all.stddev);
  return 0;
}
