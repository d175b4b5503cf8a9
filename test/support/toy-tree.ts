/** The sources with one more kind, the toy: its files where a kind's files stand, and its name in the lists. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Files and folders of the toy, by where they are kept; and of its facet, which is new as well. */
const PLACES: Readonly<Record<string, string>> = {
  'test/fixtures/beacon.ts': 'picture/kinds/beacon.ts',
  'test/fixtures/sightings.ts': 'test/fixtures/sightings.ts',
  'test/fixtures/page/beacon': 'client/kinds/beacon',
  'test/fixtures/page/sightings': 'client/facets/sightings',
};

/** The lists that name kinds and facets: what is named in each, from which file, before which end. */
const LISTS = {
  'picture/kinds.ts': { name: 'beacon', from: './kinds/beacon.ts', end: /,?\s*\] as const/ },
  'client/kinds.ts': { name: 'beacon', from: './kinds/beacon/beacon.ts', end: /,?\s*\};/ },
  'client/facets.ts': {
    name: 'sightings',
    from: './facets/sightings/sightings.ts',
    end: /,?\s*\};/,
  },
} as const;

/** A list as it stands, and with the toy in it: an import and a name more. */
export function listed(list: keyof typeof LISTS): { readonly plain: string; readonly toy: string } {
  const { name, from, end } = LISTS[list];
  const plain = readFileSync(join(ROOT, list), 'utf8');
  const toy = plain
    .replace('import ', `import { ${name} } from '${from}';\nimport `)
    .replace(end, (found) => `, ${name}${found}`);
  return { plain, toy };
}

/** A folder with all sources, and the toy among them; who asks for it takes it away. */
export function toyTree(): string {
  const artefacts = join(ROOT, 'artefacts'); // below the root: packages are found from there
  mkdirSync(artefacts, { recursive: true });
  const tree = mkdtempSync(join(artefacts, 'toy-'));
  for (const side of ['client', 'picture', 'server', 'data']) {
    cpSync(join(ROOT, side), join(tree, side), { recursive: true });
  }
  for (const [kept, place] of Object.entries(PLACES)) {
    mkdirSync(dirname(join(tree, place)), { recursive: true });
    cpSync(join(ROOT, kept), join(tree, place), { recursive: true });
  }
  for (const list of ['picture/kinds.ts', 'client/kinds.ts', 'client/facets.ts'] as const) {
    writeFileSync(join(tree, list), listed(list).toy);
  }
  return tree;
}
