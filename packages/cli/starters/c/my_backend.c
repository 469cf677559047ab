/* A backend of one operation, nms, in C.
   It reads a message a line from stdin and writes one to stdout; what printf prints goes to stderr. */
#define _POSIX_C_SOURCE 200809L
#include <unistd.h>
#include "tensor.h"

static double smaller(double a, double b) { return a < b ? a : b; }
static double larger(double a, double b) { return a > b ? a : b; }

static double iou(const double *a, const double *b) {
  double width = smaller(a[2], b[2]) - larger(a[0], b[0]);
  double height = smaller(a[3], b[3]) - larger(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  double both = width * height;
  return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both);
}

static const double *sorted_scores;

static int by_score(const void *a, const void *b) {
  int32_t i = *(const int32_t *)a, j = *(const int32_t *)b;
  double difference = sorted_scores[j] - sorted_scores[i];
  return difference > 0 ? 1 : difference < 0 ? -1 : i < j ? -1 : 1;
}

static int is_suppressed(const double *boxes, int32_t i, const int32_t *keep, size_t kept, double threshold) {
  for (size_t k = 0; k < kept; k++)
    /* WRONG ON PURPOSE: an overlap of exactly the threshold does not suppress. Make it >. */
    if (iou(boxes + 4 * i, boxes + 4 * keep[k]) >= threshold) return 1;
  return 0;
}

static void nms(const Json *input) {
  size_t count = side(json_get(input, "scores"), 0), kept = 0;
  double *boxes = read_float64(json_get(input, "boxes")), *scores = read_float64(json_get(input, "scores"));
  double threshold = read_number(json_get(input, "threshold"));
  int32_t *order = malloc((count + 1) * sizeof *order), *keep = malloc((count + 1) * sizeof *keep);
  if (!order || !keep) abort();
  for (size_t i = 0; i < count; i++) order[i] = (int32_t)i;
  sorted_scores = scores;
  qsort(order, count, sizeof *order, by_score);
  for (size_t i = 0; i < count; i++)
    if (!is_suppressed(boxes, order[i], keep, kept, threshold)) keep[kept++] = order[i];
  write_int32("keep", 1, (size_t[]){kept}, keep);
  free(boxes), free(scores), free(order), free(keep);
}

/* What this backend has: from the fields of the input, each function writes the fields of the output. */
static const struct { const char *name; void (*run)(const Json *input); } operations[] = {
    {"nms", nms},
};
static const size_t operation_count = sizeof operations / sizeof *operations;

static void answer(const Json *call) {
  const char *name = json_get(call, "operation")->text;
  size_t n = 0;
  while (n < operation_count && strcmp(operations[n].name, name) != 0) n++;
  fprintf(out, "{\"id\":%.0f,\"status\":", json_get(call, "id")->number);
  if (n < operation_count) {
    fprintf(out, "\"ok\",\"output\":{");
    operations[n].run(json_get(call, "input"));
    fprintf(out, "}}");
  } else {
    fprintf(out, "\"unsupported\"}");
  }
}

static void hello(void) {
  fprintf(out, "{\"type\":\"hello\",\"protocol\":1,\"name\":\"my backend\",\"device\":\"C\","
               "\"arithmetic\":{\"unit\":1.1102230246251565e-16},\"checks\":\"harness\",\"operations\":{");
  for (size_t n = 0; n < operation_count; n++)
    fprintf(out, "%s\"%s\":{\"dtypes\":[\"float64\"]}", n > 0 ? "," : "", operations[n].name);
  fprintf(out, "}}");
}

static void each(const Json *list, void (*write)(const Json *)) {
  for (const Json *one = list->first; one; one = one->next) {
    write(one);
    if (one->next) putc(',', out);
  }
}

static void reply(const Json *message) {
  const char *type = json_get(message, "type")->text;
  if (strcmp(type, "hello") == 0) {
    hello();
  } else if (strcmp(type, "echo") == 0) {
    fprintf(out, "{\"type\":\"echo\",\"tensors\":[");
    each(json_get(message, "tensors"), write_again);
    fprintf(out, "]}");
  } else {
    fprintf(out, "{\"type\":\"call\",\"answers\":[");
    each(json_get(message, "calls"), answer);
    fprintf(out, "]}");
  }
  fprintf(out, "\n");
  fflush(out);
}

int main(void) {
  char *line = NULL;
  size_t room = 0;
  out = fdopen(dup(1), "w");
  if (!out || dup2(2, 1) < 0) return perror("stdout"), 1;
  while (getline(&line, &room, stdin) > 0) {
    Json *message = NULL;
    if (!json_value(line, &message)) return fprintf(stderr, "not JSON\n"), 1;
    int is_stop = strcmp(json_get(message, "type")->text, "stop") == 0;
    if (!is_stop) reply(message);
    json_free(message);
    if (is_stop) break;
  }
  free(line);
  return 0;
}
