import { expect, test } from 'vitest';
import { base64 } from '@scure/base';
import type { Sealed } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, unseal } from '@comptoir/shared/devices/sealing';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import { forgetDevice, watchHeld } from '../devices/store.ts';
import { setPhoto } from '../employees/store.ts';
import { noteExport } from '../local-database/held.ts';
import { problem } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { exportJournal } from './emergency-export.ts';
import { watchSync } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const chef = '018f0000-0000-7000-8000-000000000003';

type Content = {
  photos: { hash: string; type: string; base64: string }[];
  photosLeftOut: string[];
};

const held = ({ tablet }: Page) => first(watchHeld(tablet));
const bytes = (text: string) => new TextEncoder().encode(text);

async function until(world: World, done: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200 && !(await done()); turn++) await world.pass(10_000);
}

/** A photo is taken without network, and the tablet is withdrawn before it could go. */
async function withdrawnWith(images: Uint8Array<ArrayBuffer>[]): Promise<[World, Page]> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '7391');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  const page = await world.enrolled();
  world.machine.online = false;
  for (const image of images) {
    const blob = new Blob([image], { type: 'image/jpeg' });
    await setPhoto(page.tablet, { person: awa, image: blob, manager: chef });
  }
  world.server.revoked = true;
  // Its session is over for photos too.
  world.server.before = (path) =>
    Promise.resolve(path.startsWith('/api/sync/photos/') ? problem(403, 'revoked') : null);
  world.machine.online = true;
  page.platform.connectivityChanged();
  await until(world, async () => (await first(watchSync(page.tablet))).state === 'revoked');
  await until(world, async () => (await held(page)).waiting === 0);
  return [world, page];
}

async function opened(world: World, file: string): Promise<Content> {
  const { sealed } = JSON.parse(file) as { sealed: Sealed };
  const here = globalThis.crypto as unknown as SealingCrypto;
  const plain = await unseal(here, world.server.sealKeys, 'emergency-export', sealed);
  const [, text = ''] = new TextDecoder().decode(plain).split(/\n(.*)/s);
  return JSON.parse(text) as Content;
}

test('S25 O16 DEVICE-12 a photo that a withdrawn tablet never sent refuses the reset until it is in an exported file', async () => {
  const image = bytes('a face');
  const [world, page] = await withdrawnWith([image]);
  // The operation that names it is at the server; the photo itself is nowhere but here.
  expect(await held(page)).toMatchObject({ waiting: 0, stuck: 0, photos: 1, lost: 1 });
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 1 });
  const { content, reach } = await exportJournal(page.tablet);
  expect(await opened(world, content)).toMatchObject({
    photos: [{ hash: hashPhoto(image), type: 'image/webp', base64: base64.encode(image) }],
    photosLeftOut: [],
  });
  await noteExport(page.tablet, reach!);
  expect(await held(page)).toMatchObject({ photos: 1, lost: 0 });
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
});

test('S25 O16 DEVICE-12 photos for which a file has no room are named in it, and stand in the next one', async () => {
  const large = (fill: number) => new Uint8Array(5 * 1024 * 1024).fill(fill);
  const images = [large(1), large(2)];
  const [world, page] = await withdrawnWith(images);
  const seen: string[] = [];
  for (const lost of [1, 0]) {
    const { content, reach } = await exportJournal(page.tablet);
    const { photos, photosLeftOut } = await opened(world, content);
    expect([photos.length, photosLeftOut.length]).toEqual([1, 1]);
    seen.push(...photos.map(({ hash }) => hash));
    await noteExport(page.tablet, reach!);
    expect(await held(page)).toMatchObject({ photos: 2, lost });
  }
  expect(seen.sort()).toEqual(images.map(hashPhoto).sort());
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
});
