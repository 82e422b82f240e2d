import { generateKeyPairSync } from 'node:crypto';
import { type ServerEvidence, serverEvidenceSchema } from '@comptoir/shared/evidence/file';
import { publicKeySchema, thumbprint } from '@comptoir/shared/devices/enrolment';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RolesWorld } from '../../testing/roles-world.ts';
import { makeEvidence } from '../file/make.ts';
import { verifyOrganisation } from '../verify/verify.ts';
import { strangersDesk } from '../testing/run-verifier.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

let world: RolesWorld;
let desk: ReturnType<typeof strangersDesk>;
let file: ServerEvidence;
let person: string;
let code: string;
let otherCode: string;

const period = { first: '2026-11-01', last: '2026-11-30' };

async function fileOf(whom: string): Promise<ServerEvidence> {
  const asked = { person: whom, ...period };
  const answer = await world.clients.administrator.post('/evidence/files', asked);
  return serverEvidenceSchema.parse(await answer.json());
}

beforeAll(async () => {
  world = await RolesWorld.open();
  desk = strangersDesk();
  const { clock } = world.server;
  const tablet = await TabletInStore.open(world.server, world.here);
  person = await world.addPerson(world.here, 'Awa');
  const name = makeAttachment('ab'.repeat(16), 'Awa, nouvelle');
  const unknown = await tablet.write(
    { kind: 'punch.record', body: { person: null, type: 'in', nameText: name.hash }, auth: 'none' },
    [name],
  );
  await tablet.write({
    ...{ kind: 'punch.attach', body: { punch: unknown, person } },
    ...{ actor: world.people.manager, auth: 'manager' },
  });
  clock.advance(600_000);
  await tablet.punch(world.people.manager, 'in');
  otherCode = await tablet.punchReceipt(world.people.manager, 'in');
  clock.advance(600_000);
  // Two in one push: neighbours of one chain.
  tablet.hold({ kind: 'punch.record', body: { person, type: 'break-start', nameText: null } });
  const mistaken = tablet.hold({
    ...{ kind: 'punch.record', body: { person, type: 'break-end', nameText: null } },
    clock: { wall: clock.now() - 7_200_000, jumped: true },
  });
  tablet.hold({ kind: 'punch.cancel', body: { punch: mistaken }, actor: person });
  await tablet.sync();
  clock.advance(300_000);
  await tablet.punch(person, 'out');
  code = await tablet.punchReceipt(person, 'out');
  // Journals of others go on around it: the paths are real ones.
  for (let count = 0; count < 20; count += 1) await world.addPerson(world.here, `${count}`);
  file = await fileOf(person);
}, 120_000);
afterAll(async () => {
  desk.clear();
  await world.close();
});

const copy = () => structuredClone(file);
const run = (content: unknown, args: string[] = [], language?: string) =>
  desk.verify([desk.put('preuve.json', content), ...args], language);

/** Another character of the same kind in its place. */
const turned = (text: string, at: number): string => {
  const letter = text[at] ?? '';
  const other = letter === 'a' ? 'b' : 'a';
  return text.slice(0, at) + other + text.slice(at + 1);
};

