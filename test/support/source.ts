/** A source as the compiler reads it, and the same with something left out of it. */
import ts from 'typescript';

export class Source {
  readonly text: string;
  readonly #file: ts.SourceFile;

  constructor(text: string) {
    this.text = text;
    this.#file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  }

  /** The text without these nodes (and the commas after them). */
  without(...nodes: readonly ts.Node[]): string {
    return nodes.reduce(
      (text, node) =>
        text.slice(0, node.getFullStart()) +
        ' '.repeat(node.getFullWidth()) +
        text.slice(node.end).replace(/^,/, ' '),
      this.text,
    );
  }

  /** Throws if the source is not written so. */
  replaced(from: string, to: string): string {
    if (!this.text.includes(from)) throw new Error(`the source does not say ${from}`);
    return this.text.replace(from, to);
  }

  find<T extends ts.Node>(is: (node: ts.Node) => node is T, where: (node: T) => boolean): T {
    const found: T[] = [];
    const visit = (node: ts.Node): void => {
      if (is(node) && where(node)) found.push(node);
      node.forEachChild(visit);
    };
    visit(this.#file);
    const [first] = found;
    if (first === undefined) throw new Error('the source is not written as this test reads it');
    return first;
  }

  textOf(node: ts.Node | undefined): string | undefined {
    return node?.getText(this.#file);
  }

  /** The names of what stands in the object that a variable holds. */
  keysOf(variable: string): readonly string[] {
    return this.#objectOf(variable).properties.flatMap(({ name }) => this.textOf(name) ?? []);
  }

  propertyOf(variable: string, name: string): ts.Node {
    const { properties } = this.#objectOf(variable);
    const found = properties.find((one) => this.textOf(one.name) === name);
    if (found === undefined) throw new Error(`${variable} has no ${name}`);
    return found;
  }

  #objectOf(variable: string): ts.ObjectLiteralExpression {
    const { initializer } = this.find(
      ts.isVariableDeclaration,
      ({ name }) => this.textOf(name) === variable,
    );
    const objects: ts.ObjectLiteralExpression[] = [];
    const open = (node: ts.Node | undefined): void => {
      if (node !== undefined && ts.isObjectLiteralExpression(node)) objects.push(node);
      else node?.forEachChild(open);
    };
    open(initializer);
    const [object] = objects;
    if (object === undefined) throw new Error(`${variable} is no object`);
    return object;
  }
}
