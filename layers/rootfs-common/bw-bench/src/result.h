// Runs one model in a process of its own and writes what came of it as JSON.
#ifndef BW_RESULT_H
#define BW_RESULT_H

#include "bench.h"
#include "text.h"

// Adds one object of "results"; false when the model did not run.
bool result_of(struct text *json, const struct bench_runtime *runtime, const char *model,
               const struct bench_options *options);

// The value of the last line `bw:key=value` in what a child printed, up to the line's end; NULL when there is none.
// `into` takes at most `size` - 1 bytes.
const char *result_value(const char *printed, const char *key, char *into, size_t size);

#endif
