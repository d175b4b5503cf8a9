/** What a browser keeps for a tab, in memory; it can be full. */
export class MemoryStorage implements Storage {
  readonly #kept = new Map<string, string>();
  /** Characters that it still takes. */
  room = Number.POSITIVE_INFINITY;

  get length(): number {
    return this.#kept.size;
  }
  key(index: number): string | null {
    return [...this.#kept.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException('no room', 'QuotaExceededError');
    this.#kept.set(key, value);
  }
  removeItem(key: string): void {
    this.#kept.delete(key);
  }
  clear(): void {
    this.#kept.clear();
  }
}
