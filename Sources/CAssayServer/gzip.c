#include "CAssayServer.h"
#include <limits.h>
#include <string.h>
#include <zlib.h>

size_t assay_gzip_bound(size_t size) { return compressBound(size) + 32; }

size_t assay_gzip(const uint8_t *bytes, size_t size, uint8_t *out, size_t capacity, int level) {
  if (size > UINT_MAX || capacity > UINT_MAX) return 0;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  // 16 above the window's size asks for gzip's frame.
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)size;
  stream.next_out = out;
  stream.avail_out = (uInt)capacity;
  int ending = deflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  deflateEnd(&stream);
  return ending == Z_STREAM_END ? written : 0;
}
