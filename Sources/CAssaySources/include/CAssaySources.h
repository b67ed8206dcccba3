// The calls of libcurl that AssaySources uses, without curl's functions of variable arguments, and iconv.
//
// One loop belongs to one thread; only assay_loop_wake may be called from others. Every transfer has bounds on what it
// may bring and how long it may take, and every connection is shown to a check before it is made, with the address that
// the name was resolved to: no second look-up can come between the check and the connection.
#ifndef CASSAYSOURCES_H
#define CASSAYSOURCES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

typedef struct assay_loop assay_loop;
typedef struct assay_transfer assay_transfer;

// Whether a connection to this address may be made.
typedef int (*assay_address_check)(const struct sockaddr *address, int allows_loopback);

typedef struct {
  const char *url;
  const char *user_agent;
  // "Name: value" each; NULL ends the list. May be NULL.
  const char *const *headers;
  // Sent as POST where it is not NULL.
  const uint8_t *post;
  size_t post_size;
  long connect_milliseconds;
  long total_milliseconds;
  // Fewer than this many bytes a second, for as many seconds, end the transfer.
  long idle_bytes_per_second;
  long idle_seconds;
  // Bytes on the wire, after decoding, and of headers.
  int64_t maximum_wire;
  size_t maximum_body;
  size_t maximum_headers;
  int allows_loopback;
  assay_address_check check;
  // "HOST:PORT" that all connections go to instead of the address's host; NULL for none. For tests and benchmarks.
  const char *connect_to;
} assay_request;

typedef enum {
  ASSAY_DONE = 0,
  ASSAY_ADDRESS_REFUSED,
  ASSAY_BODY_TOO_LARGE,
  ASSAY_HEADERS_TOO_LARGE,
  ASSAY_TIMED_OUT,
  ASSAY_NOT_RESOLVED,
  ASSAY_NOT_CONNECTED,
  ASSAY_TLS_FAILED,
  ASSAY_BROKEN,
} assay_ending;

// What a transfer brought. The pointers live as long as the transfer.
typedef struct {
  assay_ending ending;
  long status;
  const uint8_t *body;
  size_t body_size;
  // The header lines of the last response, with their line ends.
  const char *headers;
  size_t headers_size;
  int64_t wire;
  // The absolute address that a Location header leads to; NULL without one.
  const char *redirect;
  const char *message;
} assay_result;

// NULL where memory is short.
assay_loop *assay_loop_make(long connections, long connections_per_host);
// No transfer may be under way.
void assay_loop_free(assay_loop *loop);
// Starts a transfer; the request and what it points to are not needed afterwards. NULL where it cannot be started.
assay_transfer *assay_loop_start(assay_loop *loop, const assay_request *request);
// Works on all transfers, and waits at most so long for something to do.
void assay_loop_turn(assay_loop *loop, int milliseconds);
// A transfer that has ended, taken out of the loop; NULL for none.
assay_transfer *assay_loop_ended(assay_loop *loop);
// Ends assay_loop_turn's waiting; from any thread.
void assay_loop_wake(assay_loop *loop);

assay_result assay_transfer_result(assay_transfer *transfer);
// Takes a transfer out of its loop, where it still is in one, and frees it.
void assay_transfer_free(assay_transfer *transfer);

// The parts of an absolute address, or of one relative to `base`; each to be freed with assay_url_free.
typedef struct {
  char *whole;
  char *scheme;
  char *host;
  char *path;
  char *query;
  long port;
  int has_user;
} assay_url;

// 0 where the address is none.
int assay_url_parse(const char *base, const char *text, assay_url *url);
void assay_url_free(assay_url *url);

// Converts to UTF-8; what has no meaning becomes U+FFFD. NULL where the charset is unknown. To be freed with free().
char *assay_utf8(const char *charset, const uint8_t *bytes, size_t size, size_t *result_size);

// Where `needle` first stands in `bytes`; NULL where it does not. memmem, which Glibc's module does not show.
const void *assay_find(const void *bytes, size_t size, const void *needle, size_t needle_size);

#endif
