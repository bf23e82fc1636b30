#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "library.h"
#include "measure.h"

// LiteRT's C API. Handles are opaque and kTfLiteOk is 0, so these declarations are all that is needed.
// Source: tensorflow/lite/core/c/c_api.h (Apache-2.0).
struct tflite {
  void *library;
  const char *(*version)(void);
  void *(*model_from_file)(const char *path);
  void *(*options_create)(void);
  void (*options_set_threads)(void *options, int32_t threads);
  void *(*interpreter_create)(const void *model, const void *options);
  int (*allocate)(void *interpreter);
  void *(*get_input)(const void *interpreter, int32_t index);
  const void *(*get_output)(const void *interpreter, int32_t index);
  int (*invoke)(void *interpreter);
  int (*copy_in)(void *tensor, const void *data, size_t bytes);
  int (*copy_out)(const void *tensor, void *data, size_t bytes);
  size_t (*byte_size)(const void *tensor);
  void *interpreter;
  size_t input_bytes;
  size_t output_bytes;
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
      {"TfLiteInterpreterCreate", &lite->interpreter_create},
      {"TfLiteInterpreterAllocateTensors", &lite->allocate},
      {"TfLiteInterpreterGetInputTensor", &lite->get_input},
      {"TfLiteInterpreterGetOutputTensor", &lite->get_output},
      {"TfLiteInterpreterInvoke", &lite->invoke},
      {"TfLiteTensorCopyFromBuffer", &lite->copy_in},
      {"TfLiteTensorCopyToBuffer", &lite->copy_out},
      {"TfLiteTensorByteSize", &lite->byte_size},
  };
  for (size_t at = 0; at < sizeof functions / sizeof functions[0]; at += 1) {
    void *address = dlsym(lite->library, functions[at].name);
    if (address == NULL) return functions[at].name;
    memcpy(functions[at].slot, &address, sizeof address);
  }
  return NULL;
}

static const char *run_once(void *context, const float *input, float *output) {
  const struct tflite *lite = context;
  if (lite->copy_in(lite->get_input(lite->interpreter, 0), input, lite->input_bytes) != 0) return "no input taken";
  if (lite->invoke(lite->interpreter) != 0) return "invoke failed";
  if (lite->copy_out(lite->get_output(lite->interpreter, 0), output, lite->output_bytes) != 0) return "no output";
  return NULL;
}

static int run(const char *model_directory, const struct vectors *vectors) {
  char path[512];
  snprintf(path, sizeof path, "%s/model.tflite", model_directory);
  tell("delegate", "CPU");
  // Debian's name for the library, then the name of upstream's own builds.
  struct tflite lite = {.library = library_open("libtensorflow-lite")};
  if (lite.library == NULL) lite.library = library_open("libtensorflowlite_c");
  if (lite.library == NULL) return tell_failure("the LiteRT (TensorFlow Lite) library cannot be opened: %s", dlerror());
  const char *missing = bind_functions(&lite);
  if (missing != NULL) return tell_failure("the LiteRT library has no %s", missing);
  tell("version", lite.version());
  void *model = lite.model_from_file(path);
  if (model == NULL) return tell_failure("the model cannot be loaded from %s", path);
  void *options = lite.options_create();
  lite.options_set_threads(options, 1);
  lite.interpreter = lite.interpreter_create(model, options);
  if (lite.interpreter == NULL || lite.allocate(lite.interpreter) != 0) {
    return tell_failure("no interpreter could be made for the model");
  }
  lite.input_bytes = vectors->inputs * sizeof(float);
  lite.output_bytes = vectors->outputs * sizeof(float);
  if (lite.byte_size(lite.get_input(lite.interpreter, 0)) != lite.input_bytes ||
      lite.byte_size(lite.get_output(lite.interpreter, 0)) != lite.output_bytes) {
    return tell_failure("the model's input or output has another size than the known answers");
  }
  return measure(vectors, run_once, &lite);
}

const struct runner tflite_runner = {"tflite", run};
