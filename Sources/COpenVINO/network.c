#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "COpenVINO.h"
#include "library.h"

#if NUNCHI_HAS_OPENVINO
#define ov nunchi_openvino

void *nunchi_openvino_load(
    const char *path, const struct nunchi_openvino_options *options, char *message, size_t size) {
    char threads[16];
    snprintf(threads, sizeof threads, "%d", options->threads);
    ov_property_t properties[6] = {
        {"INFERENCE_NUM_THREADS", threads},
        {"PERFORMANCE_HINT", "LATENCY"},
        // A thread bound to a core waits there while other work of this program has it.
        {"ENABLE_CPU_PINNING", "NO"},
    };
    size_t count = 3;
    if (options->full_precision) properties[count++] = (ov_property_t){"INFERENCE_PRECISION_HINT", "f32"};
    if (options->cache) properties[count++] = (ov_property_t){"CACHE_DIR", options->cache};

    ov_compiled_model_t *network = NULL;
    ov_status_e status =
        ov.ov_core_compile_model_from_file_props(nunchi_openvino_core, path, "CPU", count, properties, &network);
    if (status != OK) {
        nunchi_openvino_explain(status, message, size);
        return NULL;
    }
    return network;
}

void nunchi_openvino_free(void *network) { ov.ov_compiled_model_free(network); }

int64_t nunchi_openvino_port_count(void *network, int outputs, char *message, size_t size) {
    size_t count = 0;
    ov_status_e status = outputs ? ov.ov_compiled_model_outputs_size(network, &count)
                                 : ov.ov_compiled_model_inputs_size(network, &count);
    if (status != OK) return nunchi_openvino_explain(status, message, size);
    return (int64_t)count;
}

static ov_status_e describe_shape(const ov_output_const_port_t *native, struct nunchi_openvino_port *port) {
    ov_partial_shape_t shape;
    ov_status_e status = ov.ov_port_get_partial_shape(native, &shape);
    if (status != OK) return status;
    int is_open = shape.rank.min != shape.rank.max;
    port->rank = is_open || shape.rank.max > NUNCHI_OPENVINO_AXES ? -1 : (int32_t)shape.rank.max;
    for (int32_t axis = 0; axis < port->rank; axis++) {
        ov_dimension_t size = shape.dims[axis];
        port->sizes[axis] = size.min == size.max ? size.max : -1;
    }
    ov.ov_partial_shape_free(&shape);
    return OK;
}

int nunchi_openvino_get_port(
    void *network, int outputs, size_t index, struct nunchi_openvino_port *port, char *message, size_t size) {
    *port = (struct nunchi_openvino_port){0};
    ov_output_const_port_t *native = NULL;
    ov_status_e status = outputs ? ov.ov_compiled_model_output_by_index(network, index, &native)
                                 : ov.ov_compiled_model_input_by_index(network, index, &native);
    if (status != OK) return nunchi_openvino_explain(status, message, size);

    char *name = NULL;
    if (ov.ov_port_get_any_name(native, &name) == OK && name) {
        port->name = strdup(name);
        ov.ov_free(name);
    }
    ov_element_type_e type = DYNAMIC;
    status = ov.ov_port_get_element_type(native, &type);
    port->type = nunchi_openvino_type_of(type);
    if (status == OK) status = describe_shape(native, port);
    if (status != OK) {
        nunchi_openvino_explain(status, message, size);
        free(port->name);
        port->name = NULL;
    }
    ov.ov_output_const_port_free(native);
    return status == OK ? 0 : -1;
}

#else

void *nunchi_openvino_load(
    const char *path, const struct nunchi_openvino_options *options, char *message, size_t size) {
    (void)path, (void)options, (void)message, (void)size;
    return NULL;
}

void nunchi_openvino_free(void *network) { (void)network; }

int64_t nunchi_openvino_port_count(void *network, int outputs, char *message, size_t size) {
    (void)network, (void)outputs, (void)message, (void)size;
    return -1;
}

int nunchi_openvino_get_port(
    void *network, int outputs, size_t index, struct nunchi_openvino_port *port, char *message, size_t size) {
    (void)network, (void)outputs, (void)index, (void)port, (void)message, (void)size;
    return -1;
}

#endif