describe('the verifier, on a file from the portal', () => {
  it('O7 EVID-12 tells a stranger that it holds, each punch with its three times, and what it does not prove', async () => {
    const ran = await run(file, ['--key', thumbprint(file.key)]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('7 opérations, toutes dans le journal');
    expect(ran.out.match(/horloge de la tablette/g)).toHaveLength(4 + 1);
    expect(ran.out).toContain('aucun reçu avant ; reçu par le serveur à 02/11/2026 10:00:00');
    expect(ran.out).toContain('l’horloge de la tablette a sauté, heure ramenée entre deux reçus');
    expect(ran.out).toContain(`attribué par ${world.people.manager}`);
    expect(ran.out).toContain(`ANNULÉ par ${person}`);
    expect(ran.out).toContain('Non prouvé');
    expect(ran.out).toContain('Tout est conforme.');
    expect(ran.out).not.toContain('Comparez-la');
    const english = await run(file, [], 'en_GB.UTF-8');
    expect(english.code).toBe(0);
    expect(english.out).toContain('Everything holds.');
    expect(english.out).toContain('Compare it with the one that the organisation gave you');
  });

  it('L04 shows the cancelled original beside its cancellation, with the author', async () => {
    const { out } = await run(file);
    const told = out.split('• ').find((part) => part.startsWith('fin de pause'));
    expect(told).toContain(`ANNULÉ par ${person}`);
  });

  it('O9 EVID-13 finds the punch of a code among them, and says of another that it is not here', async () => {
    const found = await run(file, ['--receipt', `https://exemple.fr/portal/check#${code}`]);
    expect([found.code, found.err]).toEqual([0, '']);
    expect(found.out).toContain('Le code désigne un pointage de ce fichier.');
    const other = await run(file, ['--receipt', otherCode]);
    expect([other.code, other.err]).toEqual([
      1,
      expect.stringContaining('n’est pas dans ce fichier'),
    ]);
    const forged = await run(file, ['--receipt', turned(code, 130)]);
    expect([forged.code, forged.err]).toEqual([
      1,
      expect.stringContaining('signature de la tablette'),
    ]);
  });

  it('EVID-12 takes a key that came another way as a thumbprint or a file, and refuses the file under another', async () => {
    const jwk = desk.put('cle.json', file.key);
    expect((await run(file, ['--key', jwk])).code).toBe(0);
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = publicKeySchema.parse(publicKey.export({ format: 'jwk' }));
    for (const key of [thumbprint(other), desk.put('autre.json', { key: other })]) {
      const ran = await run(file, ['--key', key]);
      expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('clé attendue')]);
    }
  });

  const edits: [string, (file: ServerEvidence) => void, string][] = [
    [
      'L02 the bytes of a punch',
      ({ operations }) => {
        operations[3]!.bytes = operations[3]!.bytes!.replace('break-start', 'out');
      },
      'son contenu a été modifié',
    ],
    [
      'the bytes and their hash',
      ({ operations }) => {
        operations[3]!.link.hash = turned(operations[3]!.link.hash, 5);
        operations[3]!.bytes = null;
      },
      'pas ainsi dans le journal attesté',
    ],
    [
      'the time of receipt',
      ({ operations }) => void (operations[3]!.link.receivedAt += 1),
      'attesté',
    ],
    ['a flag', ({ operations }) => void operations[4]!.link.flags.pop(), 'attesté'],
    ['the status', ({ operations }) => void (operations[4]!.link.status = 'refused'), 'attesté'],
    ['a position', ({ operations }) => void (operations.at(-1)!.link.position += 1), 'attesté'],
    ['a path', ({ operations }) => void (operations[3]!.path[1] = 'ab'.repeat(32)), 'attesté'],
    ['a shortened path', ({ operations }) => void operations[3]!.path.pop(), 'attesté'],
    ['the order', ({ operations }) => void operations.reverse(), 'pas dans leur ordre'],
    [
      'an operation that stands twice',
      ({ operations }) => void operations.splice(3, 0, structuredClone(operations[3]!)),
      'pas dans leur ordre',
    ],
    [
      'the root',
      ({ checkpoint }) =>
        void (checkpoint.payload = turned(
          checkpoint.payload,
          checkpoint.payload.indexOf('"root":"') + '"root":"'.length,
        )),
      'Le point de contrôle ne porte pas la signature',
    ],
    [
      'the checkpoint’s signature',
      ({ checkpoint }) => void (checkpoint.signature = turned(checkpoint.signature, 20)),
      'Le point de contrôle ne porte pas la signature',
    ],
    [
      'a receipt’s time',
      ({ receipts }) => {
        receipts[0]!.payload = receipts[0]!.payload.replace(/"receivedAt":\d/, '"receivedAt":2');
      },
      'Le reçu n° 1 ne porte pas la signature',
    ],
    [
      'a receipt that is gone',
      ({ receipts }) => void receipts.pop(),
      'le reçu qu’elle cite manque',
    ],
    ['a text', ({ texts }) => void (texts[0]!.text = 'Quelqu’un d’autre'), 'Le texte n° 1'],
    [
      'a text that nothing names',
      ({ texts }) => void texts.push(makeAttachment('cd'.repeat(16), 'inventé')),
      'Le texte n° 2',
    ],
    [
      'whom it is about',
      (forged) => void (forged.subject.person = world.people.manager),
      'rien ne dit qu’elle concerne cette personne',
    ],
    [
      'who attributed the punch',
      (forged) => void forged.operations.splice(2, 1),
      'rien ne dit qu’elle concerne cette personne',
    ],
    [
      'the tablet’s key',
      (forged) => void (forged.devices[0]!.key = forged.key),
      'pas celle de son enrôlement',
    ],
    [
      'the organisation',
      (forged) => void (forged.organisation = world.newId()),
      'autre organisation',
    ],
    ['its shape', (forged) => void Object.assign(forged, { operations: 5 }), 'illisible'],
    [
      'its format',
      (forged) => void Object.assign(forged, { format: 'x' }),
      'pas un fichier de preuve',
    ],
  ];
  it.each(edits)(
    'EVID-12 refuses a file in which somebody changed %s',
    async (_, edit, sentence) => {
      const forged = copy();
      edit(forged);
      const ran = await run(forged);
      expect([ran.code, ran.out]).toEqual([1, '']);
      expect(ran.err).toContain('NON CONFORME');
      expect(ran.err).toContain(sentence);
    },
  );

  it('L03 EVID-12 refuses a file whose whole journal somebody signed again with another key', async () => {
    const other = await RolesWorld.open();
    const key = thumbprint(file.key);
    const answer = await other.clients.administrator.post('/evidence/files', {
      ...{ person: other.people.employee, ...period },
    });
    const ran = await run(await answer.json(), ['--key', key]);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('clé attendue')]);
    await other.close();
  });

  it('L05 EVID-12 verifies what is left once the person was erased: their words are gone, their time is not', async () => {
    const gone = await fileOf(person);
    expect(gone.texts).toHaveLength(1);
    const erased = await world.clients.administrator.post(`/employees/${person}/archive`);
    expect(erased.status).toBe(204);
    // Past the time for which the house keeps personal data.
    world.server.clock.advance(6 * 366 * 86_400_000);
    const body = { person, what: 'all' as const };
    const [done] = await world.append([
      { kind: 'employee.erase', establishment: world.here, body },
    ]);
    expect(done?.status).toBe('applied');
    const left = await makeEvidence(world.server.deps, world.organisation, { person, ...period });
    expect([left.texts, left.subject.name]).toEqual([[], null]);
    expect(left.operations).toHaveLength(file.operations.length);
    const ran = await run(left);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('nom effacé');
    // Nor does the server miss what was erased.
    const { db, keys } = world.server.deps;
    const key = keys.receipt.publicKey;
    expect((await verifyOrganisation(db, world.organisation, { key })).faults).toEqual([]);
  });
});

