// Own declarations of the part of OpenVINO's C interface that is used, after its public headers of release 2026.4
// (openvino/c/*.h). The interface is stable within a major release; the types stay opaque.
#include "CAssayOpenVINO.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#elif defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

typedef int status;
typedef void core, model, network, request, tensor;
typedef struct { const char *build; const char *description; } version;
typedef struct { int64_t rank; int64_t *sizes; } shape;

struct assay_ov_runtime {
  void *library;
  core *core;
  const char *(*error_info)(status);
  const char *(*last_message)(void);
  void (*free_text)(const char *);
  status (*get_version)(version *);
  void (*version_free)(version *);
  status (*core_create)(core **);
  void (*core_free)(core *);
  status (*read_model)(const core *, const char *, const char *, model **);
  void (*model_free)(model *);
  // The properties follow as pairs of strings; the count is that of all strings.
  status (*compile)(const core *, const model *, const char *, size_t, network **, ...);
  status (*compile_file)(const core *, const char *, const char *, size_t, network **, ...);
  void (*network_free)(network *);
  status (*network_property)(const network *, const char *, char **);
  status (*outputs_size)(const network *, size_t *);
  status (*request_create)(const network *, request **);
  void (*request_free)(request *);
  status (*set_tensor)(request *, const char *, const tensor *);
  status (*infer)(request *);
  status (*get_output)(const request *, size_t, tensor **);
  status (*tensor_create)(int, shape, tensor **);
  void (*tensor_free)(tensor *);
  status (*tensor_data)(const tensor *, void **);
  status (*tensor_bytes)(const tensor *, size_t *);
  status (*tensor_type)(const tensor *, int *);
  status (*tensor_shape)(const tensor *, shape *);
  status (*shape_free)(shape *);
};

struct assay_ov_network {
  const assay_ov_runtime *runtime;
  network *handle;
};

struct assay_ov_request {
  const assay_ov_runtime *runtime;
  request *handle;
  size_t outputs;
};

static int say(char *error, const char *what, const char *detail) {
  snprintf(error, ASSAY_OV_MESSAGE, "%s%s%s", what, detail && *detail ? ": " : "", detail ? detail : "");
  return -1;
}

static int check(const assay_ov_runtime *runtime, status code, const char *what, char *error) {
  if (code == 0) return 0;
  const char *message = runtime->last_message();
  if (message && *message) {
    say(error, what, message);
    runtime->free_text(message);
  } else {
    say(error, what, runtime->error_info(code));
  }
  return code < 0 ? code : -1;
}

int assay_ov_open(const char *path, assay_ov_runtime **out, char *error) {
  assay_ov_runtime *runtime = calloc(1, sizeof *runtime);
  if (!runtime) return say(error, "out of memory", NULL);
  runtime->library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!runtime->library) {
    say(error, "cannot load the library", dlerror());
    free(runtime);
    return -1;
  }
  const struct { const char *name; void *slot; } symbols[] = {
      {"ov_get_error_info", &runtime->error_info},
      {"ov_get_last_err_msg", &runtime->last_message},
      {"ov_free", &runtime->free_text},
      {"ov_get_openvino_version", &runtime->get_version},
      {"ov_version_free", &runtime->version_free},
      {"ov_core_create", &runtime->core_create},
      {"ov_core_free", &runtime->core_free},
      {"ov_core_read_model", &runtime->read_model},
      {"ov_model_free", &runtime->model_free},
      {"ov_core_compile_model", &runtime->compile},
      {"ov_core_compile_model_from_file", &runtime->compile_file},
      {"ov_compiled_model_free", &runtime->network_free},
      {"ov_compiled_model_get_property", &runtime->network_property},
      {"ov_compiled_model_outputs_size", &runtime->outputs_size},
      {"ov_compiled_model_create_infer_request", &runtime->request_create},
      {"ov_infer_request_free", &runtime->request_free},
      {"ov_infer_request_set_tensor", &runtime->set_tensor},
      {"ov_infer_request_infer", &runtime->infer},
      {"ov_infer_request_get_output_tensor_by_index", &runtime->get_output},
      {"ov_tensor_create", &runtime->tensor_create},
      {"ov_tensor_free", &runtime->tensor_free},
      {"ov_tensor_data", &runtime->tensor_data},
      {"ov_tensor_get_byte_size", &runtime->tensor_bytes},
      {"ov_tensor_get_element_type", &runtime->tensor_type},
      {"ov_tensor_get_shape", &runtime->tensor_shape},
      {"ov_shape_free", &runtime->shape_free},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *address = dlsym(runtime->library, symbols[i].name);
    if (!address) {
      say(error, "the library lacks a function that is needed", symbols[i].name);
      dlclose(runtime->library);
      free(runtime);
      return -1;
    }
    // POSIX lets a data pointer hold a function's address; copying its bytes avoids a cast that C does not define.
    memcpy(symbols[i].slot, &address, sizeof address);
  }
  int failed = check(runtime, runtime->core_create(&runtime->core), "cannot start the runtime", error);
  if (failed) {
    free(runtime);
    return failed;
  }
  *out = runtime;
  return 0;
}

