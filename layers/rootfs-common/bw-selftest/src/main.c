// bw-selftest: runs the sample model with each ML runtime on this machine, measures scheduling latency and reports what
// the running system is. See README.md.
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "deliver.h"
#include "latency.h"
#include "selftest.h"
#include "system.h"

#define STATE_DIRECTORY "/var/lib/boardwright"

enum { EXIT_SELFTEST_FAILED = 1, EXIT_USAGE = 2, EXIT_NOT_DELIVERED = 3 };

static const char usage[] =
    "Usage: bw-selftest [options]\n"
    "Checks this machine: runs the sample model with each ML runtime and compares the answers with the known ones,\n"
    "measures scheduling latency, and reports kernel, boot times and services.\n"
    "\n"
    "  --runtime ID[,ID]   runtimes to test: onnxruntime, tflite, executorch, pytorch\n"
    "                      (default: from the configuration)\n"
    "  --latency SECONDS   run cyclictest for so long, 0 for not at all\n"
    "  --json              print the report as one line of JSON instead of the summary\n"
    "  --config FILE       default /etc/boardwright/selftest.conf\n"
    "  --models DIRECTORY  default /usr/share/boardwright/models\n"
    "  --deliver           also write " STATE_DIRECTORY "/selftest.json and, on a test machine, the evidence port;\n"
    "                      waits for the boot to finish first\n"
    "  --help\n"
    "\n"
    "Exit code: 0 all right, 1 a runtime failed, 2 bad usage or configuration, 3 the report could not be delivered.\n";

struct options {
  struct config config;
  bool json;
  bool deliver;
};

static void print_result(const struct selftest_result *result) {
  if (!result->ok) {
    printf("  %-12s FAILED: %s\n", result->runtime, result->detail);
    return;
  }
  printf("  %-12s ok, version %s on %s, %.0f us (p50), %.0f us (p99), largest error %.1e, %ld MiB\n", result->runtime,
         result->version, result->delegate, result->p50_us, result->p99_us, result->max_abs_error,
         result->peak_rss_kib / 1024);
}

static void print_summary(const struct latency *latency, const struct unit_counts *units, double userspace_ms) {
  if (latency->measured) {
    printf("  latency      min %.0f us, avg %.0f us, max %.0f us on %d threads\n", latency->min_us, latency->avg_us,
           latency->max_us, latency->threads);
  }
  if (units->all > 0) printf("  services     %d units, %d failed\n", units->all, units->failed);
  if (userspace_ms >= 0) printf("  boot         userspace took %.1f s\n", userspace_ms / 1000);
}

// 0: go on; otherwise the exit code + 1.
static int read_options(struct options *options, int argc, char **argv) {
  static const struct option known[] = {
      {"runtime", required_argument, NULL, 'r'}, {"latency", required_argument, NULL, 'l'},
      {"json", no_argument, NULL, 'j'},          {"config", required_argument, NULL, 'c'},
      {"models", required_argument, NULL, 'm'},  {"deliver", no_argument, NULL, 'd'},
      {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0},
  };
  const char *config_path = "/etc/boardwright/selftest.conf";
  const char *runtimes = NULL;
  const char *models = NULL;
  char *latency_end = NULL;
  long latency = -1;
  for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
    if (option == 'r') runtimes = optarg;
    if (option == 'c') config_path = optarg;
    if (option == 'm') models = optarg;
    if (option == 'j') options->json = true;
    if (option == 'd') options->deliver = true;
    if (option == 'l') {
      latency = strtol(optarg, &latency_end, 10);
      if (latency_end == optarg || *latency_end != '\0' || latency < 0 || latency > 3600) option = '?';
    }
    if (option == 'h') {
      fputs(usage, stdout);
      return 1;
    }
    if (option == '?') {
      fputs(usage, stderr);
      return EXIT_USAGE + 1;
    }
  }
  options->config = config_default();
  if (!config_read(&options->config, config_path)) return EXIT_USAGE + 1;
  if (runtimes != NULL && !config_set_runtimes(&options->config, runtimes)) return EXIT_USAGE + 1;
  if (latency >= 0) options->config.latency_seconds = (int)latency;
  if (models != NULL) snprintf(options->config.models_directory, PATH_SIZE, "%s", models);
  return 0;
}

int main(int argc, char **argv) {
  struct options options = {0};
  int stop = read_options(&options, argc, argv);
  if (stop != 0) return stop - 1;
  const struct config *config = &options.config;
  if (options.deliver) system_wait_until_booted(config->settle_seconds);

  struct text json = {0};
  bool all_ok = true;
  double userspace_ms;
  if (!options.json) puts("Boardwright self-test");
  text_add(&json, "{");
  text_add_key(&json, "version");
  text_add(&json, "1");
  system_add_kernel(&json);
  struct unit_counts units = system_add_units(&json);
  system_add_boot_phases(&json, &userspace_ms);
  text_add_key(&json, "selftest");
  text_add(&json, "[");
  for (size_t at = 0; at < config->runtime_count; at += 1) {
    struct selftest_result result = selftest_run(config, config->runtimes[at]);
    if (at > 0) text_add(&json, ",");
    selftest_add_json(&json, config, &result);
    if (!result.ok) all_ok = false;
    if (!options.json) print_result(&result);
  }
  text_add(&json, "]");
  struct latency latency = latency_add_json(&json, config->latency_seconds);
  text_add(&json, "}");

  if (options.json) puts(text_words(&json));
  if (!options.json) print_summary(&latency, &units, userspace_ms);
  bool delivered = true;
  if (options.deliver) {
    // The port first: a read-only root must not keep the evidence from the test machine.
    bool to_port = deliver_to_port(text_words(&json));
    bool to_file = deliver_to_file(STATE_DIRECTORY, "selftest.json", text_words(&json));
    if (!to_port) fputs("bw-selftest: nobody took the report from the evidence port\n", stderr);
    if (!to_file) fputs("bw-selftest: the report could not be kept in " STATE_DIRECTORY "\n", stderr);
    delivered = to_port && to_file;
  }
  text_free(&json);
  if (!all_ok) return EXIT_SELFTEST_FAILED;
  return delivered ? EXIT_SUCCESS : EXIT_NOT_DELIVERED;
}
