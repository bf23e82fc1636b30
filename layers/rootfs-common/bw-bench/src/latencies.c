#include "latencies.h"

#include <math.h>
#include <stdlib.h>

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static double percentile(const double *sorted, size_t count, double share) {
  size_t rank = (size_t)ceil(share * (double)count);
  return sorted[rank < 1 ? 0 : rank - 1];
}

struct latencies latencies_of(double *times_us, size_t count) {
  qsort(times_us, count, sizeof *times_us, by_size);
  double sum = 0;
  for (size_t at = 0; at < count; at += 1) sum += times_us[at];
  double mean = sum / (double)count;
  double squares = 0;
  for (size_t at = 0; at < count; at += 1) squares += (times_us[at] - mean) * (times_us[at] - mean);
  return (struct latencies){.min = times_us[0],
                            .mean = mean,
                            .p50 = percentile(times_us, count, 0.50),
                            .p90 = percentile(times_us, count, 0.90),
                            .p99 = percentile(times_us, count, 0.99),
                            .max = times_us[count - 1],
                            .stddev = sqrt(squares / (double)count)};
}
