#include "library.h"

#include <dlfcn.h>
#include <glob.h>
#include <stdio.h>

void *library_open(const char *stem) {
  char path[256];
  snprintf(path, sizeof path, "%s.so", stem);
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const char *const directories[] = {"/usr/lib", "/usr/lib/*"};
  for (size_t at = 0; library == NULL && at < 2; at += 1) {
    snprintf(path, sizeof path, "%s/%s.so.*", directories[at], stem);
    glob_t found = {0};
    if (glob(path, 0, NULL, &found) != 0) continue;
    for (size_t hit = 0; library == NULL && hit < found.gl_pathc; hit += 1) {
      library = dlopen(found.gl_pathv[hit], RTLD_NOW | RTLD_LOCAL);
    }
    globfree(&found);
  }
  return library;
}
