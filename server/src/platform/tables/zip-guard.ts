import { inflateRawSync } from 'node:zlib';

/** What an .xlsx file may hold once it is unpacked: far more than five thousand people need. */
const limits = { inflated: 16 * 1024 * 1024, entries: 200 } as const;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** Before the end: a directory for archives beyond 4 GB, which a reader follows instead of the one that is read here. */
const wideMark = 0x07064b50;

/**
 * Unpacks every part of an .xlsx file, images too, since its reader does: counting bytes as they come out, since what a
 * file says of its own sizes is not believed (F02). A part that says less than it holds, an encrypted one, a link into a document
 * type: none of them is what a spreadsheet writes.
 *
 * @returns the parts that are text, by name; null for whatever is no sound archive of bounded size
 */
export function unpackWithin(bytes: Buffer): Map<string, string> | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark) return null;
  if (end >= 20 && bytes.readUInt32LE(end - 20) === wideMark) return null;
  // Parts of this disk and parts of all: a reader counts by either.
  const count = bytes.readUInt16LE(end + 10);
  if (count !== bytes.readUInt16LE(end + 8) || count > limits.entries) return null;
  let at = bytes.readUInt32LE(end + 16);
  let left: number = limits.inflated;
  const parts = new Map<string, string>();
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return null;
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const raw = inflate(bytes, at, left);
    if (raw === null) return null;
    left -= raw.length;
    if (/\.(?:xml|rels)$/.test(name)) {
      const text = raw.toString('utf8');
      if (parts.has(name) || text.includes('<!DOCTYPE')) return null;
      parts.set(name, text);
    }
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

function inflate(bytes: Buffer, entry: number, most: number): Buffer | null {
  const flags = bytes.readUInt16LE(entry + 8);
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const told = bytes.readUInt32LE(entry + 24);
  const local = bytes.readUInt32LE(entry + 42);
  if ((flags & 1) === 1 || told > most || local + 30 > bytes.length) return null;
  if (bytes.readUInt32LE(local) !== localMark) return null;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const raw = bytes.subarray(start, start + packed);
  if (method === 0) return packed === told ? raw : null;
  if (method !== 8) return null;
  try {
    const text = inflateRawSync(raw, { maxOutputLength: told + 1 });
    return text.length === told ? text : null;
  } catch {
    // Damaged, or more than it says: either way no file of a spreadsheet.
    return null;
  }
}
