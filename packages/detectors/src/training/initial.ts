import type { Initialiser, RandomState, Tensors } from "@detspec/networks"
import { filled, gaussian, he, initialise } from "@detspec/networks"
import type { Parameter } from "../layers/parameter.js"

const initialiserOf = ({ shape, fill }: Parameter): Initialiser => {
  switch (fill.kind) {
    case "constant":
      return filled(shape, fill.value)
    case "gaussian":
      return gaussian(shape, fill.deviation)
    case "he":
      return he(shape, "in")
  }
}

/** The parameters that training begins with, drawn from the state of a generator. */
export const initialParameters = (parameters: readonly Parameter[], state: RandomState): Tensors =>
  initialise(Object.fromEntries(parameters.map((one) => [one.name, initialiserOf(one)])))(state)[0]
