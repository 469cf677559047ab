import type { In, OperationName } from "@detspec/spec"

/**
 * What a caller without types could hand over. Laws about refusals need input that the types forbid:
 * this is the one place where the types are told to let it through.
 */
export const isCalledAnyway = <K extends OperationName>(_name: K, _input: object): _input is In<K> => true
