import type { OperationName } from "@detspec/spec"
import type { Panel } from "../panels/panel.js"
import type { Shown } from "../shown.js"

/** What explains a failure of one operation best, drawn from its input and both answers. */
export type Scene<K extends OperationName> = (shown: Shown<K>) => readonly Panel[]
