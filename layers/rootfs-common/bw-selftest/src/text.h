// Growing text buffer with a JSON string writer. Running out of memory ends the program.
#ifndef BW_TEXT_H
#define BW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
  char *bytes; // always ends with NUL once anything was added; NULL when empty
  size_t length;
  size_t capacity;
};

void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add(struct text *text, const char *words);
__attribute__((format(printf, 2, 3))) void text_addf(struct text *text, const char *format, ...);
// Adds `words` as a JSON string with its quotes; bytes that are no UTF-8 become U+FFFD.
void text_add_json(struct text *text, const char *words);
// Adds `"key":` with a comma before it unless it is the first of its object.
void text_add_key(struct text *text, const char *key);
// Adds a JSON number, or null when it is not finite.
void text_add_number(struct text *text, double number);
// Never NULL.
const char *text_words(const struct text *text);
void text_trim(struct text *text);
void text_free(struct text *text);
bool text_read_file(struct text *text, const char *path);

#endif
