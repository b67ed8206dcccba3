/// The few functions of OpenVINO's C API that Assay needs, found at run time with dlopen.
///
/// Nothing is linked: a program starts without the runtime, and a missing runtime is an error that can be told.
/// Every function that can fail returns 0, or a negative number after writing a message to `error`.
/// A handle may be used by one thread at a time; compiling through one runtime from several threads is allowed.
#ifndef CASSAYOPENVINO_H
#define CASSAYOPENVINO_H

#include <stddef.h>
#include <stdint.h>

/// A message of at most this many bytes, its terminating zero included.
#define ASSAY_OV_MESSAGE 1024

/// Types of tensor elements; the values are OpenVINO's own.
enum assay_ov_type { ASSAY_OV_F32 = 4, ASSAY_OV_I64 = 10 };

/// The loaded library with its core object.
typedef struct assay_ov_runtime assay_ov_runtime;
/// A network compiled for the processor.
typedef struct assay_ov_network assay_ov_network;
/// Room for one run of a network: its inputs and outputs.
typedef struct assay_ov_request assay_ov_request;

/// What a tensor holds. `data` stays valid until the request runs again or is freed.
typedef struct {
  int32_t type;
  int64_t rank;
  int64_t shape[8];
  const void *data;
  size_t bytes;
} assay_ov_view;

/// Loads the C library at `path` and everything it needs from the same folder.
int assay_ov_open(const char *path, assay_ov_runtime **runtime, char *error);
/// Releases the core. The library itself stays loaded: its threads do not survive being unloaded.
void assay_ov_close(assay_ov_runtime *runtime);
/// Writes the library's version.
void assay_ov_version(const assay_ov_runtime *runtime, char *text, size_t size);

/// Reads a network (IR, or ONNX with `weights` naming the same file) and compiles it for the processor.
///
/// `precision` is "f32" or "bf16"; `threads` is the number of threads that one run uses;
/// `kernels` how many kernels made for one input shape are kept for the next run. `cache` names a folder in which the
/// compiled network is kept for the next start, for networks in one file; NULL keeps nothing.
int assay_ov_compile(const assay_ov_runtime *runtime, const char *graph, const char *weights, const char *precision,
                     int threads, int kernels, const char *cache, assay_ov_network **network, char *error);
/// Whether a network came from the folder `cache` and was not compiled; 0 where it was, or where the runtime does not tell.
int assay_ov_is_from_cache(const assay_ov_network *network);
/// Releases a network; its requests first.
void assay_ov_network_free(assay_ov_network *network);

/// Makes room for one run.
int assay_ov_request_create(const assay_ov_network *network, assay_ov_request **request, char *error);
/// Releases a request.
void assay_ov_request_free(assay_ov_request *request);
/// Copies `data` into the named input.
int assay_ov_set_input(assay_ov_request *request, const char *name, enum assay_ov_type type, int64_t rank,
                       const int64_t *shape, const void *data, size_t bytes, char *error);
/// Runs the network and waits.
int assay_ov_infer(assay_ov_request *request, char *error);
/// The number of outputs.
size_t assay_ov_output_count(const assay_ov_request *request);
/// Looks at an output, without copying.
int assay_ov_output(assay_ov_request *request, size_t index, assay_ov_view *view, char *error);

/// Whether the processor multiplies matrices of bf16 numbers faster than those of f32.
int assay_ov_processor_has_bf16(void);

#endif
