import type { StartOptions } from "./options.js"

/** Commands to try next, each with what it does. */
export const nextLines = ({ voc, photos }: StartOptions): readonly string[] => {
  const commands: readonly (readonly [command: string, does: string])[] = [
    ["npm run conform -- --backend gpu:webasm", "hold a backend to the laws in full"],
    ["npm run replay -- --backend spec PATH…", "replay recorded cases of other libraries"],
    voc === undefined
      ? ["npm start -- --voc DIR", "these pictures of a Pascal VOC folder of yours"]
      : ["npm start -- --voc DIR --image NAME", "these pictures of another image"],
    ...(photos.length === 0 ? [["npm start -- IMAGE…", "both detectors on images of yours"] as const] : []),
    ["npm run train -- retinanet --data voc:DIR --out FILE", "train a detector on images of yours"],
    ["npm run detect -- IMAGE… --model FILE --out DIR", "find objects with it: pictures, and COCO's JSON"],
  ]
  const wide = Math.max(...commands.map(([command]) => command.length))
  return commands.map(([command, does]) => `  ${command.padEnd(wide)}   ${does}`)
}
