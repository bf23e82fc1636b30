// Times one model with one runtime. Runs inside a process of its own, since a runtime that crashes must not take the
// other results with it; the parent reads the result from stdout.
#ifndef BW_BENCH_H
#define BW_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bench_options {
  int threads;          // >= 1
  int runs;             // timed runs at most
  double seconds;       // no further run is begun after that many seconds
  const char *delegate; // path of a LiteRT external delegate, or NULL
};

// What a runtime offers for a loaded model. `infer` returns NULL, or plain words when it failed.
typedef const char *(*bench_infer)(void *context);

struct bench_runtime {
  const char *id;
  const char *suffix; // of the model's file name, with the dot
  // Loads library and model, calls bench_measure, returns the process's exit code.
  int (*run)(const char *model, const struct bench_options *options);
};

// By id, or by the suffix of a model's file name; NULL when there is none.
const struct bench_runtime *bench_runtime_called(const char *id);
const struct bench_runtime *bench_runtime_for(const char *model);

// Seconds since a fixed point, from the monotonic clock.
double bench_now(void);

// Tells `load_ms` since `started`, runs the model and tells the latencies; returns the exit code.
int bench_measure(double started, const struct bench_options *options, bench_infer infer, void *context);

// Tells one line of the result, `bw:key=value`; a line break in the value is turned into a space.
void bench_tell(const char *key, const char *value);
// Tells the words as `error`; returns the exit code.
__attribute__((format(printf, 1, 2))) int bench_fail(const char *format, ...);

// Fills an input tensor: floats of [-1, 1), bytes of the whole range, the same in every run and on every machine.
void bench_fill_floats(float *values, size_t count);
void bench_fill_bytes(uint8_t *values, size_t count);

extern const struct bench_runtime bench_onnxruntime;
extern const struct bench_runtime bench_tflite;

#endif
