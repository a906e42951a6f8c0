#pragma once

#if __has_include(<openvino/c/openvino.h>) && __has_include(<nunchi/openvino-version.h>)
#define NUNCHI_HAS_OPENVINO 1
#include <nunchi/openvino-version.h>
#include <openvino/c/openvino.h>
#include <openvino/c/ov_util.h>

/// The functions used. Each is resolved when the library is opened.
#define NUNCHI_OPENVINO_FUNCTIONS(one)                    \
    one(ov_get_openvino_version)                          \
    one(ov_version_free)                                  \
    one(ov_get_last_err_msg)                              \
    one(ov_get_error_info)                                \
    one(ov_free)                                          \
    one(ov_util_set_log_callback)                         \
    one(ov_core_create)                                   \
    one(ov_core_compile_model_from_file_props)            \
    one(ov_compiled_model_free)                           \
    one(ov_compiled_model_inputs_size)                    \
    one(ov_compiled_model_outputs_size)                   \
    one(ov_compiled_model_input_by_index)                 \
    one(ov_compiled_model_output_by_index)                \
    one(ov_compiled_model_create_infer_request)           \
    one(ov_output_const_port_free)                        \
    one(ov_port_get_any_name)                             \
    one(ov_port_get_element_type)                         \
    one(ov_port_get_partial_shape)                        \
    one(ov_partial_shape_free)                            \
    one(ov_tensor_create_from_host_ptr)                   \
    one(ov_tensor_free)                                   \
    one(ov_tensor_get_shape)                              \
    one(ov_tensor_get_element_type)                       \
    one(ov_tensor_get_byte_size)                          \
    one(ov_tensor_data)                                   \
    one(ov_shape_free)                                    \
    one(ov_infer_request_set_input_tensor_by_index)       \
    one(ov_infer_request_get_input_tensor_by_index)       \
    one(ov_infer_request_get_output_tensor_by_index)      \
    one(ov_infer_request_infer)                           \
    one(ov_infer_request_free)

struct nunchi_openvino_functions {
#define NUNCHI_DECLARE(name) __typeof__(&name) name;
    NUNCHI_OPENVINO_FUNCTIONS(NUNCHI_DECLARE)
#undef NUNCHI_DECLARE
};

/// The table, all null until the library is open; and the one core of the process.
extern struct nunchi_openvino_functions nunchi_openvino;
extern ov_core_t *nunchi_openvino_core;

/// Writes why a call failed: OpenVINO's last message of this thread, else the name of the status. Gives -1.
int nunchi_openvino_explain(ov_status_e status, char *message, size_t size);

/// Our number for a type of OpenVINO, and the other way round.
int32_t nunchi_openvino_type_of(ov_element_type_e type);
ov_element_type_e nunchi_openvino_native_type(int32_t type);
#else
#define NUNCHI_HAS_OPENVINO 0
#endif
