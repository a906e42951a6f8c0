"""Builds ONNX graphs a node at a time: values are names, weights become initialisers."""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
OPSET = 20


class Graph:
    def __init__(self, name):
        self.name = name
        self.nodes, self.weights, self.inputs, self.outputs = [], [], [], []
        self._known = {}

    def input(self, name, kind, shape):
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value, name, kind, shape):
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def weight(self, array, name=None):
        """An initialiser; arrays of a few numbers that were given before are not stored twice."""
        array = numpy.ascontiguousarray(array)
        key = (array.dtype.str, array.shape, array.tobytes()) if array.size <= 16 else None
        if name is None and key in self._known:
            return self._known[key]
        name = name or f"constant_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(array, name))
        if key is not None:
            self._known.setdefault(key, name)
        return name

    def integers(self, *values):
        return self.weight(numpy.array(values, numpy.int64))

    def scalar(self, value, kind=numpy.float32):
        return self.weight(numpy.array(value, kind))

    def op(self, kind, *inputs, outputs=1, domain="", **attributes):
        """Adds a node and gives the name of its output, or a list of names if it has several."""
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def model(self, metadata=None):
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.weights)
        opsets = [helper.make_opsetid("", OPSET)]
        if any(node.domain == MICROSOFT for node in self.nodes):
            opsets.append(helper.make_opsetid(MICROSOFT, 1))
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="nunchi")
        helper.set_model_props(model, {key: str(value) for key, value in (metadata or {}).items()})
        return model


FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64
