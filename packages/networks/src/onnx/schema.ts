import type { Type } from "protobufjs/light.js"
import protobuf from "protobufjs/light.js"

const one = (type: string, id: number) => ({ type, id })
const many = (type: string, id: number) => ({ type, id, rule: "repeated" })

/** The part of onnx.proto3 (IR version 8) that graphs are written with: messages, names and numbers are the standard's. */
const root = protobuf.Root.fromJSON({
  nested: {
    ModelProto: {
      fields: {
        irVersion: one("int64", 1),
        producerName: one("string", 2),
        graph: one("GraphProto", 7),
        opsetImport: many("OperatorSetIdProto", 8),
      },
    },
    OperatorSetIdProto: { fields: { domain: one("string", 1), version: one("int64", 2) } },
    GraphProto: {
      fields: {
        node: many("NodeProto", 1),
        name: one("string", 2),
        initializer: many("TensorProto", 5),
        input: many("ValueInfoProto", 11),
        output: many("ValueInfoProto", 12),
      },
    },
    NodeProto: {
      fields: {
        input: many("string", 1),
        output: many("string", 2),
        name: one("string", 3),
        opType: one("string", 4),
        attribute: many("AttributeProto", 5),
      },
    },
    AttributeProto: {
      fields: {
        name: one("string", 1),
        f: one("float", 2),
        i: one("int64", 3),
        s: one("bytes", 4),
        ints: many("int64", 8),
        type: one("int32", 20),
      },
    },
    TensorProto: {
      fields: {
        dims: many("int64", 1),
        dataType: one("int32", 2),
        name: one("string", 8),
        rawData: one("bytes", 9),
      },
    },
    ValueInfoProto: { fields: { name: one("string", 1), type: one("TypeProto", 2) } },
    TypeProto: { fields: { tensorType: one("TensorTypeProto", 1) } },
    TensorTypeProto: { fields: { elemType: one("int32", 1), shape: one("TensorShapeProto", 2) } },
    TensorShapeProto: { fields: { dim: many("DimensionProto", 1) } },
    DimensionProto: { fields: { dimValue: one("int64", 1) } },
  },
})

export const modelType: Type = root.lookupType("ModelProto")