void assay_ov_close(assay_ov_runtime *runtime) {
  if (!runtime) return;
  runtime->core_free(runtime->core);
  free(runtime);
}

void assay_ov_version(const assay_ov_runtime *runtime, char *text, size_t size) {
  version found = {NULL, NULL};
  if (size) *text = 0;
  if (runtime->get_version(&found) != 0) return;
  snprintf(text, size, "%s", found.build ? found.build : "");
  runtime->version_free(&found);
}

int assay_ov_compile(const assay_ov_runtime *runtime, const char *graph, const char *weights, const char *precision,
                     int threads, int kernels, const char *cache, assay_ov_network **out, char *error) {
  assay_ov_network *made = calloc(1, sizeof *made);
  if (!made) return say(error, "out of memory", NULL);
  made->runtime = runtime;
  model *read = NULL;
  // An ONNX network holds its own weights and is read without a second file.
  const char *beside = strcmp(graph, weights) == 0 ? NULL : weights;
  char count[16], kept[16];
  snprintf(count, sizeof count, "%d", threads);
  snprintf(kept, sizeof kept, "%d", kernels);
  int failed = 0;
  if (cache) {
    // By the file's name the runtime can tell a compiled network again without reading the weights.
    failed = check(runtime,
                   runtime->compile_file(runtime->core, graph, "CPU", 10, &made->handle, "INFERENCE_PRECISION_HINT",
                                         precision, "INFERENCE_NUM_THREADS", count, "NUM_STREAMS", "1",
                                         "CPU_RUNTIME_CACHE_CAPACITY", kept, "CACHE_DIR", cache),
                   "cannot prepare the model", error);
  } else {
    failed = check(runtime, runtime->read_model(runtime->core, graph, beside, &read), "cannot read the model", error);
  }
  if (!failed && read) {
    // One stream: all threads work on one batch, so that one batch's activations are all the memory in use.
    failed = check(runtime,
                   runtime->compile(runtime->core, read, "CPU", 8, &made->handle, "INFERENCE_PRECISION_HINT",
                                    precision, "INFERENCE_NUM_THREADS", count, "NUM_STREAMS", "1", "CPU_RUNTIME_CACHE_CAPACITY", kept),
                   "cannot prepare the model", error);
    runtime->model_free(read);
  }
  if (failed) {
    free(made);
    return failed;
  }
  *out = made;
  return 0;
}

int assay_ov_is_from_cache(const assay_ov_network *made) {
  char *value = NULL;
  if (made->runtime->network_property(made->handle, "LOADED_FROM_CACHE", &value) != 0 || !value) return 0;
  int is = strcmp(value, "YES") == 0 || strcmp(value, "true") == 0 || strcmp(value, "1") == 0;
  made->runtime->free_text(value);
  return is;
}

void assay_ov_network_free(assay_ov_network *made) {
  if (!made) return;
  made->runtime->network_free(made->handle);
  free(made);
}

