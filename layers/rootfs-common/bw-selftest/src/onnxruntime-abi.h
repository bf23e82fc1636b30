// The few entry points of ONNX Runtime's C API that the self-test calls. OrtApi is a table of function pointers that
// only ever grows at its end, so these positions, all of API version 1, hold for every release. Declared here so that
// a builder needs no runtime headers; `make check-abi` compares them with a real header.
// Source: onnxruntime_c_api.h of ONNX Runtime (MIT licence).
#ifndef BW_ONNXRUNTIME_ABI_H
#define BW_ONNXRUNTIME_ABI_H

#include <stddef.h>
#include <stdint.h>

enum {
  ORT_ABI_VERSION = 1,
  ORT_LOG_ERRORS = 3,      // ORT_LOGGING_LEVEL_ERROR
  ORT_ELEMENT_FLOAT = 1,   // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT
  ORT_ALLOCATOR_ARENA = 1, // OrtArenaAllocator
  ORT_MEMORY_DEFAULT = 0,  // OrtMemTypeDefault
};

enum ort_position {
  ORT_AT_GetErrorMessage = 2,
  ORT_AT_CreateEnv = 3,
  ORT_AT_CreateSession = 7,
  ORT_AT_Run = 9,
  ORT_AT_CreateSessionOptions = 10,
  ORT_AT_SetIntraOpNumThreads = 24,
  ORT_AT_CreateTensorWithDataAsOrtValue = 49,
  ORT_AT_GetTensorMutableData = 51,
  ORT_AT_CreateCpuMemoryInfo = 69,
  ORT_AT_ReleaseValue = 96,
};

// Handles are only passed back, never looked into.
struct ort_api_base {
  void *const *(*get_api)(uint32_t version);
  const char *(*get_version)(void);
};

typedef struct ort_status *(*ort_create_env)(int level, const char *log_id, void **env);
typedef struct ort_status *(*ort_create_session)(void *env, const char *path, const void *options, void **session);
typedef struct ort_status *(*ort_run)(void *session, const void *options, const char *const *input_names,
                                      const void *const *inputs, size_t input_count, const char *const *output_names,
                                      size_t output_count, void **outputs);
typedef struct ort_status *(*ort_create_session_options)(void **options);
typedef struct ort_status *(*ort_set_threads)(void *options, int threads);
typedef struct ort_status *(*ort_create_tensor)(const void *memory, void *data, size_t bytes, const int64_t *shape,
                                                size_t dimensions, int element, void **value);
typedef struct ort_status *(*ort_get_data)(void *value, void **data);
typedef struct ort_status *(*ort_create_cpu_memory)(int allocator, int memory, void **info);
typedef const char *(*ort_get_error)(const struct ort_status *status);
typedef void (*ort_release)(void *value);

#endif
