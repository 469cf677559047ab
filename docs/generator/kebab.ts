/** boxIou → box-iou: the name of an operation as a file has it. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
