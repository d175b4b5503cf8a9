/** Whose drafts this browser tab keeps: another person who signs in here does not find them. */
const KEY = 'tripoint.whose';
const DRAFTS = 'tripoint.draft';

interface Whose {
  readonly desk: string;
  readonly person: string;
}

/** This person is signed in here now. What somebody else began to write in this tab is thrown away. */
export function keepFor(storage: Storage, { desk, person }: Whose): void {
  const now = JSON.stringify({ desk, person });
  if (storage.getItem(KEY) !== now) forget(storage);
  try {
    storage.setItem(KEY, now);
  } catch {
    // full or forbidden: then no draft is kept either
  }
}

/** Somebody signed out on purpose: nothing of theirs stays in this tab. */
export function forget(storage: Storage): void {
  const drafts = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  for (const key of drafts) {
    if (key.startsWith(DRAFTS) || key === KEY) storage.removeItem(key);
  }
}
