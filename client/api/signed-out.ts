/** Told when an answer says that nobody is signed in here any more, whoever asked and whatever for. */
const told = new Set<() => void>();

/** Listens until called off. */
export function whenNobody(tell: () => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** An answer said so. */
export function nobodyHere(): void {
  for (const tell of told) tell();
}
