// Inputs of a model with the answers every runtime must give (vectors.bin).
#ifndef BW_VECTORS_H
#define BW_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vectors {
  uint32_t count;
  uint32_t inputs;
  uint32_t outputs;
  float tolerance; // largest absolute difference allowed
  float threshold; // anomaly score above which a window is anomalous
  float *values;   // per vector: inputs, then outputs
};

bool vectors_read(struct vectors *vectors, const char *path);
const float *vectors_input(const struct vectors *vectors, uint32_t index);
const float *vectors_output(const struct vectors *vectors, uint32_t index);

#endif
