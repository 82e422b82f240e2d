import { type TabletEvidence, evidenceFormat } from '@comptoir/shared/evidence/file';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { strangersDesk } from '../testing/run-verifier.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

let server: TestServer;
let desk: ReturnType<typeof strangersDesk>;
let file: TabletEvidence;
let code: string;

beforeAll(async () => {
  server = await openTestServer();
  desk = strangersDesk();
  const { organisation, establishment } = await foundEstablishment(server.deps);
  const tablet = await TabletInStore.open(server, establishment);
  const [person, operations] = [tablet.tablet.newId(), [] as string[]];
  const name = makeAttachment('ab'.repeat(16), 'Zoé, en extra');
  const hold = (type: 'in' | 'out', whose: string | null = person) => {
    const nameText = whose === null ? name.hash : null;
    const id = tablet.hold({ kind: 'punch.record', body: { person: whose, type, nameText } }, [
      name,
    ]);
    operations.push(tablet.held.at(-1)!.bytes);
    return id;
  };
  const receipts = [];
  for (const type of ['in', 'out'] as const) {
    hold(type);
    await tablet.sync();
    receipts.push(tablet.receipt!);
    server.clock.advance(600_000);
  }
  // What the server has not seen yet: the tablet alone vouches for it.
  hold('in', null);
  const mistaken = hold('out');
  tablet.hold({ kind: 'punch.cancel', body: { punch: mistaken }, actor: person });
  operations.push(tablet.held.at(-1)!.bytes);
  hold('out');
  code = await tablet.punchReceipt(person, 'out');
  file = {
    ...{ format: evidenceFormat, from: 'tablet', organisation, organisationName: 'Maison Aubert' },
    ...{ establishment, store: 'Le Comptoir', device: tablet.device, fingerprint: 'ABC234' },
    ...{ deviceKey: tablet.tablet.signKey, madeAt: server.clock.now() },
    key: server.deps.keys.receipt.publicKey,
    epochs: [
      {
        ...{ epoch: tablet.epoch, first: 1, operations },
        signature: await tablet.tablet.sign(pushInput(tablet.head.hash)),
      },
    ],
    receipts,
    people: [{ person, name: 'Awa Diallo' }],
    texts: [name],
  };
}, 60_000);
afterAll(async () => {
  desk.clear();
  await server.close();
});

const run = (content: unknown, args: string[] = []) =>
  desk.verify([desk.put('tablette.json', content), ...args]);

describe('the verifier, on a file from a tablet', () => {
  it('O7 EVID-12 tells what the server attests and what the tablet alone does, each punch with its times', async () => {
    const ran = await run(file, ['--key', thumbprint(file.key), '--receipt', code]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('6 opérations signées par la tablette');
    expect(ran.out).toContain(
      '2 d’entre elles sont attestées par un reçu du serveur ; les 4 autres',
    );
    expect(ran.out.match(/pas encore reçu par le serveur/g)).toHaveLength(3);
    expect(ran.out).toContain('après le reçu de 02/11/2026 10:10:00 ; pas encore reçu');
    expect(ran.out.match(/ANNULÉ/g)).toHaveLength(1);
    expect(ran.out).toContain('Awa Diallo');
    expect(ran.out).toContain('Le code désigne un pointage de ce fichier.');
  });

  const edits: [string, (file: TabletEvidence) => void, string][] = [
    [
      'a punch of the past',
      ({ epochs }) => {
        epochs[0]!.operations[1] = epochs[0]!.operations[1]!.replace('"out"', '"in"');
      },
      'Opération 3 : elle ne suit pas',
    ],
    [
      'the newest punch',
      ({ epochs }) => {
        epochs[0]!.operations[5] = epochs[0]!.operations[5]!.replace('"out"', '"in"');
      },
      'La tablette n’a pas signé',
    ],
    [
      'a punch that is gone',
      ({ epochs }) => void epochs[0]!.operations.splice(2, 1),
      'Opération 3 : elle ne suit pas',
    ],
    ['the last one', ({ epochs }) => void epochs[0]!.operations.pop(), 'La tablette n’a pas signé'],
    ['where it begins', ({ epochs }) => void (epochs[0]!.first = 2), 'elle ne suit pas'],
    [
      'the tablet’s key',
      (forged) => void (forged.deviceKey = forged.key),
      'La tablette n’a pas signé',
    ],
    [
      'a receipt',
      ({ receipts }) => {
        receipts[0]!.payload = receipts[0]!.payload.replace('"seq":1', '"seq":2');
      },
      'Le reçu n° 1 ne porte pas la signature',
    ],
    [
      'whose receipts they are',
      (forged) => {
        const other = server.deps.random.bytes(16);
        forged.device = `0${Buffer.from(other).toString('hex').slice(1, 8)}-0000-7000-8000-000000000000`;
      },
      'Le reçu n° 1 est d’ailleurs',
    ],
    ['a typed name', ({ texts }) => void (texts[0]!.text = 'Max'), 'Le texte n° 1'],
  ];
  it.each(edits)(
    'EVID-12 refuses a file in which somebody changed %s',
    async (_, edit, sentence) => {
      const forged = structuredClone(file);
      edit(forged);
      const ran = await run(forged);
      expect([ran.code, ran.out]).toEqual([1, '']);
      expect(ran.err).toContain(sentence);
    },
  );

  it('EVID-12 shows that the tablet rewrote what a receipt attests, although it signed it again', async () => {
    const forged = structuredClone(file);
    const other = await TabletInStore.open(server, file.establishment);
    other.hold({ kind: 'punch.record', body: { person: null, type: 'in', nameText: null } });
    const { bytes } = other.held[0]!;
    const rewritten = bytes
      .replaceAll(other.device, file.device)
      .replaceAll(other.epoch, file.epochs[0]!.epoch);
    forged.deviceKey = other.tablet.signKey;
    forged.epochs[0]!.operations = [rewritten];
    forged.epochs[0]!.signature = await other.tablet.sign(pushInput(hashOperation(rewritten)));
    forged.texts = [];
    const ran = await run(forged);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('atteste autre chose')]);
  });
});
