/** The one build of mgrs that Node and browsers both take by its names; `mgrs` alone is another in each. */
declare module 'mgrs/dist/mgrs.esm.js' {
  export { forward, toPoint } from 'mgrs';
}
