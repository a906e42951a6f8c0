"""Writes the small networks of the tests, and what onnxruntime makes of them: python3 generate.py

Needs numpy, onnx and onnxruntime. Each network's files are NAME.onnx, NAME.in.PORT.npy and NAME.out.PORT.npy.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(__file__).parent
RANDOM = np.random.default_rng(7)


def normal(*shape):
    return RANDOM.standard_normal(shape).astype(np.float32)


def save(name, nodes, inputs, outputs, constants=()):
    """Writes a network; inputs and outputs are (name, type, shape)."""
    graph = helper.make_graph(
        nodes, name, [helper.make_tensor_value_info(*port) for port in inputs],
        [helper.make_tensor_value_info(*port) for port in outputs],
        [numpy_helper.from_array(value, key) for key, value in constants])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="nunchi-tests")
    model.ir_version = 9
    helper.set_model_props(model, {"purpose": "a test of Nunchi"})
    onnx.save(model, FOLDER / f"{name}.onnx")


def answer(name, **inputs):
    """Runs a network with onnxruntime and keeps what went in and came out."""
    session = onnxruntime.InferenceSession(FOLDER / f"{name}.onnx", providers=["CPUExecutionProvider"])
    results = session.run(None, inputs)
    for key, value in inputs.items():
        np.save(FOLDER / f"{name}.in.{key}.npy", value)
    for port, value in zip(session.get_outputs(), results):
        np.save(FOLDER / f"{name}.out.{port.name}.npy", value)


F, I64, I32, U8, B, H, D = (
    TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32, TensorProto.UINT8, TensorProto.BOOL, TensorProto.FLOAT16,
    TensorProto.DOUBLE)

# Convolution, bias and rectifier, of fixed shape.
save("conv", [helper.make_node("Conv", ["image", "w", "b"], ["c"], pads=[1, 1, 1, 1]),
              helper.make_node("Relu", ["c"], ["features"])],
     [("image", F, [1, 2, 6, 5])], [("features", F, [1, 3, 6, 5])], [("w", normal(3, 2, 3, 3)), ("b", normal(3))])
answer("conv", image=normal(1, 2, 6, 5))

# A product of matrices for any number of rows.
save("matmul", [helper.make_node("MatMul", ["rows", "w"], ["product"])],
     [("rows", F, ["batch", 4])], [("product", F, ["batch", 3])], [("w", normal(4, 3))])
answer("matmul", rows=normal(5, 4))

# Two inputs of unlike type, three outputs of unlike type: picks rows by number.
save("gather", [helper.make_node("Gather", ["table", "index"], ["rows"], axis=0),
                helper.make_node("ReduceSum", ["rows", "last"], ["sums"], keepdims=0),
                helper.make_node("Greater", ["sums", "zero"], ["positive"]),
                helper.make_node("Add", ["index", "one"], ["next"])],
     [("table", F, ["n", 3]), ("index", I64, ["k"])],
     [("sums", F, ["k"]), ("positive", B, ["k"]), ("next", I64, ["k"])],
     [("last", np.array([1])), ("zero", np.float32(0)), ("one", np.int64(1))])
answer("gather", table=normal(4, 3), index=np.array([2, 0, 3, 3, 1]))

# The narrow and the wide types; each output is its input times two or its opposite.
save("types", [helper.make_node("Add", ["half", "half"], ["half2"]), helper.make_node("Add", ["double", "double"], ["double2"]),
               helper.make_node("Add", ["int", "int"], ["int2"]), helper.make_node("Not", ["flag"], ["flag2"]),
               helper.make_node("Cast", ["byte"], ["byte2"], to=I32)],
     [("half", H, [3]), ("double", D, [2]), ("int", I32, [2]), ("flag", B, [2]), ("byte", U8, [2])],
     [("half2", H, [3]), ("double2", D, [2]), ("int2", I32, [2]), ("flag2", B, [2]), ("byte2", I32, [2])])

# No axes at all, and an output without values: the places of what is above the limit.
save("scalar", [helper.make_node("Mul", ["x", "x"], ["square"])], [("x", F, [])], [("square", F, [])])
save("places", [helper.make_node("Greater", ["x", "limit"], ["above"]), helper.make_node("NonZero", ["above"], ["places"])],
     [("x", F, ["n"])], [("places", I64, [1, "m"])], [("limit", np.float32(1))])

# An operator that no runtime knows.
graph = helper.make_graph([helper.make_node("Frobnicate", ["x"], ["y"], domain="test.nunchi")], "unknown",
                          [helper.make_tensor_value_info("x", F, [1])], [helper.make_tensor_value_info("y", F, [1])])
onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("test.nunchi", 1)],
                            ir_version=9), FOLDER / "unknown.onnx")
