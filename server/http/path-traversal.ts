/** Detects paths that leave the served folders, however they are encoded. [S14] */

const UP = /(^|[/\\])\.\.($|[/\\?#;])/;

/** True if a request target holds `..`, a backslash or NUL, also percent-encoded once or twice. */
export function isPathTraversal(target: string): boolean {
  let text = target;
  for (let i = 0; i < 3; i++) {
    const [path = ''] = text.split('?');
    if (UP.test(path) || path.includes('\\') || path.includes('\0')) return true;
    try {
      text = decodeURIComponent(path);
    } catch {
      return false; // not a path: nothing is found there
    }
  }
  return false;
}
