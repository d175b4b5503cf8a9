/**
 * Which chunk holds a module that a first page needs and others too: one for each set of pages, so that a
 * page makes few requests and fetches nothing that only another page needs.
 */
import { join } from 'node:path';

interface ModuleInfo {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
type InfoOf = (id: string) => ModuleInfo | null;

const at = (path: string): string => join(import.meta.dirname, path);
const WORK = [
  'pages/AnalystPage.svelte',
  'kinds/event/page.ts',
  'kinds/note/page.ts',
  'kinds/zone/page.ts',
].map(at);
const WALL = ['wall/Wall.svelte'].map(at);
const PEOPLE = [
  'choose/Arrival.svelte',
  'people/Changed.svelte',
  'people/Enrol.svelte',
  'people/HandOver.svelte',
  'people/Pages.svelte',
  'people/WallCode.svelte',
].map(at);

/** The name of a group of chunks: null leaves a module to the groups that follow. */
export function firstNeeds(): (
  id: string,
  context: { readonly getModuleInfo: InfoOf },
) => string | null {
  let needs: Needs | undefined;
  return (id, context) => {
    needs ??= needsOf((of) => context.getModuleInfo(of));
    const work = needs.work.has(id);
    const people = needs.people.has(id);
    const others = people || needs.later.has(id);
    if (needs.wall.has(id)) {
      if (work) return people ? 'every-page' : 'pictures';
      return others ? 'wall-and-others' : null;
    }
    if (!work) return null;
    if (people) return 'work-and-people';
    return others ? 'work' : null;
  };
}

type Needs = Readonly<Record<'work' | 'wall' | 'people' | 'later', ReadonlySet<string>>>;

function needsOf(infoOf: InfoOf): Needs {
  const work = reached(WORK, infoOf);
  const wall = reached(WALL, infoOf);
  const people = reached(PEOPLE, infoOf);
  const first = new Set([...WORK, ...WALL, ...PEOPLE]);
  const later = new Set<string>();
  let found = new Set([...work, ...wall, ...people]);
  while (found.size > 0) {
    const begins = [...found]
      .flatMap((id) => [...(infoOf(id)?.dynamicallyImportedIds ?? [])])
      .filter((id) => !first.has(id) && !later.has(id));
    found = new Set([...reached(begins, infoOf)].filter((id) => !later.has(id)));
    for (const id of found) later.add(id);
  }
  return { work, wall, people, later };
}

/** All that these import, and what that imports, but for what is fetched later. */
function reached(begins: readonly string[], infoOf: InfoOf): Set<string> {
  const found = new Set(begins);
  for (const id of found) {
    // grows as it is walked
    for (const next of infoOf(id)?.importedIds ?? []) found.add(next);
  }
  return found;
}
