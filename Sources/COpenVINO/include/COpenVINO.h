#pragma once

#include <stddef.h>
#include <stdint.h>

/// What opening OpenVINO came to.
enum nunchi_openvino_status {
    NUNCHI_OPENVINO_READY = 0,
    /// Its headers were not there when this was built.
    NUNCHI_OPENVINO_NOT_BUILT = 1,
    /// The library, or one that it needs, could not be opened; the message is the loader's or OpenVINO's.
    NUNCHI_OPENVINO_NOT_LOADED = 2,
    /// It is another version than that of the headers; the message is its version.
    NUNCHI_OPENVINO_OTHER_VERSION = 3,
};

/// Opens the library at a path, or by a name that the loader searches for. Once one is open, later calls change nothing.
///
/// `message` (of `size` bytes) holds a text that ends in NUL where the answer is not `NUNCHI_OPENVINO_READY`.
int nunchi_openvino_open(const char *path, char *message, size_t size);

/// The version of the headers that this was built with, such as `2026.4.1`; empty where it was built without.
const char *nunchi_openvino_built_version(void);

/// The types of values that are passed in and out.
enum nunchi_openvino_type {
    NUNCHI_OPENVINO_OTHER = 0,
    NUNCHI_OPENVINO_BOOL,
    NUNCHI_OPENVINO_FLOAT16,
    NUNCHI_OPENVINO_BFLOAT16,
    NUNCHI_OPENVINO_FLOAT32,
    NUNCHI_OPENVINO_FLOAT64,
    NUNCHI_OPENVINO_INT8,
    NUNCHI_OPENVINO_INT16,
    NUNCHI_OPENVINO_INT32,
    NUNCHI_OPENVINO_INT64,
    NUNCHI_OPENVINO_UINT8,
    NUNCHI_OPENVINO_UINT16,
    NUNCHI_OPENVINO_UINT32,
};

/// The most axes that a tensor may have.
#define NUNCHI_OPENVINO_AXES 8

/// An input or output. `rank` is -1 where it is open, and a size is -1 where it is.
struct nunchi_openvino_port {
    char *name;
    int32_t type, rank;
    int64_t sizes[NUNCHI_OPENVINO_AXES];
};

/// How a network is to be run.
struct nunchi_openvino_options {
    int32_t threads;
    /// Whether computing may not use fewer bits than float32.
    int32_t full_precision;
    /// A folder for compiled networks, or NULL.
    const char *cache;
};

/// Loads and compiles an ONNX or TFLite file; NULL with a `message` where that fails. Call only when the library is open.
void *nunchi_openvino_load(
    const char *path, const struct nunchi_openvino_options *options, char *message, size_t size);
void nunchi_openvino_free(void *network);

/// The number of inputs (`outputs` 0) or outputs (`outputs` 1); -1 with a `message`.
int64_t nunchi_openvino_port_count(void *network, int outputs, char *message, size_t size);

/// Describes an input or output; 0, or -1 with a `message`. The caller frees `port->name` with `free`; it may be NULL.
int nunchi_openvino_get_port(
    void *network, int outputs, size_t index, struct nunchi_openvino_port *port, char *message, size_t size);

/// Values with their shape. What `data` of an output points to lives until the request is run again or freed.
struct nunchi_openvino_tensor {
    int32_t type, rank;
    int64_t sizes[NUNCHI_OPENVINO_AXES];
    void *data;
    size_t bytes;
};

/// Room for one run at a time; NULL with a `message`.
void *nunchi_openvino_request_create(void *network, char *message, size_t size);
void nunchi_openvino_request_free(void *request);

/// Runs the network on all its inputs, in order; their data is only read, and not after the call. 0, or -1 with a `message`.
int nunchi_openvino_run(
    void *request, const struct nunchi_openvino_tensor *inputs, size_t count, char *message, size_t size);

/// The output of the last run; 0, or -1 with a `message`.
int nunchi_openvino_get_output(
    void *request, size_t index, struct nunchi_openvino_tensor *output, char *message, size_t size);
