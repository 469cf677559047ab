import { callAnswer, echoAnswer, helloAnswer, request } from "@detspec/conformance/process"
import { toJsonSchema } from "@valibot/to-json-schema"

/** What the two sides of the protocol may say, as a JSON Schema of draft 2020-12. */
export const protocolSchema = (): string => {
  const inline = { target: "draft-2020-12" } as const
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "The protocol of detspec: one message a line",
    description:
      "$defs/request is what the harness says; helloAnswer, echoAnswer and callAnswer are what a backend answers.",
    anyOf: ["request", "helloAnswer", "echoAnswer", "callAnswer"].map((name) => ({
      $ref: `#/$defs/${name}`,
    })),
    $defs: {
      request: toJsonSchema(request, inline),
      helloAnswer: toJsonSchema(helloAnswer, inline),
      echoAnswer: toJsonSchema(echoAnswer, inline),
      callAnswer: toJsonSchema(callAnswer, inline),
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
