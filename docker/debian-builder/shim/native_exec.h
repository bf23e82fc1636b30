#ifndef NATIVE_EXEC_H
#define NATIVE_EXEC_H

/* Directory inside a foreign root file system that holds the builder's own programs at their usual paths. */
#define NATIVE_DIR "/.bw"

/* execve that prefers the builder's program of the same path; see native_exec.c. Returns like execve. */
int bw_native_exec(const char *path, char *const argv[], char *const envp[]);

#endif
