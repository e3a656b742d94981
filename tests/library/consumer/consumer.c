/* consumer_c FILE: prints it as JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <yusuan/c_api.h>

int main(int argc, char** argv) {
  FILE* file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  char* bytes = malloc(1 << 24);
  if (file == NULL || bytes == NULL) return 2;
  const size_t size = fread(bytes, 1, 1 << 24, file);
  yusuan_result* result = yusuan_extract(bytes, 5, "short.pdf", NULL);
  if (yusuan_json(result) != NULL || yusuan_error_code(result) == YUSUAN_OK) return 3;
  yusuan_free(result);
  result = yusuan_extract(bytes, size, "input.pdf", NULL);
  if (yusuan_json(result) == NULL) return fprintf(stderr, "%s\n", yusuan_error_message(result)), 1;
  fwrite(yusuan_json(result), 1, yusuan_json_size(result), stdout);
  yusuan_free(result);
  free(bytes);
  fclose(file);
  return 0;
}
