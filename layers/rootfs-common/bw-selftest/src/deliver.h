// Where the report goes.
#ifndef BW_DELIVER_H
#define BW_DELIVER_H

#include <stdbool.h>

// Writes by way of a new file and a rename, so that a power cut leaves the old file or the whole new one.
bool deliver_to_file(const char *directory, const char *name, const char *json);
// Writes the report and the end mark to the evidence port of a test machine; true when there is no such port.
bool deliver_to_port(const char *json);

#endif
