// Summary of measured times.
#ifndef BW_LATENCIES_H
#define BW_LATENCIES_H

#include <stddef.h>

struct latencies {
  double min, mean, p50, p90, p99, max, stddev; // microseconds; percentiles by nearest rank, population deviation
};

// Sorts `times_us`; `count` is at least 1.
struct latencies latencies_of(double *times_us, size_t count);

#endif
