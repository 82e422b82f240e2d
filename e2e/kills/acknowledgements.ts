/** What the server said of one operation once it had it. */
export type Acknowledgement = { id: string; hash: string; position: number };

/**
 * Every answer that a tablet was given, by seq from 1 without a gap. Packed, since a long run holds a million of them:
 * 16 bytes of id, 32 of hash, and the position.
 */
export class Acknowledgements {
  #bytes = Buffer.alloc(48 * 64);
  readonly #positions: number[] = [];

  get size(): number {
    return this.#positions.length;
  }

  add({ id, hash, position }: Acknowledgement): void {
    const at = this.size * 48;
    if (at === this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    }
    this.#bytes.write(id.replaceAll('-', ''), at, 'hex');
    this.#bytes.write(hash, at + 16, 'hex');
    this.#positions.push(position);
  }

  /** Forgets every answer behind `seq`: the server that gave them has gone back. */
  truncate(seq: number): void {
    this.#positions.length = Math.min(seq, this.size);
  }

  get(seq: number): Acknowledgement | undefined {
    const position = this.#positions[seq - 1];
    if (position === undefined) return undefined;
    const at = (seq - 1) * 48;
    const id = this.#bytes.toString('hex', at, at + 16);
    const hash = this.#bytes.toString('hex', at + 16, at + 48);
    const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { id: dashed, hash, position };
  }

  *[Symbol.iterator](): Generator<[seq: number, Acknowledgement]> {
    for (let seq = 1; seq <= this.size; seq++) yield [seq, this.get(seq)!];
  }
}
