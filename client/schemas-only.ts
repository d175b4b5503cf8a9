/** Leaves out of the page what describes schemas as JSON Schema: the server does that, and no page asks. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const LEFT_OUT = /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)/gm;

/** The library sets these on each schema as it is made; they are called only by who describes one. */
export const schemasOnly = (): Plugin => ({
  name: 'schemas-only',
  apply: 'build',
  load: {
    filter: { id: LEFT_OUT },
    handler(id) {
      const names = [...readFileSync(id, 'utf8').matchAll(EXPORTED)].map(([, name]) => name);
      if (names.length === 0) this.error(`${id} exports in another way than this plugin reads`);
      return `const none = () => none;\n${names.map((name) => `export { none as ${name} };`).join('\n')}`;
    },
  },
});
