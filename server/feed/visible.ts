/** Makes text of a file safe to print: on one line, without what moves a cursor or reorders what stands beside it. */
export const visible = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\s]+/g, ' ').trim();
