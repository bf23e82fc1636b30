// Opens a shared library whose file name carries a version not known beforehand.
#ifndef BW_LIBRARY_H
#define BW_LIBRARY_H

// Tries `stem`.so, then /usr/lib and its architecture directories for `stem`.so.*; NULL when none opens (dlerror()).
void *library_open(const char *stem);

#endif
