import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackWithin } from './zip-guard.ts';

type Part = { name: string; text: Buffer };

/** An archive as a spreadsheet writes one; `change` alters what its end says before it is put behind the parts. */
function archiveOf(parts: readonly Part[], change: (end: Buffer) => Buffer = (end) => end): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of parts) {
    const packed = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(text.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    const file = Buffer.concat([local, Buffer.from(name), packed]);
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, change(end)]);
}

const sheet = { name: 'xl/worksheets/sheet1.xml', text: Buffer.from('<worksheet/>') };
const huge = Buffer.alloc(17 * 1024 * 1024);

describe('F02 an archive', () => {
  it('of a spreadsheet is unpacked: its parts by name, and images are none of them', () => {
    const image = { name: 'xl/media/image1.png', text: Buffer.from('image') };
    expect(unpackWithin(archiveOf([sheet, image]))).toEqual(
      new Map([[sheet.name, '<worksheet/>']]),
    );
  });

  it('is refused when any of its parts is huge, whatever it is called: the reader unpacks them all', () => {
    for (const name of ['xl/media/image1.png', 'xl/comments.xml', 'x']) {
      expect(unpackWithin(archiveOf([sheet, { name, text: huge }]))).toBeNull();
    }
  });

  it('is refused when it names two numbers of parts, or a second list of them', () => {
    const parts = [sheet, { name: 'xl/comments.xml', text: huge }];
    const fewer = (end: Buffer) => {
      end.writeUInt16LE(1, 10);
      return end;
    };
    expect(unpackWithin(archiveOf(parts, fewer))).toBeNull();
    // The mark of a 64-bit directory, which readers believe more than the one that is counted.
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    expect(unpackWithin(archiveOf([sheet], (end) => Buffer.concat([locator, end])))).toBeNull();
  });
});