int assay_ov_request_create(const assay_ov_network *made, assay_ov_request **out, char *error) {
  assay_ov_request *request = calloc(1, sizeof *request);
  if (!request) return say(error, "out of memory", NULL);
  request->runtime = made->runtime;
  int failed = check(made->runtime, made->runtime->outputs_size(made->handle, &request->outputs),
                     "cannot count the model's outputs", error);
  if (!failed)
    failed = check(made->runtime, made->runtime->request_create(made->handle, &request->handle),
                   "cannot make room for the model", error);
  if (failed) {
    free(request);
    return failed;
  }
  *out = request;
  return 0;
}

void assay_ov_request_free(assay_ov_request *request) {
  if (!request) return;
  request->runtime->request_free(request->handle);
  free(request);
}

int assay_ov_set_input(assay_ov_request *request, const char *name, enum assay_ov_type type, int64_t rank,
                       const int64_t *sizes, const void *data, size_t bytes, char *error) {
  const assay_ov_runtime *runtime = request->runtime;
  // OpenVINO takes the sizes by a pointer that is not const, and only reads them.
  shape wanted = {rank, (int64_t *)sizes};
  tensor *input = NULL;
  int failed = check(runtime, runtime->tensor_create(type, wanted, &input), "cannot make an input", error);
  if (failed) return failed;
  void *room = NULL;
  size_t size = 0;
  failed = check(runtime, runtime->tensor_bytes(input, &size), "cannot fill an input", error);
  if (!failed && size != bytes) failed = say(error, "an input's values do not fit its shape", name);
  if (!failed) failed = check(runtime, runtime->tensor_data(input, &room), "cannot fill an input", error);
  if (!failed) {
    if (bytes) memcpy(room, data, bytes);
    failed = check(runtime, runtime->set_tensor(request->handle, name, input), "the model refuses an input", error);
  }
  runtime->tensor_free(input);  // the request holds its own reference
  return failed;
}

int assay_ov_infer(assay_ov_request *request, char *error) {
  return check(request->runtime, request->runtime->infer(request->handle), "the model failed", error);
}

size_t assay_ov_output_count(const assay_ov_request *request) { return request->outputs; }

int assay_ov_output(assay_ov_request *request, size_t index, assay_ov_view *view, char *error) {
  const assay_ov_runtime *runtime = request->runtime;
  tensor *output = NULL;
  shape found = {0, NULL};
  void *data = NULL;
  int type = 0;
  memset(view, 0, sizeof *view);
  int failed = check(runtime, runtime->get_output(request->handle, index, &output), "cannot read an output", error);
  if (failed) return failed;
  failed = check(runtime, runtime->tensor_type(output, &type), "cannot read an output", error);
  if (!failed) failed = check(runtime, runtime->tensor_bytes(output, &view->bytes), "cannot read an output", error);
  if (!failed) failed = check(runtime, runtime->tensor_data(output, &data), "cannot read an output", error);
  if (!failed) failed = check(runtime, runtime->tensor_shape(output, &found), "cannot read an output", error);
  if (!failed) {
    if (found.rank < 0 || found.rank > 8) {
      failed = say(error, "an output has more than eight dimensions", NULL);
    } else {
      view->type = type;
      view->rank = found.rank;
      view->data = data;
      for (int64_t i = 0; i < found.rank; i++) view->shape[i] = found.sizes[i];
    }
    runtime->shape_free(&found);
  }
  runtime->tensor_free(output);  // the request keeps the values
  return failed;
}

int assay_ov_processor_has_bf16(void) {
#if defined(__x86_64__)
  // Intel's manual, volume 2A, CPUID: leaf 7, sub-leaf 0, EDX bit 22 is AMX-BF16. AVX512_BF16 alone does not count: with
  // it a run in bf16 took 1.7 times as long as in f32 where this was measured.
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) ? (int)((d >> 22) & 1) : 0;
#elif defined(__aarch64__) && defined(__linux__)
  return (int)((getauxval(AT_HWCAP2) >> 14) & 1);  // HWCAP2_BF16 of the kernel's arm64 interface
#else
  return 0;
#endif
}
