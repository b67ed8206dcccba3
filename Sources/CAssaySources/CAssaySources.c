#define _GNU_SOURCE
#include "CAssaySources.h"

#include <curl/curl.h>
#include <errno.h>
#include <iconv.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

struct assay_loop {
  CURLM *multi;
  // Transfers under way, those included that have ended and were not taken out yet.
  int active;
};

typedef struct {
  uint8_t *bytes;
  size_t size;
  size_t capacity;
} buffer;

struct assay_transfer {
  CURL *easy;
  assay_loop *loop;
  struct curl_slist *headers;
  struct curl_slist *connect_to;
  buffer body;
  buffer head;
  int64_t maximum_wire;
  size_t maximum_body;
  size_t maximum_headers;
  assay_address_check check;
  int allows_loopback;
  assay_ending ending;
  CURLcode code;
  char message[CURL_ERROR_SIZE];
};

static pthread_once_t started = PTHREAD_ONCE_INIT;
static void start_curl(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

// Appends at most up to `maximum` bytes in all; 0 where it would be more or memory is short.
static int append(buffer *to, const void *bytes, size_t size, size_t maximum) {
  if (size > maximum || to->size > maximum - size) return 0;
  if (to->size + size > to->capacity) {
    size_t capacity = to->capacity ? to->capacity * 2 : 4096;
    while (capacity < to->size + size) capacity *= 2;
    if (capacity > maximum) capacity = maximum;
    uint8_t *grown = realloc(to->bytes, capacity);
    if (!grown) return 0;
    to->bytes = grown;
    to->capacity = capacity;
  }
  memcpy(to->bytes + to->size, bytes, size);
  to->size += size;
  return 1;
}

static size_t take_body(char *bytes, size_t one, size_t size, void *context) {
  assay_transfer *transfer = context;
  curl_off_t wire = 0;
  curl_easy_getinfo(transfer->easy, CURLINFO_SIZE_DOWNLOAD_T, &wire);
  if (wire > transfer->maximum_wire ||
      !append(&transfer->body, bytes, one * size, transfer->maximum_body)) {
    transfer->ending = ASSAY_BODY_TOO_LARGE;
    return 0;
  }
  return one * size;
}

static size_t take_header(char *bytes, size_t one, size_t size, void *context) {
  assay_transfer *transfer = context;
  // A new status line: what came before was an interim answer.
  if (one * size > 5 && !memcmp(bytes, "HTTP/", 5)) transfer->head.size = 0;
  if (!append(&transfer->head, bytes, one * size, transfer->maximum_headers)) {
    transfer->ending = ASSAY_HEADERS_TOO_LARGE;
    return 0;
  }
  return one * size;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  assay_transfer *transfer = context;
  if (purpose != CURLSOCKTYPE_IPCXN || !transfer->check(&address->addr, transfer->allows_loopback)) {
    transfer->ending = ASSAY_ADDRESS_REFUSED;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype, address->protocol);
}

assay_loop *assay_loop_make(long connections, long connections_per_host) {
  pthread_once(&started, start_curl);
  assay_loop *loop = calloc(1, sizeof *loop);
  if (!loop) return NULL;
  loop->multi = curl_multi_init();
  if (!loop->multi) {
    free(loop);
    return NULL;
  }
  // Connections kept open for the next transfer to the same host.
  curl_multi_setopt(loop->multi, CURLMOPT_MAXCONNECTS, connections < 64 ? connections : 64L);
  curl_multi_setopt(loop->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections);
  curl_multi_setopt(loop->multi, CURLMOPT_MAX_HOST_CONNECTIONS, connections_per_host);
  return loop;
}

void assay_loop_free(assay_loop *loop) {
  curl_multi_cleanup(loop->multi);
  free(loop);
}

static void restrict_protocols(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

assay_transfer *assay_loop_start(assay_loop *loop, const assay_request *request) {
  assay_transfer *transfer = calloc(1, sizeof *transfer);
  if (!transfer) return NULL;
  CURL *easy = curl_easy_init();
  if (!easy) {
    free(transfer);
    return NULL;
  }
  transfer->easy = easy;
  transfer->maximum_wire = request->maximum_wire;
  transfer->maximum_body = request->maximum_body;
  transfer->maximum_headers = request->maximum_headers;
  transfer->check = request->check;
  transfer->allows_loopback = request->allows_loopback;
  for (const char *const *line = request->headers; line && *line; line++) {
    struct curl_slist *longer = curl_slist_append(transfer->headers, *line);
    if (longer) transfer->headers = longer;
  }
  curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
  curl_easy_setopt(easy, CURLOPT_URL, request->url);
  restrict_protocols(easy);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, request->user_agent);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
  // Each encoding that this libcurl can decode: gzip, deflate, and brotli and zstd where it was built with them.
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  // Redirects are followed by the caller, who looks at each.
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // A proxy would resolve names out of our sight.
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, request->total_milliseconds);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, request->idle_bytes_per_second);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, request->idle_seconds);
  curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->maximum_wire);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->message);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
  if (request->post) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->post_size);
    curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, request->post);
  }
  if (request->connect_to) {
    char rule[512] = "::";
    strncat(rule, request->connect_to, sizeof rule - 3);
    transfer->connect_to = curl_slist_append(NULL, rule);
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, transfer->connect_to);
  }
  if (curl_multi_add_handle(loop->multi, easy) != CURLM_OK) {
    assay_transfer_free(transfer);
    return NULL;
  }
  transfer->loop = loop;
  loop->active++;
  return transfer;
}

