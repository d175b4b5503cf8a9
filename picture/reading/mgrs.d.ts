/** Declares the one build of mgrs whose named exports work both in Node and in browsers. */
declare module 'mgrs/dist/mgrs.esm.js' {
  export { forward, inverse, toPoint } from 'mgrs';
}
