#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "library.h"
#include "onnxruntime-bench-abi.h"

enum { MOST_TENSORS = 64, MOST_DIMENSIONS = 16 };

struct session {
  void *const *api;
  void *session;
  void *allocator;
  void *memory;
  size_t inputs, outputs;
  const char *input_names[MOST_TENSORS];
  const char *output_names[MOST_TENSORS];
  void *values[MOST_TENSORS];
};

// The function at a position of the API table; the cast goes through memory because ISO C has none between the two.
#define FUNCTION(type, api, name)                          \
  type name;                                               \
  memcpy(&name, &(api)[ORT_AT_##name], sizeof name)

static const char *words_of(void *const *api, const struct ort_status *status) {
  FUNCTION(ort_get_error, api, GetErrorMessage);
  return GetErrorMessage(status);
}

// Bytes of one element; 0 for kinds without a fixed size, such as strings.
static size_t element_bytes(int element) {
  switch (element) {
    case ORT_ELEMENT_UINT8:
    case ORT_ELEMENT_INT8:
    case ORT_ELEMENT_BOOL:
      return 1;
    case ORT_ELEMENT_UINT16:
    case ORT_ELEMENT_INT16:
    case ORT_ELEMENT_FLOAT16:
    case ORT_ELEMENT_BFLOAT16:
      return 2;
    case ORT_ELEMENT_FLOAT:
    case ORT_ELEMENT_INT32:
    case ORT_ELEMENT_UINT32:
      return 4;
    case ORT_ELEMENT_INT64:
    case ORT_ELEMENT_DOUBLE:
    case ORT_ELEMENT_UINT64:
      return 8;
    default:
      return 0;
  }
}

// Shape and element type of an input; a size the model leaves open is taken as 1.
static struct ort_status *read_shape(const struct session *session, size_t index, int *element, int64_t *shape,
                                     size_t *dimensions) {
  FUNCTION(ort_session_type, session->api, SessionGetInputTypeInfo);
  FUNCTION(ort_tensor_info, session->api, CastTypeInfoToTensorInfo);
  FUNCTION(ort_element_type, session->api, GetTensorElementType);
  FUNCTION(ort_dimension_count, session->api, GetDimensionsCount);
  FUNCTION(ort_dimensions, session->api, GetDimensions);
  void *type = NULL;
  const void *tensor = NULL;
  *element = 0;
  *dimensions = 0;
  struct ort_status *status = SessionGetInputTypeInfo(session->session, index, &type);
  if (status == NULL) status = CastTypeInfoToTensorInfo(type, &tensor);
  if (status != NULL || tensor == NULL) return status; // no tensor: a sequence or a map
  status = GetTensorElementType(tensor, element);
  if (status == NULL) status = GetDimensionsCount(tensor, dimensions);
  if (status == NULL && *dimensions <= MOST_DIMENSIONS) status = GetDimensions(tensor, shape, *dimensions);
  for (size_t at = 0; at < *dimensions && at < MOST_DIMENSIONS; at += 1) {
    if (shape[at] < 1) shape[at] = 1;
  }
  return status;
}

// Makes input `index`; 0, or the exit code once the failure was told.
static int make_input(struct session *session, size_t index) {
  FUNCTION(ort_create_tensor, session->api, CreateTensorWithDataAsOrtValue);
  int element;
  int64_t shape[MOST_DIMENSIONS] = {0};
  size_t dimensions;
  struct ort_status *status = read_shape(session, index, &element, shape, &dimensions);
  if (status != NULL) return bench_fail("input %zu: %s", index, words_of(session->api, status));
  size_t size = element_bytes(element);
  if (size == 0 || dimensions > MOST_DIMENSIONS) return bench_fail("input %zu is of a kind that is not timed", index);
  size_t count = 1;
  for (size_t at = 0; at < dimensions; at += 1) count *= (size_t)shape[at];
  void *data = calloc(count, size); // kept for the life of the process
  if (data == NULL) return bench_fail("out of memory");
  if (element == ORT_ELEMENT_FLOAT) bench_fill_floats(data, count);
  if (element == ORT_ELEMENT_UINT8 || element == ORT_ELEMENT_INT8) bench_fill_bytes(data, count);
  status = CreateTensorWithDataAsOrtValue(session->memory, data, count * size, shape, dimensions, element,
                                          &session->values[index]);
  return status == NULL ? 0 : bench_fail("input %zu: %s", index, words_of(session->api, status));
}

static struct ort_status *read_names(struct session *session) {
  FUNCTION(ort_session_count, session->api, SessionGetInputCount);
  FUNCTION(ort_session_count, session->api, SessionGetOutputCount);
  FUNCTION(ort_session_name, session->api, SessionGetInputName);
  FUNCTION(ort_session_name, session->api, SessionGetOutputName);
  FUNCTION(ort_default_allocator, session->api, GetAllocatorWithDefaultOptions);
  struct ort_status *status = GetAllocatorWithDefaultOptions(&session->allocator);
  if (status == NULL) status = SessionGetInputCount(session->session, &session->inputs);
  if (status == NULL) status = SessionGetOutputCount(session->session, &session->outputs);
  if (session->inputs > MOST_TENSORS || session->outputs > MOST_TENSORS) return status;
  for (size_t at = 0; status == NULL && at < session->inputs; at += 1) {
    status = SessionGetInputName(session->session, at, session->allocator, (char **)&session->input_names[at]);
  }
  for (size_t at = 0; status == NULL && at < session->outputs; at += 1) {
    status = SessionGetOutputName(session->session, at, session->allocator, (char **)&session->output_names[at]);
  }
  return status;
}

static struct ort_status *open_session(struct session *session, const char *model, int threads) {
  FUNCTION(ort_create_env, session->api, CreateEnv);
  FUNCTION(ort_create_session_options, session->api, CreateSessionOptions);
  FUNCTION(ort_set_threads, session->api, SetIntraOpNumThreads);
  FUNCTION(ort_create_session, session->api, CreateSession);
  FUNCTION(ort_create_cpu_memory, session->api, CreateCpuMemoryInfo);
  void *env = NULL;
  void *options = NULL;
  struct ort_status *status = CreateEnv(ORT_LOG_ERRORS, "bw-bench", &env);
  if (status == NULL) status = CreateSessionOptions(&options);
  if (status == NULL) status = SetIntraOpNumThreads(options, threads);
  if (status == NULL) status = CreateSession(env, model, options, &session->session);
  if (status == NULL) status = CreateCpuMemoryInfo(ORT_ALLOCATOR_ARENA, ORT_MEMORY_DEFAULT, &session->memory);
  return status == NULL ? read_names(session) : status;
}

static const char *infer(void *context) {
  struct session *session = context;
  FUNCTION(ort_run, session->api, Run);
  FUNCTION(ort_release, session->api, ReleaseValue);
  void *answers[MOST_TENSORS] = {NULL};
  const void *const *inputs = (const void *const *)session->values;
  struct ort_status *status = Run(session->session, NULL, session->input_names, inputs, session->inputs,
                                  session->output_names, session->outputs, answers);
  for (size_t at = 0; at < session->outputs; at += 1) {
    if (answers[at] != NULL) ReleaseValue(answers[at]);
  }
  return status == NULL ? NULL : words_of(session->api, status);
}

static int run(const char *model, const struct bench_options *options) {
  if (options->delegate != NULL) return bench_fail("ONNX Runtime takes no LiteRT delegate");
  void *library = library_open("libonnxruntime");
  if (library == NULL) return bench_fail("libonnxruntime cannot be opened: %s", dlerror());
  const struct ort_api_base *(*get_base)(void);
  *(void **)&get_base = dlsym(library, "OrtGetApiBase");
  if (get_base == NULL) return bench_fail("libonnxruntime has no OrtGetApiBase");
  const struct ort_api_base *base = get_base();
  bench_tell("version", base->get_version());
  static struct session session;
  session.api = base->get_api(ORT_ABI_VERSION);
  if (session.api == NULL) return bench_fail("this ONNX Runtime does not serve API version %d", ORT_ABI_VERSION);
  double started = bench_now();
  struct ort_status *status = open_session(&session, model, options->threads);
  if (status != NULL) return bench_fail("the model cannot be loaded: %s", words_of(session.api, status));
  if (session.inputs > MOST_TENSORS || session.outputs > MOST_TENSORS) return bench_fail("too many tensors");
  for (size_t at = 0; at < session.inputs; at += 1) {
    int problem = make_input(&session, at);
    if (problem != 0) return problem;
  }
  return bench_measure(started, options, infer, &session);
}

const struct bench_runtime bench_onnxruntime = {"onnxruntime", ".onnx", run};
