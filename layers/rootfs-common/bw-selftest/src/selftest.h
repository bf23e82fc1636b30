// Runs the sample model with each runtime, one process each, so that one crash leaves the rest of the report whole.
#ifndef BW_SELFTEST_H
#define BW_SELFTEST_H

#include "config.h"
#include "text.h"

struct selftest_result {
  char runtime[NAME_SIZE];
  char version[64];
  char delegate[64];
  bool ok;
  double max_abs_error; // NaN when no answer came
  double tolerance;
  double p50_us; // NaN when not measured
  double p99_us;
  int runs;
  long peak_rss_kib; // -1 when not known
  char detail[512];  // plain words when not ok
};

struct selftest_result selftest_run(const struct config *config, const char *runtime);
void selftest_add_json(struct text *json, const struct config *config, const struct selftest_result *result);

#endif
