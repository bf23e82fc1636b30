// Runs a model on the known inputs, compares the answers and times it. Used inside a runner's own process, which
// reports on stdout as key=value lines; the parent turns them into the report.
#ifndef BW_MEASURE_H
#define BW_MEASURE_H

#include "vectors.h"

// One inference from `input` to `output`; NULL, or plain words when it failed.
typedef const char *(*infer_once)(void *context, const float *input, float *output);

struct runner {
  const char *id;
  // Loads the runtime and the model at `model_directory`, calls `measure`, returns the process's exit code.
  int (*run)(const char *model_directory, const struct vectors *vectors);
};

// Prints ok, max_abs_error, p50_us, p99_us, runs; returns the exit code.
int measure(const struct vectors *vectors, infer_once infer, void *context);
// Prints `key=value`, a line break in the value turned into a space.
void tell(const char *key, const char *value);
// Tells ok=0 with the words as detail; returns the exit code.
__attribute__((format(printf, 1, 2))) int tell_failure(const char *format, ...);

extern const struct runner onnxruntime_runner;
extern const struct runner tflite_runner;
extern const struct runner pytorch_runner;
extern const struct runner executorch_runner;

#endif
