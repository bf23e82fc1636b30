// bw-bench: how long a model takes on this machine, with the runtimes that are installed. One JSON document on stdout.
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "result.h"

enum { MOST_RUNS = 1000000, MOST_THREADS = 256, MOST_SECONDS = 86400 };

static const char usage[] =
    "usage: bw-bench [options] MODEL...\n"
    "Times .onnx models with ONNX Runtime and .tflite models with LiteRT (TensorFlow Lite), as JSON on stdout.\n"
    "  -t, --threads N      threads of one inference (1)\n"
    "  -n, --runs N         timed runs at most (1000)\n"
    "  -s, --seconds S      no further run is begun after S seconds (5)\n"
    "  -d, --delegate FILE  LiteRT external delegate, for example /usr/lib/libteflon.so\n"
    "  -r, --runtime ID     onnxruntime or tflite, whatever the file is called\n"
    "Ends with 0 when every model ran, 1 when one did not, 2 when it was called wrongly.\n";

static int misuse(const char *words) {
  fprintf(stderr, "bw-bench: %s\n%s", words, usage);
  return 2;
}

// A whole number of 1 to `most`; 0 when the text is none.
static long whole_number(const char *text, long most) {
  char *end;
  long value = strtol(text, &end, 10);
  return *text == '\0' || *end != '\0' || value < 1 || value > most ? 0 : value;
}

int main(int argc, char *argv[]) {
  static const struct option long_options[] = {
      {"threads", required_argument, NULL, 't'},  {"runs", required_argument, NULL, 'n'},
      {"seconds", required_argument, NULL, 's'},  {"delegate", required_argument, NULL, 'd'},
      {"runtime", required_argument, NULL, 'r'},  {"help", no_argument, NULL, 'h'},
      {NULL, 0, NULL, 0}};
  struct bench_options options = {.threads = 1, .runs = 1000, .seconds = 5, .delegate = NULL};
  const struct bench_runtime *asked = NULL;
  for (int option; (option = getopt_long(argc, argv, "t:n:s:d:r:h", long_options, NULL)) != -1;) {
    if (option == 't' && (options.threads = (int)whole_number(optarg, MOST_THREADS)) == 0)
      return misuse("--threads takes a number of 1 to 256");
    if (option == 'n' && (options.runs = (int)whole_number(optarg, MOST_RUNS)) == 0)
      return misuse("--runs takes a number of 1 to 1000000");
    if (option == 's' && (options.seconds = (double)whole_number(optarg, MOST_SECONDS)) < 1)
      return misuse("--seconds takes a number of 1 to 86400");
    if (option == 'd') options.delegate = optarg;
    if (option == 'r' && (asked = bench_runtime_called(optarg)) == NULL) return misuse("there is no such runtime");
    if (option == 'h') return fputs(usage, stdout) < 0;
    if (option == '?') return misuse("see below");
  }
  if (optind == argc) return misuse("no model is named");
  for (int at = optind; at < argc; at += 1) {
    if (asked == NULL && bench_runtime_for(argv[at]) == NULL)
      return misuse("a model's name has to end in .onnx or .tflite, or --runtime be given");
  }
  struct text json = {0};
  bool good = true;
  text_add(&json, "{\"tool\":\"bw-bench\",\"format\":1,\"results\":[");
  for (int at = optind; at < argc; at += 1) {
    const struct bench_runtime *runtime = asked != NULL ? asked : bench_runtime_for(argv[at]);
    if (at > optind) text_add(&json, ",");
    if (!result_of(&json, runtime, argv[at], &options)) good = false;
  }
  text_add(&json, "]}");
  if (puts(text_words(&json)) < 0) return 1;
  text_free(&json);
  return good ? 0 : 1;
}
