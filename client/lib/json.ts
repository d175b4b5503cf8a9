/** What a text says as JSON; undefined if it is none: the schema that follows says so. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
