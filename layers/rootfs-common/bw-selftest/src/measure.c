#include "measure.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WARM_UP_RUNS = 20, MOST_RUNS = 2000, FEWEST_RUNS = 50, MOST_SECONDS = 3 };

void tell(const char *key, const char *value) {
  printf("%s=", key);
  for (; *value != '\0'; value += 1) putchar(*value == '\n' || *value == '\r' ? ' ' : *value);
  putchar('\n');
}

int tell_failure(const char *format, ...) {
  char words[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(words, sizeof words, format, arguments);
  va_end(arguments);
  tell("ok", "0");
  tell("detail", words);
  return 1;
}

static double now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

// Nearest-rank percentile of sorted values.
static double percentile(const double *sorted, int count, double share) {
  int rank = (int)ceil(share * count);
  return sorted[rank < 1 ? 0 : rank - 1];
}

// Largest absolute difference over all vectors; NaN as soon as an answer is one.
static const char *largest_error(const struct vectors *vectors, infer_once infer, void *context, float *output,
                                 double *largest) {
  *largest = 0;
  for (uint32_t index = 0; index < vectors->count; index += 1) {
    const char *problem = infer(context, vectors_input(vectors, index), output);
    if (problem != NULL) return problem;
    const float *expected = vectors_output(vectors, index);
    for (uint32_t at = 0; at < vectors->outputs; at += 1) {
      double error = fabs((double)output[at] - (double)expected[at]);
      if (isnan(error) || error > *largest) *largest = error;
      if (isnan(error)) return NULL;
    }
  }
  return NULL;
}

int measure(const struct vectors *vectors, infer_once infer, void *context) {
  static double times[MOST_RUNS];
  float *output = calloc(vectors->outputs, sizeof *output);
  if (output == NULL) return tell_failure("out of memory");
  double error;
  const char *problem = largest_error(vectors, infer, context, output, &error);
  if (problem != NULL) {
    free(output);
    return tell_failure("inference failed: %s", problem);
  }
  int runs = 0;
  double stop = now_us() + MOST_SECONDS * 1e6;
  for (int run = -WARM_UP_RUNS; run < MOST_RUNS; run += 1) {
    const float *input = vectors_input(vectors, (uint32_t)(run + WARM_UP_RUNS) % vectors->count);
    double before = now_us();
    problem = infer(context, input, output);
    double after = now_us();
    if (run >= 0) times[runs++] = after - before;
    if (problem != NULL || (runs >= FEWEST_RUNS && after > stop)) break;
  }
  free(output);
  if (problem != NULL) return tell_failure("inference failed after %d runs: %s", runs, problem);
  qsort(times, (size_t)runs, sizeof times[0], by_size);
  printf("max_abs_error=%.9g\np50_us=%.3f\np99_us=%.3f\nruns=%d\n", error, percentile(times, runs, 0.50),
         percentile(times, runs, 0.99), runs);
  if (!(error <= (double)vectors->tolerance)) {
    return tell_failure("answers differ from the known ones by %.3g, allowed is %.3g", error,
                        (double)vectors->tolerance);
  }
  tell("ok", "1");
  return 0;
}
