import { deflateSync } from 'node:zlib';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';

let server: TestServer;
let tablet: TestTablet;
let token: string;

beforeAll(async () => {
  server = await openTestServer();
  await foundEstablishment(server.deps);
  tablet = await TestTablet.enrolled(server);
  token = await tablet.token();
});
afterAll(() => server.close());

type Image = { bytes: Uint8Array; type?: string; hash?: string };

const put = ({ bytes, type = 'image/jpeg', hash = hashPhoto(bytes) }: Image, as = token) =>
  fetch(`${server.url}/api/sync/photos/${hash}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${as}`, 'content-type': type },
    body: bytes.slice(),
  });
const get = (hash: string, as = token) =>
  fetch(`${server.url}/api/sync/photos/${hash}`, { headers: { authorization: `Bearer ${as}` } });

async function refusal(answer: Response): Promise<[number, unknown]> {
  const { refusal } = (await answer.json()) as { refusal?: unknown };
  return [answer.status, refusal];
}

/** A photo as a phone makes it: lying on its side, with the place where it was taken. */
async function phonePhoto(width = 1200, height = 800): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
  const jpeg = sharp({ create: { width, height, channels: 3, background: '#a53', noise } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Awa Diallo' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } });
  return new Uint8Array(await jpeg.withMetadata({ orientation: 6 }).toBuffer());
}

/** A PNG that says it is huge: a few bytes on the way, gigabytes unpacked. */
function pngOf(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(name), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc(10_000))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function crc32(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

describe('EMP-4 a photo that a tablet sends', () => {
  it('F05 comes back upright, as WebP of at most 512 pixels, without the place where it was taken', async () => {
    const bytes = await phonePhoto();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    expect((await put({ bytes })).status).toBe(204);
    const answer = await get(hashPhoto(bytes));
    const image = Buffer.from(await answer.arrayBuffer());
    const { format, width, height, exif, orientation } = await sharp(image).metadata();
    expect({ format, width, height, exif, orientation }).toEqual({
      format: 'webp',
      width: 341,
      height: 512,
      exif: undefined,
      orientation: undefined,
    });
    expect(image.includes('Awa Diallo')).toBe(false);
  });

  it('is answered as an image and nothing else, which its reader may keep', async () => {
    const bytes = await phonePhoto(30, 20);
    await put({ bytes });
    const { headers } = await get(hashPhoto(bytes));
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  });

  it('may be sent again, and is made once', async () => {
    const bytes = await phonePhoto(40, 30);
    const statuses = [await put({ bytes }), await put({ bytes })].map(({ status }) => status);
    expect(statuses).toEqual([204, 204]);
    const rows = await server.deps.db
      .selectFrom('photo')
      .select('hash')
      .where('hash', '=', hashPhoto(bytes))
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('is taken as PNG and as WebP too', async () => {
    const image = sharp({ create: { width: 9, height: 9, channels: 3, background: '#08f' } });
    const png = new Uint8Array(await image.clone().png().toBuffer());
    const webp = new Uint8Array(await image.clone().webp().toBuffer());
    expect((await put({ bytes: png, type: 'image/png' })).status).toBe(204);
    expect((await put({ bytes: webp, type: 'image/webp' })).status).toBe(204);
  });
});

describe('EMP-4 what is no photo', () => {
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
  );

  it.each(['image/svg+xml', 'image/png', 'image/jpeg', 'text/html'])(
    'F03 SVG sent as %s is refused',
    async (type) => {
      expect(await refusal(await put({ bytes: svg, type }))).toEqual([422, 'unreadable-image']);
    },
  );

  it('F03 HTML and PHP, and a page behind the head of a photo, never come back as what they were', async () => {
    const page = new TextEncoder().encode('<?php system($_GET["x"]); ?><script>alert(1)</script>');
    for (const type of ['image/jpeg', 'image/png', 'image/webp']) {
      expect(await refusal(await put({ bytes: page, type }))).toEqual([422, 'unreadable-image']);
    }
    const bytes = new Uint8Array(Buffer.concat([await phonePhoto(80, 40), page]));
    const kept = await put({ bytes });
    if (kept.status === 204) {
      const answer = await get(hashPhoto(bytes));
      expect(Buffer.from(await answer.arrayBuffer()).includes('<script>')).toBe(false);
    } else expect(kept.status).toBe(422);
  });

  it('F03 an animated WebP becomes one still', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await Promise.all(['#f00', '#0f0', '#00f'].map(frame));
    const bytes = new Uint8Array(
      await sharp(frames, { join: { animated: true } })
        .webp({ loop: 0 })
        .toBuffer(),
    );
    expect((await sharp(bytes).metadata()).pages).toBe(3);
    expect((await put({ bytes, type: 'image/webp' })).status).toBe(204);
    const answer = await get(hashPhoto(bytes));
    const still = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([still.pages ?? 1, still.height]).toEqual([1, 8]);
  });

  it('F03 a truncated photo is refused', async () => {
    const bytes = (await phonePhoto()).slice(0, 20_000);
    expect(await refusal(await put({ bytes }))).toEqual([422, 'unreadable-image']);
  });

  it('a GIF, a TIFF, random bytes and no bytes are refused', async () => {
    const image = sharp({ create: { width: 9, height: 9, channels: 3, background: '#08f' } });
    for (const bytes of [
      await image.clone().gif().toBuffer(),
      await image.clone().tiff().toBuffer(),
      Buffer.from(server.deps.random.bytes(5_000)),
      Buffer.alloc(0),
    ]) {
      const answer = await put({ bytes: new Uint8Array(bytes), type: 'image/png' });
      expect(await refusal(answer)).toEqual([422, 'unreadable-image']);
    }
  });

  it('F04 a bomb of pixels is refused before it is unpacked', async () => {
    const bytes = pngOf(30_000, 30_000);
    expect(bytes.length).toBeLessThan(1_000);
    expect(await refusal(await put({ bytes, type: 'image/png' }))).toEqual([413, 'too-large']);
  });

  it('more than five megabytes are refused', async () => {
    const bytes = new Uint8Array(5 * 1024 * 1024 + 1);
    expect(await refusal(await put({ bytes }))).toEqual([413, 'too-large']);
  });

  it('bytes of another hash are refused, and nothing is kept', async () => {
    const bytes = await phonePhoto(50, 40);
    const hash = 'a'.repeat(64);
    expect(await refusal(await put({ bytes, hash }))).toEqual([400, 'bad-request']);
    expect((await get(hash)).status).toBe(404);
    expect((await put({ bytes, hash: '..%2f..%2fsecret' })).status).toBe(404);
  });
});

describe('EMP-4 who has no tablet of the house', () => {
  it('may neither send nor see a photo', async () => {
    const bytes = await phonePhoto(60, 40);
    expect((await put({ bytes }, 'a'.repeat(43))).status).toBe(401);
    await put({ bytes });
    expect((await get(hashPhoto(bytes), 'a'.repeat(43))).status).toBe(401);
    expect((await fetch(`${server.url}/api/sync/photos/${hashPhoto(bytes)}`)).status).toBe(401);
  });

  it('a tablet of another organisation does not see it', async () => {
    const bytes = await phonePhoto(70, 40);
    await put({ bytes });
    await server.deps.db
      .updateTable('photo')
      .set({ organisation: tablet.newId() })
      .where('hash', '=', hashPhoto(bytes))
      .execute();
    expect((await get(hashPhoto(bytes))).status).toBe(404);
  });
});
