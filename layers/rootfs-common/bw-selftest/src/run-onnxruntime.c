#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "library.h"
#include "measure.h"
#include "onnxruntime-abi.h"

struct session {
  void *const *api;
  void *session;
  void *memory;
  size_t inputs;
  size_t outputs;
};

// The function at a position of the API table; the cast goes through memory because ISO C has none between the two.
#define FUNCTION(type, api, name)                          \
  type name;                                               \
  memcpy(&name, &(api)[ORT_AT_##name], sizeof name)

static const char *words_of(void *const *api, const struct ort_status *status) {
  FUNCTION(ort_get_error, api, GetErrorMessage);
  return GetErrorMessage(status);
}

static const char *run_once(void *context, const float *input, float *output) {
  const struct session *session = context;
  FUNCTION(ort_create_tensor, session->api, CreateTensorWithDataAsOrtValue);
  FUNCTION(ort_run, session->api, Run);
  FUNCTION(ort_get_data, session->api, GetTensorMutableData);
  FUNCTION(ort_release, session->api, ReleaseValue);
  const char *input_name = "features";
  const char *output_name = "reconstruction";
  int64_t shape[] = {1, (int64_t)session->inputs};
  void *fed = NULL;
  void *answer = NULL;
  void *data = NULL;
  struct ort_status *status = CreateTensorWithDataAsOrtValue(
      session->memory, (void *)(uintptr_t)input, session->inputs * sizeof *input, shape, 2, ORT_ELEMENT_FLOAT, &fed);
  if (status == NULL) {
    const void *inputs[] = {fed};
    status = Run(session->session, NULL, &input_name, inputs, 1, &output_name, 1, &answer);
  }
  if (status == NULL) status = GetTensorMutableData(answer, &data);
  if (status == NULL) memcpy(output, data, session->outputs * sizeof *output);
  if (answer != NULL) ReleaseValue(answer);
  if (fed != NULL) ReleaseValue(fed);
  return status == NULL ? NULL : words_of(session->api, status);
}

static struct ort_status *open_session(struct session *session, const char *path) {
  FUNCTION(ort_create_env, session->api, CreateEnv);
  FUNCTION(ort_create_session_options, session->api, CreateSessionOptions);
  FUNCTION(ort_set_threads, session->api, SetIntraOpNumThreads);
  FUNCTION(ort_create_session, session->api, CreateSession);
  FUNCTION(ort_create_cpu_memory, session->api, CreateCpuMemoryInfo);
  void *env = NULL;
  void *options = NULL;
  struct ort_status *status = CreateEnv(ORT_LOG_ERRORS, "bw-selftest", &env);
  if (status == NULL) status = CreateSessionOptions(&options);
  // One thread: what is measured is the time of one inference, not how many cores are free.
  if (status == NULL) status = SetIntraOpNumThreads(options, 1);
  if (status == NULL) status = CreateSession(env, path, options, &session->session);
  if (status == NULL) status = CreateCpuMemoryInfo(ORT_ALLOCATOR_ARENA, ORT_MEMORY_DEFAULT, &session->memory);
  return status;
}

static int run(const char *model_directory, const struct vectors *vectors) {
  char path[512];
  snprintf(path, sizeof path, "%s/model.onnx", model_directory);
  tell("delegate", "CPU");
  void *library = library_open("libonnxruntime");
  if (library == NULL) return tell_failure("libonnxruntime cannot be opened: %s", dlerror());
  const struct ort_api_base *(*get_base)(void);
  *(void **)&get_base = dlsym(library, "OrtGetApiBase");
  if (get_base == NULL) return tell_failure("libonnxruntime has no OrtGetApiBase");
  const struct ort_api_base *base = get_base();
  tell("version", base->get_version());
  struct session session = {
      .api = base->get_api(ORT_ABI_VERSION), .inputs = vectors->inputs, .outputs = vectors->outputs};
  if (session.api == NULL) return tell_failure("this ONNX Runtime does not serve API version %d", ORT_ABI_VERSION);
  struct ort_status *status = open_session(&session, path);
  if (status != NULL) return tell_failure("the model cannot be loaded: %s", words_of(session.api, status));
  return measure(vectors, run_once, &session);
}

const struct runner onnxruntime_runner = {"onnxruntime", run};
