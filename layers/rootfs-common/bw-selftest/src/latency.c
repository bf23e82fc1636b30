#include "latency.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"

// Bucket n counts wake-ups n us late, the last one all that were later still.
enum { HISTOGRAM_US = 400 };

// Sum, smallest or largest of the numbers in "# Min Latencies: 00003 00004"; `count` gets how many there are.
static double combine(const char *numbers, char how, int *count) {
  double result = 0;
  *count = 0;
  for (const char *at = numbers;;) {
    char *end;
    double number = strtod(at, &end);
    if (end == at) break;
    if (*count == 0) result = how == '+' ? 0 : number;
    if (how == '+') result += number;
    if (how == '<' && number < result) result = number;
    if (how == '>' && number > result) result = number;
    *count += 1;
    at = end;
  }
  return result;
}

static void add_bucket(struct text *histogram, long us, double count) {
  if (count == 0) return;
  if (histogram->length > 0) text_add(histogram, ",");
  text_addf(histogram, "{\"us\":%ld,\"count\":%.0f}", us, count);
}

// One line of cyclictest's histogram: "000007 000123 000119" is 7 us, then a count per thread.
static void read_bucket(struct text *histogram, const char *line) {
  char *end;
  long us = strtol(line, &end, 10);
  int threads;
  add_bucket(histogram, us, combine(end, '+', &threads));
}

static void read_line(struct latency *latency, struct text *histogram, const char *line) {
  static const char min[] = "# Min Latencies:";
  static const char avg[] = "# Avg Latencies:";
  static const char max[] = "# Max Latencies:";
  static const char over[] = "# Histogram Overflows:";
  int count;
  if (isdigit((unsigned char)line[0])) {
    read_bucket(histogram, line);
  } else if (strncmp(line, min, strlen(min)) == 0) {
    latency->min_us = combine(line + strlen(min), '<', &latency->threads);
  } else if (strncmp(line, avg, strlen(avg)) == 0) {
    double sum = combine(line + strlen(avg), '+', &count);
    latency->avg_us = count == 0 ? 0 : sum / count;
  } else if (strncmp(line, max, strlen(max)) == 0) {
    latency->max_us = combine(line + strlen(max), '>', &count);
    latency->measured = count > 0;
  } else if (strncmp(line, over, strlen(over)) == 0) {
    add_bucket(histogram, HISTOGRAM_US, combine(line + strlen(over), '+', &count));
  }
}

static struct latency run_cyclictest(struct text *histogram, int seconds) {
  struct latency latency = {0};
  char duration[16];
  char buckets[16];
  snprintf(duration, sizeof duration, "%d", seconds);
  snprintf(buckets, sizeof buckets, "%d", HISTOGRAM_US);
  const char *const cyclictest[] = {"cyclictest", "-q", "-m", "-S", "-p", "95", "-h", buckets, "-D", duration, NULL};
  struct text output = {0};
  struct timespec before, after;
  clock_gettime(CLOCK_MONOTONIC, &before);
  struct command_end end = run_program(cyclictest, &output, seconds + 60);
  clock_gettime(CLOCK_MONOTONIC, &after);
  latency.duration_ms = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
  char *lines = output.bytes;
  for (char *line; (line = strsep(&lines, "\n")) != NULL;) read_line(&latency, histogram, line);
  if (!end.started || end.exit_code != 0) latency.measured = false;
  text_free(&output);
  return latency;
}

struct latency latency_add_json(struct text *json, int seconds) {
  struct latency latency = {0};
  struct text histogram = {0};
  if (seconds > 0) latency = run_cyclictest(&histogram, seconds);
  text_add_key(json, "cyclictest");
  if (latency.measured) {
    text_addf(json, "{\"durationMs\":%ld,\"threads\":%d,\"minUs\":%.1f,\"avgUs\":%.1f,\"maxUs\":%.1f,\"histogram\":[%s]}",
              latency.duration_ms, latency.threads, latency.min_us, latency.avg_us, latency.max_us,
              text_words(&histogram));
  } else {
    text_add(json, "null");
  }
  text_free(&histogram);
  return latency;
}