void assay_loop_turn(assay_loop *loop, int milliseconds) {
  int running = 0;
  curl_multi_perform(loop->multi, &running);
  // Where one has just ended there is something to do: no waiting.
  if (running < loop->active) return;
  curl_multi_poll(loop->multi, NULL, 0, milliseconds, NULL);
}

static assay_ending ending_of(CURLcode code) {
  switch (code) {
  case CURLE_OK: return ASSAY_DONE;
  case CURLE_FILESIZE_EXCEEDED: return ASSAY_BODY_TOO_LARGE;
  case CURLE_OPERATION_TIMEDOUT: return ASSAY_TIMED_OUT;
  case CURLE_COULDNT_RESOLVE_HOST: return ASSAY_NOT_RESOLVED;
  case CURLE_COULDNT_CONNECT: return ASSAY_NOT_CONNECTED;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ISSUER_ERROR: return ASSAY_TLS_FAILED;
  default: return ASSAY_BROKEN;
  }
}

assay_transfer *assay_loop_ended(assay_loop *loop) {
  CURLMsg *message;
  int left;
  while ((message = curl_multi_info_read(loop->multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    assay_transfer *transfer = NULL;
    CURLcode code = message->data.result;
    CURL *easy = message->easy_handle;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
    curl_multi_remove_handle(loop->multi, easy);
    transfer->loop = NULL;
    loop->active--;
    transfer->code = code;
    // One of several addresses of a host may have been refused and another have answered.
    if (code == CURLE_OK) transfer->ending = ASSAY_DONE;
    else if (transfer->ending == ASSAY_DONE) transfer->ending = ending_of(code);
    return transfer;
  }
  return NULL;
}

void assay_loop_wake(assay_loop *loop) { curl_multi_wakeup(loop->multi); }

assay_result assay_transfer_result(assay_transfer *transfer) {
  assay_result result = {.ending = transfer->ending};
  curl_off_t wire = 0;
  char *redirect = NULL;
  curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &result.status);
  curl_easy_getinfo(transfer->easy, CURLINFO_SIZE_DOWNLOAD_T, &wire);
  curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &redirect);
  result.wire = wire;
  result.redirect = redirect;
  result.body = transfer->body.bytes;
  result.body_size = transfer->body.size;
  result.headers = (const char *)transfer->head.bytes;
  result.headers_size = transfer->head.size;
  result.message = transfer->message[0] ? transfer->message : curl_easy_strerror(transfer->code);
  return result;
}

void assay_transfer_free(assay_transfer *transfer) {
  if (transfer->loop) {
    curl_multi_remove_handle(transfer->loop->multi, transfer->easy);
    transfer->loop->active--;
  }
  curl_easy_cleanup(transfer->easy);
  curl_slist_free_all(transfer->headers);
  curl_slist_free_all(transfer->connect_to);
  free(transfer->body.bytes);
  free(transfer->head.bytes);
  free(transfer);
}

int assay_url_parse(const char *base, const char *text, assay_url *url) {
  memset(url, 0, sizeof *url);
  CURLU *handle = curl_url();
  if (!handle) return 0;
  unsigned flags = CURLU_URLENCODE | CURLU_ALLOW_SPACE;
  char *port = NULL, *user = NULL;
  int fine = (!base || curl_url_set(handle, CURLUPART_URL, base, flags) == CURLUE_OK) &&
             curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK &&
             curl_url_set(handle, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK &&
             curl_url_get(handle, CURLUPART_SCHEME, &url->scheme, 0) == CURLUE_OK &&
             curl_url_get(handle, CURLUPART_HOST, &url->host, 0) == CURLUE_OK &&
             curl_url_get(handle, CURLUPART_PATH, &url->path, 0) == CURLUE_OK &&
             curl_url_get(handle, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK &&
             curl_url_get(handle, CURLUPART_URL, &url->whole, CURLU_NO_DEFAULT_PORT) == CURLUE_OK;
  curl_url_get(handle, CURLUPART_QUERY, &url->query, 0);
  url->has_user = curl_url_get(handle, CURLUPART_USER, &user, 0) == CURLUE_OK;
  url->port = port ? strtol(port, NULL, 10) : 0;
  curl_free(port);
  curl_free(user);
  curl_url_cleanup(handle);
  if (!fine) assay_url_free(url);
  return fine;
}

void assay_url_free(assay_url *url) {
  curl_free(url->whole);
  curl_free(url->scheme);
  curl_free(url->host);
  curl_free(url->path);
  curl_free(url->query);
  memset(url, 0, sizeof *url);
}

char *assay_utf8(const char *charset, const uint8_t *bytes, size_t size, size_t *result_size) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return NULL;
  // No charset makes more than four bytes of one, but for a few that combine: those grow the buffer.
  size_t capacity = size + size / 2 + 64, used = 0;
  char *result = malloc(capacity);
  char *input = (char *)bytes;
  size_t left = size;
  while (result && left) {
    char *output = result + used;
    size_t room = capacity - used;
    size_t done = iconv(converter, &input, &left, &output, &room);
    int problem = done == (size_t)-1 ? errno : 0;
    used = (size_t)(output - result);
    if (!problem) break;
    if (problem == E2BIG || capacity - used < 4) {
      char *grown = realloc(result, capacity *= 2);
      if (!grown) free(result);
      result = grown;
      if (problem == E2BIG) continue;
    }
    if (result) {
      memcpy(result + used, "\xEF\xBF\xBD", 3);
      used += 3;
    }
    input++;
    left--;
  }
  iconv_close(converter);
  if (result) *result_size = used;
  return result;
}

const void *assay_find(const void *bytes, size_t size, const void *needle, size_t needle_size) {
  return memmem(bytes, size, needle, needle_size);
}
