#include <dlfcn.h>
#include <string.h>

#include "bench.h"
#include "library.h"

enum { TYPE_FLOAT32 = 1, TYPE_UINT8 = 3, TYPE_STRING = 5, TYPE_INT8 = 9 }; // kTfLite*

// LiteRT's C API. Handles are opaque and kTfLiteOk is 0, so these declarations are all that is needed.
// Source: tensorflow/lite/core/c/c_api.h (Apache-2.0).
struct tflite {
  void *library;
  const char *(*version)(void);
  void *(*model_from_file)(const char *path);
  void *(*options_create)(void);
  void (*options_set_threads)(void *options, int32_t threads);
  void (*options_add_delegate)(void *options, void *delegate);
  void *(*interpreter_create)(const void *model, const void *options);
  int (*allocate)(void *interpreter);
  int32_t (*input_count)(const void *interpreter);
  void *(*get_input)(const void *interpreter, int32_t index);
  int (*invoke)(void *interpreter);
  int (*type)(const void *tensor);
  void *(*data)(const void *tensor);
  size_t (*byte_size)(const void *tensor);
  void *interpreter;
};

// NULL, or the name of the first function the library lacks.
static const char *bind_functions(struct tflite *lite) {
  const struct {
    const char *name;
    void *slot;
  } functions[] = {
      {"TfLiteVersion", &lite->version},
      {"TfLiteModelCreateFromFile", &lite->model_from_file},
      {"TfLiteInterpreterOptionsCreate", &lite->options_create},
      {"TfLiteInterpreterOptionsSetNumThreads", &lite->options_set_threads},
      {"TfLiteInterpreterOptionsAddDelegate", &lite->options_add_delegate},
      {"TfLiteInterpreterCreate", &lite->interpreter_create},
      {"TfLiteInterpreterAllocateTensors", &lite->allocate},
      {"TfLiteInterpreterGetInputTensorCount", &lite->input_count},
      {"TfLiteInterpreterGetInputTensor", &lite->get_input},
      {"TfLiteInterpreterInvoke", &lite->invoke},
      {"TfLiteTensorType", &lite->type},
      {"TfLiteTensorData", &lite->data},
      {"TfLiteTensorByteSize", &lite->byte_size},
  };
  for (size_t at = 0; at < sizeof functions / sizeof functions[0]; at += 1) {
    void *address = dlsym(lite->library, functions[at].name);
    if (address == NULL) return functions[at].name;
    memcpy(functions[at].slot, &address, sizeof address);
  }
  return NULL;
}

static void report_delegate_error(const char *words) { bench_tell("delegate_error", words); }

// The two entry points every external delegate has: Teflon, libedgetpu, the vendors' own.
// Source: tensorflow/lite/delegates/external/external_delegate.h
static void *open_delegate(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    bench_fail("the delegate cannot be opened: %s", dlerror());
    return NULL;
  }
  void *(*create)(char **keys, char **values, size_t count, void (*report)(const char *words));
  *(void **)&create = dlsym(library, "tflite_plugin_create_delegate");
  if (create == NULL) {
    bench_fail("%s is no LiteRT delegate: it lacks tflite_plugin_create_delegate", path);
    return NULL;
  }
  void *delegate = create(NULL, NULL, 0, report_delegate_error);
  if (delegate == NULL) bench_fail("the delegate refuses to start: is its device there?");
  return delegate;
}

static const char *infer(void *context) {
  const struct tflite *lite = context;
  return lite->invoke(lite->interpreter) == 0 ? NULL : "invoke failed";
}

// Input memory stays where it is from one run to the next, so filling it once is enough.
static int fill_inputs(const struct tflite *lite) {
  for (int32_t at = 0; at < lite->input_count(lite->interpreter); at += 1) {
    void *tensor = lite->get_input(lite->interpreter, at);
    int type = lite->type(tensor);
    size_t bytes = lite->byte_size(tensor);
    void *data = lite->data(tensor);
    if (data == NULL || type == TYPE_STRING) return bench_fail("input %d is of a kind that is not timed", at);
    memset(data, 0, bytes);
    if (type == TYPE_FLOAT32) bench_fill_floats(data, bytes / sizeof(float));
    if (type == TYPE_UINT8 || type == TYPE_INT8) bench_fill_bytes(data, bytes);
  }
  return 0;
}

static int run(const char *path, const struct bench_options *options) {
  // Names of Buildroot's and Debian's library, then of upstream's own builds.
  struct tflite lite = {.library = library_open("libtensorflow-lite")};
  if (lite.library == NULL) lite.library = library_open("libtensorflowlite_c");
  if (lite.library == NULL) return bench_fail("the LiteRT (TensorFlow Lite) library cannot be opened: %s", dlerror());
  const char *missing = bind_functions(&lite);
  if (missing != NULL) return bench_fail("the LiteRT library has no %s", missing);
  bench_tell("version", lite.version());
  double started = bench_now();
  void *model = lite.model_from_file(path);
  if (model == NULL) return bench_fail("the model cannot be loaded");
  void *settings = lite.options_create();
  lite.options_set_threads(settings, options->threads);
  if (options->delegate != NULL) {
    void *delegate = open_delegate(options->delegate);
    if (delegate == NULL) return 1;
    lite.options_add_delegate(settings, delegate);
  }
  lite.interpreter = lite.interpreter_create(model, settings);
  if (lite.interpreter == NULL || lite.allocate(lite.interpreter) != 0) {
    return bench_fail("no interpreter could be made for the model");
  }
  int problem = fill_inputs(&lite);
  return problem != 0 ? problem : bench_measure(started, options, infer, &lite);
}

const struct bench_runtime bench_tflite = {"tflite", ".tflite", run};
