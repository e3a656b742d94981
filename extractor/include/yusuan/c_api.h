/* The same from C, and from whatever calls C: bytes in, JSON out. No C++ type crosses.
 *
 *     yusuan_result* result = yusuan_extract(bytes, size, "disclosure.pdf", NULL);
 *     if (yusuan_json(result) != NULL)
 *       fwrite(yusuan_json(result), 1, yusuan_json_size(result), stdout);
 *     else
 *       fprintf(stderr, "%s\n", yusuan_error_message(result));
 *     yusuan_free(result);
 *
 * Threads: as in yusuan.h. */
#ifndef YUSUAN_C_API_H
#define YUSUAN_C_API_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct yusuan_result yusuan_result;

/* What could not be read, and why; more may follow. */
enum yusuan_error {
  YUSUAN_OK = 0,
  YUSUAN_UNREADABLE = 1,
  YUSUAN_NOT_PDF = 2,
  YUSUAN_DAMAGED = 3,
  YUSUAN_ENCRYPTED = 4,
  YUSUAN_NO_TEXT = 5,
  YUSUAN_TOO_EXPENSIVE = 6,
  YUSUAN_BAD_PATTERN = 7,
  YUSUAN_NO_SUCH_PAGE = 8,
  YUSUAN_SCHEMA = 9,
  YUSUAN_OUT_OF_MEMORY = 10
};

/* A disclosure, as schemas/disclosure.json. `file_name` goes into the result and decides nothing; `password` may be
 * NULL. NULL only where memory ran out; else free it. */
yusuan_result* yusuan_extract(const char* bytes, size_t size, const char* file_name, const char* password);

/* The tables of any PDF, as schemas/tables.json. */
yusuan_result* yusuan_find_tables(const char* bytes, size_t size, const char* password);

/* UTF-8, ends in a NUL that is not counted; lives as long as the result. NULL where it could not be read. */
const char* yusuan_json(const yusuan_result* result);
size_t yusuan_json_size(const yusuan_result* result);

enum yusuan_error yusuan_error_code(const yusuan_result* result);
/* A sentence; empty where there is no error. */
const char* yusuan_error_message(const yusuan_result* result);

void yusuan_free(yusuan_result* result); /* NULL is fine */

/* "0.1.0" */
const char* yusuan_version(void);

#ifdef __cplusplus
}
#endif

#endif
