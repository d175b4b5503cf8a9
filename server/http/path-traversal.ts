/** Paths that try to leave the folders that are served, however they are written. [S14] */

const UP = /(^|[/\\])\.\.($|[/\\?#;])/;

/** Whether the target of a request, as it came, climbs out of a folder or hides that it does. */
export function isPathTraversal(target: string): boolean {
  let text = target;
  for (let i = 0; i < 3; i++) {
    const [path = ''] = text.split('?');
    if (UP.test(path) || path.includes('\\') || path.includes('\0')) return true;
    try {
      text = decodeURIComponent(path);
    } catch {
      return false; // cannot be read as a path: there is nothing there
    }
  }
  return false;
}
