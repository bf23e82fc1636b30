// Compiles only when the positions in onnxruntime-abi.h are those of the real header.
#include <onnxruntime_c_api.h>

#include "onnxruntime-abi.h"

#define CHECK(name) _Static_assert(offsetof(OrtApi, name) == ORT_AT_##name * sizeof(void *), #name " has moved")
CHECK(GetErrorMessage);
CHECK(CreateEnv);
CHECK(CreateSession);
CHECK(Run);
CHECK(CreateSessionOptions);
CHECK(SetIntraOpNumThreads);
CHECK(CreateTensorWithDataAsOrtValue);
CHECK(GetTensorMutableData);
CHECK(CreateCpuMemoryInfo);
CHECK(ReleaseValue);
_Static_assert(ORT_LOG_ERRORS == (int)ORT_LOGGING_LEVEL_ERROR, "log level");
_Static_assert(ORT_ELEMENT_FLOAT == (int)ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT, "element type");
_Static_assert(ORT_ALLOCATOR_ARENA == (int)OrtArenaAllocator, "allocator");
_Static_assert(ORT_MEMORY_DEFAULT == (int)OrtMemTypeDefault, "memory type");
_Static_assert(offsetof(OrtApiBase, GetApi) == offsetof(struct ort_api_base, get_api), "GetApi");
_Static_assert(offsetof(OrtApiBase, GetVersionString) == offsetof(struct ort_api_base, get_version), "version");
