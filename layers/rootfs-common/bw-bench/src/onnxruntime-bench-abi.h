// What bw-bench calls of ONNX Runtime's C API beyond the self-test: positions in OrtApi, which only grows at its end.
// All are of API version 1. `make check-abi` compares them with a real header.
// Source: onnxruntime_c_api.h of ONNX Runtime (MIT licence).
#ifndef BW_ONNXRUNTIME_BENCH_ABI_H
#define BW_ONNXRUNTIME_BENCH_ABI_H

#include "onnxruntime-abi.h"

enum {
  ORT_ELEMENT_UINT8 = 2, // ONNX_TENSOR_ELEMENT_DATA_TYPE_*
  ORT_ELEMENT_INT8 = 3,
  ORT_ELEMENT_UINT16 = 4,
  ORT_ELEMENT_INT16 = 5,
  ORT_ELEMENT_INT32 = 6,
  ORT_ELEMENT_INT64 = 7,
  ORT_ELEMENT_BOOL = 9,
  ORT_ELEMENT_FLOAT16 = 10,
  ORT_ELEMENT_DOUBLE = 11,
  ORT_ELEMENT_UINT32 = 12,
  ORT_ELEMENT_UINT64 = 13,
  ORT_ELEMENT_BFLOAT16 = 16,
};

enum ort_bench_position {
  ORT_AT_SessionGetInputCount = 30,
  ORT_AT_SessionGetOutputCount = 31,
  ORT_AT_SessionGetInputTypeInfo = 33,
  ORT_AT_SessionGetInputName = 36,
  ORT_AT_SessionGetOutputName = 37,
  ORT_AT_CastTypeInfoToTensorInfo = 55,
  ORT_AT_GetTensorElementType = 60,
  ORT_AT_GetDimensionsCount = 61,
  ORT_AT_GetDimensions = 62,
  ORT_AT_GetAllocatorWithDefaultOptions = 78,
};

typedef struct ort_status *(*ort_session_count)(const void *session, size_t *count);
typedef struct ort_status *(*ort_session_type)(const void *session, size_t index, void **type_info);
typedef struct ort_status *(*ort_session_name)(const void *session, size_t index, void *allocator, char **name);
typedef struct ort_status *(*ort_tensor_info)(const void *type_info, const void **tensor_info);
typedef struct ort_status *(*ort_element_type)(const void *tensor_info, int *element);
typedef struct ort_status *(*ort_dimension_count)(const void *tensor_info, size_t *count);
typedef struct ort_status *(*ort_dimensions)(const void *tensor_info, int64_t *values, size_t count);
typedef struct ort_status *(*ort_default_allocator)(void **allocator);

#endif
