// Unit tests of bw-selftest: `make check`. Ends with the number of failures.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../src/command.h"
#include "../src/config.h"
#include "../src/deliver.h"
#include "../src/latency.h"
#include "../src/selftest.h"
#include "../src/text.h"
#include "../src/vectors.h"

static int failures;
static char directory[] = "/tmp/bw-selftest-check-XXXXXX";

static void expect(bool good, const char *what, int line) {
  if (good) return;
  failures += 1;
  fprintf(stderr, "check.c:%d: %s\n", line, what);
}
#define EXPECT(condition) expect(condition, #condition, __LINE__)

static void expect_text(const char *got, const char *wanted, int line) {
  if (strcmp(got, wanted) == 0) return;
  failures += 1;
  fprintf(stderr, "check.c:%d: got <%s>, wanted <%s>\n", line, got, wanted);
}
#define EXPECT_TEXT(got, wanted) expect_text(got, wanted, __LINE__)

static const char *in_directory(const char *name) {
  static char path[128];
  snprintf(path, sizeof path, "%s/%s", directory, name);
  return path;
}

static const char *write_file(const char *name, const char *bytes, size_t length, mode_t mode) {
  const char *path = in_directory(name);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  EXPECT(file >= 0 && write(file, bytes, length) == (ssize_t)length);
  close(file);
  return path;
}

static void json_strings_are_always_valid(void) {
  const struct {
    const char *words, *json;
  } cases[] = {
      {"plain", "\"plain\""},
      {"a\"b\\c\nd\te\x01", "\"a\\\"b\\\\c\\nd\\u0009e\\u0001\""},
      {"gr\xc3\xbcn \xf0\x9f\x98\x80", "\"gr\xc3\xbcn \xf0\x9f\x98\x80\""},
      {"cut \xc3", "\"cut \\ufffd\""},
      {"overlong \xc0\xaf", "\"overlong \\ufffd\\ufffd\""},
      {"surrogate \xed\xa0\x80", "\"surrogate \\ufffd\\ufffd\\ufffd\""},
  };
  for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at += 1) {
    struct text text = {0};
    text_add_json(&text, cases[at].words);
    EXPECT_TEXT(text_words(&text), cases[at].json);
    text_free(&text);
  }
}

static bool reads(const char *words, struct config *config) {
  *config = config_default();
  return config_read(config, write_file("selftest.conf", words, strlen(words), 0644));
}

static void configuration_is_read_or_refused(void) {
  struct config config;
  EXPECT(reads("# comment\n\nruntimes = onnxruntime , tflite # both\nlatency_seconds=0\n", &config));
  EXPECT(config.runtime_count == 2 && config.latency_seconds == 0);
  EXPECT_TEXT(config.runtimes[1], "tflite");
  EXPECT_TEXT(config.model, "vibration-anomaly");
  EXPECT(reads("runtimes=\n", &config) && config.runtime_count == 0);
  EXPECT(!reads("model=../../etc\n", &config));
  EXPECT(!reads("runtimes=a/b\n", &config));
  EXPECT(!reads("latency_seconds=5s\n", &config));
  EXPECT(!reads("unknown=1\n", &config));
  EXPECT(!reads("no equals sign\n", &config));
  config = config_default();
  EXPECT(config_read(&config, in_directory("absent.conf")));
}

static void damaged_answers_are_refused(void) {
  struct vectors vectors = {0};
  EXPECT(!vectors_read(&vectors, write_file("vectors.bin", "BWV1", 4, 0644)));
  char header[24] = "BWV2";
  EXPECT(!vectors_read(&vectors, write_file("vectors.bin", header, sizeof header, 0644)));
  memcpy(header, "BWV1\xff\xff\xff\xff\x01\0\0\0\x01\0\0\0", 16);
  EXPECT(!vectors_read(&vectors, write_file("vectors.bin", header, sizeof header, 0644)));
}

static int says_hello(void *context) {
  printf("hello %s\n", (const char *)context);
  return 7;
}