describe('the verifier, on a checkpoint', () => {
  it('EVID-4 EVID-12 verifies one by itself, and as it stands in a mail', async () => {
    const key = desk.put('cle.json', file.key);
    const bare = await run(file.checkpoint, ['--key', key]);
    expect([bare.code, bare.err]).toEqual([0, '']);
    expect(bare.out).toContain('Point de contrôle :');
    const text = JSON.stringify({ ...file.checkpoint, key: file.key });
    const broken = text.replaceAll(/(.{70})/g, '$1\n> ');
    const mail = `Bonjour,\n\nVoici {le point} du jour :\n\n> ${broken}\n\nBonne journée.\n`;
    const pasted = await run(mail, ['--key', thumbprint(file.key)]);
    expect([pasted.code, pasted.err]).toEqual([0, '']);
    const { payload, signature } = file.checkpoint;
    const forged = { payload: payload.replace('"size":', '"size":1'), signature };
    const ran = await run(forged, ['--key', key]);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('la signature')]);
    expect((await run('rien', [])).err).toContain('rien à vérifier');
    expect((await desk.verify([])).code).toBe(2);
  });

  it('EVID-12 compares a file with a checkpoint that was kept elsewhere', async () => {
    const kept = desk.put('point.json', file.checkpoint);
    const same = await run(file, ['--checkpoint', kept]);
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('est le même')]);
  });
});
