#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "measure.h"

#define PROGRAM "/usr/lib/boardwright/selftest-executorch"

// ExecuTorch is C++ linked into a program; its own prints the same key=value lines from this same process.
static int run(const char *model_directory, const struct vectors *vectors) {
  (void)vectors;
  const char *program = access(PROGRAM, X_OK) == 0 ? PROGRAM : getenv("BW_SELFTEST_EXECUTORCH");
  if (program == NULL) return tell_failure("%s is missing", PROGRAM);
  fflush(stdout);
  execl(program, program, model_directory, (char *)NULL);
  return tell_failure("%s can not be started", program);
}

const struct runner executorch_runner = {"executorch", run};