static int crashes(void *context) {
  (void)context;
  raise(SIGABRT);
  return 0;
}

static int hangs(void *context) {
  (void)context;
  pause();
  return 0;
}

static void children_are_contained(void) {
  struct text output = {0};
  struct command_end end = run_child(says_hello, "you", &output, 10);
  EXPECT(end.started && end.exit_code == 7 && end.signal == 0);
  EXPECT_TEXT(text_words(&output), "hello you\n");
  end = run_child(crashes, NULL, &output, 10);
  EXPECT(end.signal == SIGABRT && end.exit_code == -1);
  end = run_child(hangs, NULL, &output, 1);
  EXPECT(end.timed_out && end.signal == SIGKILL);
  const char *const absent[] = {"bw-no-such-program", NULL};
  EXPECT(!run_program(absent, &output, 10).started);
  text_free(&output);
}

static void unknown_runtime_is_a_failed_test(void) {
  struct config config = config_default();
  struct selftest_result result = selftest_run(&config, "nonsense");
  EXPECT(!result.ok && result.detail[0] != '\0');
  struct text json = {0};
  selftest_add_json(&json, &config, &result);
  EXPECT(strstr(text_words(&json), "\"maxAbsError\":null") != NULL);
  EXPECT(strstr(text_words(&json), "\"latencyUs\":null") != NULL);
  text_free(&json);
}

static void histogram_is_read(void) {
  static const char script[] =
      "#!/bin/sh\n"
      "printf '# Histogram\\n000000 000000\\t000000\\n000007 000002\\t000003\\n000400 000000\\t000000\\n'\n"
      "printf '# Total: 000005 000005\\n# Min Latencies: 00003 00002\\n# Avg Latencies: 00008 00010\\n'\n"
      "printf '# Max Latencies: 00051 00049\\n# Histogram Overflows: 00001 00000\\n'\n";
  write_file("cyclictest", script, sizeof script - 1, 0755);
  char path[256];
  snprintf(path, sizeof path, "%s:/usr/bin:/bin", directory);
  setenv("PATH", path, 1);
  struct text json = {0};
  struct latency latency = latency_add_json(&json, 1);
  EXPECT(latency.measured && latency.threads == 2);
  const char *rest = strstr(text_words(&json), "\"threads\"");
  EXPECT_TEXT(rest == NULL ? "" : rest,
              "\"threads\":2,\"minUs\":2.0,\"avgUs\":9.0,\"maxUs\":51.0,"
              "\"histogram\":[{\"us\":7,\"count\":5},{\"us\":400,\"count\":1}]}");
  text_free(&json);
  latency = latency_add_json(&json, 0);
  EXPECT_TEXT(text_words(&json), "\"cyclictest\":null");
  text_free(&json);
  unlink(in_directory("cyclictest"));
}

static void report_file_is_whole(void) {
  EXPECT(deliver_to_file(directory, "report.json", "{}"));
  struct text content = {0};
  EXPECT(text_read_file(&content, in_directory("report.json")));
  EXPECT_TEXT(text_words(&content), "{}\n");
  EXPECT(access(in_directory(".report.json.new"), F_OK) != 0);
  EXPECT(!deliver_to_file("/proc/no/such", "report.json", "{}"));
  text_free(&content);
  unlink(in_directory("report.json"));
}

int main(void) {
  if (mkdtemp(directory) == NULL) return 1;
  fputs("(messages about bad configuration lines below are expected)\n", stderr);
  json_strings_are_always_valid();
  configuration_is_read_or_refused();
  damaged_answers_are_refused();
  children_are_contained();
  unknown_runtime_is_a_failed_test();
  histogram_is_read();
  report_file_is_whole();
  unlink(in_directory("selftest.conf"));
  unlink(in_directory("vectors.bin"));
  rmdir(directory);
  fprintf(stderr, failures == 0 ? "bw-selftest: all checks passed\n" : "bw-selftest: %d checks failed\n", failures);
  return failures == 0 ? 0 : 1;
}
