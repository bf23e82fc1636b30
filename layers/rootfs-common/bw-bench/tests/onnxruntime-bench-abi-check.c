// Compiles only when the positions in onnxruntime-bench-abi.h are those of the real header.
#include <onnxruntime_c_api.h>

#include "onnxruntime-bench-abi.h"

#define CHECK(name) _Static_assert(offsetof(OrtApi, name) == ORT_AT_##name * sizeof(void *), #name " has moved")
#define ELEMENT(name) \
  _Static_assert(ORT_ELEMENT_##name == (int)ONNX_TENSOR_ELEMENT_DATA_TYPE_##name, #name " has another value")
CHECK(SessionGetInputCount);
CHECK(SessionGetOutputCount);
CHECK(SessionGetInputTypeInfo);
CHECK(SessionGetInputName);
CHECK(SessionGetOutputName);
CHECK(CastTypeInfoToTensorInfo);
CHECK(GetTensorElementType);
CHECK(GetDimensionsCount);
CHECK(GetDimensions);
CHECK(GetAllocatorWithDefaultOptions);
ELEMENT(UINT8);
ELEMENT(INT8);
ELEMENT(UINT16);
ELEMENT(INT16);
ELEMENT(INT32);
ELEMENT(INT64);
ELEMENT(BOOL);
ELEMENT(FLOAT16);
ELEMENT(DOUBLE);
ELEMENT(UINT32);
ELEMENT(UINT64);
ELEMENT(BFLOAT16);
