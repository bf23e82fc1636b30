#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "measure.h"

#define SCRIPT "/usr/lib/boardwright/selftest-pytorch.py"

// PyTorch has no C API; its Python script prints the same key=value lines from this same process.
static int run(const char *model_directory, const struct vectors *vectors) {
  (void)vectors;
  const char *script = access(SCRIPT, R_OK) == 0 ? SCRIPT : getenv("BW_SELFTEST_PYTORCH");
  if (script == NULL) return tell_failure("%s is missing", SCRIPT);
  fflush(stdout);
  execlp("python3", "python3", "-I", script, model_directory, (char *)NULL);
  return tell_failure("python3 is missing");
}

const struct runner pytorch_runner = {"pytorch", run};
