#include <stdio.h>
#include <string.h>

#include "COpenVINO.h"
#include "library.h"

#if NUNCHI_HAS_OPENVINO
#define ov nunchi_openvino

void *nunchi_openvino_request_create(void *network, char *message, size_t size) {
    ov_infer_request_t *request = NULL;
    ov_status_e status = ov.ov_compiled_model_create_infer_request(network, &request);
    if (status == OK) return request;
    nunchi_openvino_explain(status, message, size);
    return NULL;
}

void nunchi_openvino_request_free(void *request) { ov.ov_infer_request_free(request); }

/// A single number: OpenVINO's C interface makes no tensor without axes, so it is copied into the request's own.
static ov_status_e set_scalar(void *request, size_t index, const struct nunchi_openvino_tensor *input) {
    ov_tensor_t *tensor = NULL;
    void *data = NULL;
    size_t bytes = 0;
    ov_status_e status = ov.ov_infer_request_get_input_tensor_by_index(request, index, &tensor);
    if (status == OK) status = ov.ov_tensor_get_byte_size(tensor, &bytes);
    if (status == OK) status = ov.ov_tensor_data(tensor, &data);
    if (status == OK && bytes == input->bytes) memcpy(data, input->data, bytes);
    if (status == OK && bytes != input->bytes) status = PARAMETER_MISMATCH;
    if (tensor) ov.ov_tensor_free(tensor);
    return status;
}

static ov_status_e set_input(void *request, size_t index, const struct nunchi_openvino_tensor *input) {
    if (input->rank == 0) return set_scalar(request, index, input);
    ov_shape_t shape = {input->rank, (int64_t *)input->sizes};
    ov_tensor_t *tensor = NULL;
    ov_status_e status =
        ov.ov_tensor_create_from_host_ptr(nunchi_openvino_native_type(input->type), shape, input->data, &tensor);
    if (status == OK) status = ov.ov_infer_request_set_input_tensor_by_index(request, index, tensor);
    if (tensor) ov.ov_tensor_free(tensor);
    return status;
}

int nunchi_openvino_run(
    void *request, const struct nunchi_openvino_tensor *inputs, size_t count, char *message, size_t size) {
    ov_status_e status = OK;
    for (size_t index = 0; index < count && status == OK; index++) status = set_input(request, index, &inputs[index]);
    if (status == OK) status = ov.ov_infer_request_infer(request);
    // The request keeps the addresses of the inputs; the next run replaces all of them before it looks.
    return status == OK ? 0 : nunchi_openvino_explain(status, message, size);
}

static ov_status_e describe(ov_tensor_t *tensor, struct nunchi_openvino_tensor *output) {
    ov_element_type_e type = DYNAMIC;
    ov_status_e status = ov.ov_tensor_get_element_type(tensor, &type);
    if (status != OK) return status;
    output->type = nunchi_openvino_type_of(type);

    ov_shape_t shape = {0};
    status = ov.ov_tensor_get_shape(tensor, &shape);
    if (status != OK) return status;
    output->rank = shape.rank > NUNCHI_OPENVINO_AXES ? -1 : (int32_t)shape.rank;
    if (output->rank > 0) memcpy(output->sizes, shape.dims, output->rank * sizeof *shape.dims);
    ov.ov_shape_free(&shape);

    status = ov.ov_tensor_get_byte_size(tensor, &output->bytes);
    if (status == OK && output->bytes > 0) status = ov.ov_tensor_data(tensor, &output->data);
    return status;
}

int nunchi_openvino_get_output(
    void *request, size_t index, struct nunchi_openvino_tensor *output, char *message, size_t size) {
    *output = (struct nunchi_openvino_tensor){0};
    ov_tensor_t *tensor = NULL;
    ov_status_e status = ov.ov_infer_request_get_output_tensor_by_index(request, index, &tensor);
    if (status == OK) status = describe(tensor, output);
    if (status != OK) nunchi_openvino_explain(status, message, size);
    // The request owns the memory; this was one more reference to it.
    if (tensor) ov.ov_tensor_free(tensor);
    return status == OK ? 0 : -1;
}

#else

void *nunchi_openvino_request_create(void *network, char *message, size_t size) {
    (void)network, (void)message, (void)size;
    return NULL;
}

void nunchi_openvino_request_free(void *request) { (void)request; }

int nunchi_openvino_run(
    void *request, const struct nunchi_openvino_tensor *inputs, size_t count, char *message, size_t size) {
    (void)request, (void)inputs, (void)count, (void)message, (void)size;
    return -1;
}

int nunchi_openvino_get_output(
    void *request, size_t index, struct nunchi_openvino_tensor *output, char *message, size_t size) {
    (void)request, (void)index, (void)output, (void)message, (void)size;
    return -1;
}

#endif
