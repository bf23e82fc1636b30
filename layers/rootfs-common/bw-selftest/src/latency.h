// Scheduling latency measured by cyclictest (package rt-tests).
#ifndef BW_LATENCY_H
#define BW_LATENCY_H

#include "text.h"

struct latency {
  bool measured;
  int threads;
  long duration_ms;
  double min_us, avg_us, max_us;
};

// Adds the member `cyclictest`: null when `seconds` is 0 or the program is missing or fails.
struct latency latency_add_json(struct text *json, int seconds);

#endif
