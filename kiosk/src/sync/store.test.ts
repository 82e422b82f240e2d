import { expect, test } from 'vitest';
import { createWorld } from '../platform/testing/world.ts';
import { cancelPunch, recordPunch } from '../punches/store.ts';
import { fr } from '../language/fr.ts';
import { speak } from '../language/speech.ts';
import { readSync } from './store.ts';
import { syncWords } from './sync-line.tsx';

test('S25 O16 what waits is called punches while it is punches alone, and records otherwise', async () => {
  const world = await createWorld();
  const { tablet } = await world.enrolled();
  world.machine.online = false;
  await world.pass(1_000);
  const unlisted = (name: string) =>
    recordPunch(tablet, { person: null, type: 'in', auth: 'none', actor: null, name });
  const first = await unlisted('Ada');
  await unlisted('Zoé');
  await world.pass(12 * 60_000);
  const words = async () =>
    syncWords(speak('fr', fr), await readSync(tablet), tablet.clock.corrected());
  expect(await words()).toBe('Hors ligne, 2 pointages en attente depuis 12 min');
  await cancelPunch(tablet, first.id, null);
  expect(await words()).toBe('Hors ligne, 3 enregistrements en attente depuis 12 min');
});
