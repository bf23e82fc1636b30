#include "vectors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "vectors.bin is little-endian and read as it is"
#endif

enum { MOST_VECTORS = 4096, MOST_VALUES = 65536 };

bool vectors_read(struct vectors *vectors, const char *path) {
  FILE *file = fopen(path, "re");
  if (file == NULL) return false;
  struct {
    char magic[4];
    uint32_t count, inputs, outputs;
    float tolerance, threshold;
  } header;
  bool good = fread(&header, sizeof header, 1, file) == 1 && memcmp(header.magic, "BWV1", 4) == 0 &&
              header.count > 0 && header.count <= MOST_VECTORS && header.inputs > 0 &&
              header.inputs <= MOST_VALUES && header.outputs > 0 && header.outputs <= MOST_VALUES;
  if (good) {
    size_t values = (size_t)header.count * (header.inputs + header.outputs);
    *vectors = (struct vectors){header.count,     header.inputs,    header.outputs,
                                header.tolerance, header.threshold, malloc(values * sizeof(float))};
    good = vectors->values != NULL && fread(vectors->values, sizeof(float), values, file) == values;
  }
  fclose(file);
  return good;
}

const float *vectors_input(const struct vectors *vectors, uint32_t index) {
  return vectors->values + (size_t)index * (vectors->inputs + vectors->outputs);
}

const float *vectors_output(const struct vectors *vectors, uint32_t index) {
  return vectors_input(vectors, index) + vectors->inputs;
}
