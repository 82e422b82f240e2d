import { generateKeyPairSync } from 'node:crypto';
import type { ServerEvidence } from '@comptoir/shared/evidence/file';
import { linkText, plainHasher } from '@comptoir/shared/evidence/tree';
import { hashReceipt } from '@comptoir/shared/journal/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCheckpoint } from '../checkpoints.ts';
import {
  awa,
  codeOf,
  decided,
  enrolment,
  hashOf,
  hers,
  his,
  house,
  newKey,
  punch,
  receiptOf,
  serverFile,
  stranger,
  tabletFile,
  tabletKey,
  ten,
  zero,
  zoe,
} from '../testing/own-house.ts';
import { strangersDesk } from '../testing/run-verifier.ts';

let desk: ReturnType<typeof strangersDesk>;
beforeAll(() => {
  desk = strangersDesk();
});
afterAll(() => desk.clear());

const run = (content: unknown, args: string[] = []) =>
  desk.verify([desk.put('preuve.json', content), ...args]);

async function refuses(content: unknown, sentence: string, args: string[] = []): Promise<void> {
  const ran = await run(content, args);
  expect([ran.code, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain(sentence);
}

async function accepts(content: unknown, args: string[] = []): Promise<string> {
  const ran = await run(content, args);
  expect([ran.code, ran.err]).toEqual([0, '']);
  return ran.out;
}

/** The only leaf of a file of one operation. */
const leafOf = (file: ServerEvidence, position: number) =>
  plainHasher.leaf(linkText({ ...file.operations[0]!.link, position }));

describe('the verifier, on a file whose signatures are all genuine', () => {
  it('EVID-12 tells each punch with the clock, and holds its time between the receipts', async () => {
    const early = receiptOf();
    const [clock, receipt] = [{ wall: ten - 7_200_000, offset: 0 }, hashReceipt(early)];
    const late = punch({ type: 'out', seq: 5, clock: { wall: ten + 7_200_000, offset: 0 } });
    const file = serverFile([{ operation: punch({ clock, receipt }) }, { operation: late }], {
      receipts: [early],
    });
    const out = await accepts(file);
    // Its clock said eight, the receipt that it names ten.
    expect(out).toContain('• arrivée 02/11/2026 10:00:00');
    // Its clock said noon, and the server had it at two past ten.
    expect(out).toContain('• départ 02/11/2026 10:02:00');
  });

  it('EVID-12 tells that the server’s clock went back, what was refused, and what somebody kept after a look', async () => {
    const after = receiptOf({ receivedAt: ten + 3_600_000 });
    const told = { id: zoe, person: awa, type: 'out', at: ten, wall: ten };
    const refused = { status: 'refused', refusal: 'not-allowed' };
    const cancelled = punch({ seq: 9 });
    const file = serverFile(
      [
        { operation: punch({ receipt: hashReceipt(after) }) },
        { operation: punch({ seq: 3 }), link: refused },
        { operation: decided('quarantine.settle', { punch: told }) },
        { operation: cancelled },
        { operation: decided('punch.cancel', { punch: cancelled['id'] }), link: refused },
      ],
      { receipts: [after] },
    );
    const out = await accepts(file);
    expect(out.match(/l’horloge du serveur avait reculé/g)).toHaveLength(1);
    expect(out.match(/ {4}refusé/g)).toHaveLength(1);
    expect(out).toContain(`retenu par ${zoe} après examen`);
    // A cancellation that was refused cancels nothing.
    expect(out).not.toContain('ANNULÉ');
  });

  it('EVID-12 refuses a path that is too short, too long, or leads from beyond the end', async () => {
    const operation = punch();
    const plain = serverFile([{ operation }]);
    const leaf = leafOf(plain, 1);
    await accepts(plain);
    const short = serverFile([{ operation }], { attested: { size: 2, root: leaf } });
    await refuses(short, 'pas ainsi dans le journal attesté');
    const long = serverFile([{ operation }], { attested: { root: plainHasher.node(zero, leaf) } });
    long.operations[0]!.path = [zero];
    await refuses(long, 'pas ainsi dans le journal attesté');
    const beyond = serverFile([{ operation, link: { position: 2 } }]);
    await refuses(beyond, 'pas ainsi dans le journal attesté');
  });

  it('EVID-12 refuses a file in which somebody changed why an operation was refused', async () => {
    const link = { status: 'refused', refusal: 'not-allowed' };
    const file = serverFile([{ operation: punch(), link }]);
    await accepts(file);
    file.operations[0]!.link.refusal = 'conflict';
    await refuses(file, 'pas ainsi dans le journal attesté');
  });

  it('EVID-12 refuses what is of another organisation: an operation, a receipt', async () => {
    const operation = punch({ organisation: stranger });
    await refuses(serverFile([{ operation }]), 'une autre organisation');
    const receipts = [receiptOf({ organisation: stranger })];
    await refuses(serverFile([{ operation: punch() }], { receipts }), 'est d’ailleurs');
  });

  it('EVID-12 refuses operations of one tablet in an order that is not its own, or that do not follow each other', async () => {
    const first = punch({ seq: 5 });
    const next = punch({ seq: 6, prev: hashOf(first) });
    const both = (operation: typeof next) => serverFile([{ operation: first }, { operation }]);
    await accepts(both(next));
    await refuses(both({ ...next, seq: 4 }), 'elle ne suit pas');
    await refuses(both({ ...next, prev: zero }), 'elle ne suit pas');
    // Where others stand between them there is nothing to compare, and another tablet has a chain of its own.
    await accepts(both({ ...next, seq: 8, prev: zero }));
    await accepts(both({ ...next, seq: 6, prev: zero, device: his }));
  });

  it('EVID-12 refuses an operation that cites another tablet’s receipt, and lets one be that says so itself', async () => {
    const receipt = receiptOf({ device: his });
    const operation = punch({ receipt: hashReceipt(receipt) });
    await refuses(serverFile([{ operation }], { receipts: [receipt] }), 'd’une autre tablette');
    await refuses(serverFile([{ operation }]), 'le reçu qu’elle cite manque');
    await accepts(serverFile([{ operation, link: { flags: ['unknown-receipt'] } }]));
  });

  it('EVID-12 takes a punch of somebody else for theirs only where an applied operation says so', async () => {
    const operation = punch({ person: zoe });
    const says = (kind: string, body: object, link = {}) =>
      serverFile([{ operation }, { operation: decided(kind, body), link }]);
    const punched = { punch: operation['id'], person: awa };
    await accepts(says('punch.attach', punched));
    await accepts(says('employee.merge', { person: zoe, into: awa }));
    const settled = { punch: { id: operation['id'], person: awa, type: 'in', at: ten, wall: ten } };
    await accepts(says('quarantine.settle', settled));
    const nothing = 'rien ne dit qu’elle concerne cette personne';
    const refused = { status: 'refused', refusal: 'not-allowed' };
    await refuses(says('punch.attach', punched, refused), nothing);
    await refuses(says('punch.attach', { ...punched, person: stranger }), nothing);
    await refuses(says('employee.merge', { person: zoe, into: stranger }), nothing);
    const other = { punch: { ...settled.punch, person: stranger } };
    await refuses(says('quarantine.settle', other), nothing);
  });

  it('EVID-12 takes no correction of somebody else for theirs, none that nobody asked for, and tells none that was refused', async () => {
    const [departure, correction] = [punch({ type: 'out' }), stranger];
    const change = { remove: [departure['id']], add: [] };
    const asked = { correction, person: awa, day: '2026-11-02', change, reasonText: null };
    const said = { correction, person: awa, decision: 'approved', edited: null, reasonText: null };
    const proposed = { operation: decided('correction.propose', asked) };
    const approved = { operation: decided('correction.decide', said) };
    const out = await accepts(serverFile([{ operation: departure }, proposed, approved]));
    expect(out).toContain(`ÉCARTÉ par une correction du 2026-11-02, décidée par ${zoe}`);
    const theirs = { operation: decided('correction.propose', { ...asked, person: zoe }) };
    const nothing = 'rien ne dit qu’elle concerne cette personne';
    await refuses(serverFile([{ operation: departure }, theirs]), nothing);
    const unasked = serverFile([{ operation: departure }, approved]);
    await refuses(unasked, 'la demande de cette correction manque');
    const link = { status: 'refused', refusal: 'conflict' };
    const twice = { ...said, decision: 'refused' };
    const again = { operation: decided('correction.decide', twice), link };
    const left = await accepts(serverFile([{ operation: departure }, proposed, approved, again]));
    expect(left).not.toContain('compte de nouveau');
    expect(left).not.toContain('refusée');
  });

  it('EVID-13 reads a code only of a tablet whose enrolment is in the file, and only of the form that it knows', async () => {
    const operation = punch();
    const devices = [
      { device: hers, establishment: zoe, store: 'Le Comptoir', key: tabletKey.publicKey },
    ];
    const proved = serverFile([{ operation }, { operation: enrolment() }], { devices });
    await accepts(proved, ['--receipt', codeOf(operation)]);
    const notHers = 'Le code n’est pas d’une tablette de ce fichier';
    const unproved = serverFile([{ operation }], { devices });
    expect(await accepts(unproved)).toContain(`Tablette ${hers} : clé non prouvée ici.`);
    await refuses(unproved, notHers, ['--receipt', codeOf(operation)]);
    const newer = codeOf(operation, (bytes) => Buffer.concat([Buffer.of(2), bytes.subarray(1)]));
    await refuses(proved, notHers, ['--receipt', newer]);
    const longer = codeOf(operation, (bytes) => Buffer.concat([bytes, Buffer.of(0)]));
    await refuses(proved, notHers, ['--receipt', longer]);
    const foreign = codeOf({ ...operation, device: his });
    await refuses(proved, notHers, ['--receipt', foreign]);
  });
});

describe('the verifier, with a key and a checkpoint that came another way', () => {
  it('EVID-12 takes nothing for a key that is none, and asks for one where there is none', async () => {
    const file = serverFile([{ operation: punch() }]);
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const other = desk.put('p384.json', publicKey.export({ format: 'jwk' }));
    await refuses(file, 'ce n’est pas une clé', ['--key', other]);
    await refuses({ ...file, key: undefined }, 'La clé manque');
  });

  it('EVID-12 L03 refuses a file beside a checkpoint of as many operations that says something else', async () => {
    const file = serverFile([{ operation: punch() }, { operation: punch({ seq: 5 }) }]);
    const { payload } = file.checkpoint;
    const said = JSON.parse(payload) as Parameters<typeof signCheckpoint>[1];
    const kept = (edit: Partial<typeof said>, key = house) => [
      '--checkpoint',
      desk.put('point.json', signCheckpoint(key, { ...said, ...edit })),
    ];
    expect(await accepts(file, kept({}))).toContain('est le même');
    const changed = 'Le journal n’est plus celui du point de contrôle donné';
    await refuses(file, changed, kept({ root: zero }));
    await refuses(file, changed, kept({ chain: 'bb'.repeat(32) }));
    const foreign = 'Le point de contrôle donné est d’une autre organisation';
    await refuses(file, foreign, kept({ organisation: stranger }));
    await refuses(file, 'ne porte pas la signature', kept({}, newKey()));
    const larger = await accepts(file, kept({ size: 3, root: zero }));
    expect(larger).toContain('seul « npm run verify » peut les comparer');
  });
});

describe('the verifier, on a file that a tablet signed', () => {
  const first = punch();
  const epoch = first.epoch!;
  const next = punch({ seq: 2, prev: hashOf(first), type: 'out' });

  it('EVID-12 refuses an operation of another tablet, epoch or number between its own', async () => {
    await accepts(tabletFile([[first, next]]));
    for (const edit of [{ device: his }, { epoch: stranger }, { seq: 3 }]) {
      await refuses(tabletFile([[first, { ...next, ...edit }]]), 'elle ne suit pas celle d’avant');
    }
  });

  it('EVID-12 holds each punch to the earliest receipt that covers it, of its own epoch', async () => {
    const other = punch({ epoch: stranger, type: 'break-start' });
    const receipts = [
      receiptOf({ epoch, seq: 2, head: hashOf(next), receivedAt: ten + 1_200_000 }),
      receiptOf({ epoch, seq: 1, head: hashOf(first), receivedAt: ten + 600_000 }),
      receiptOf({ epoch: stranger, seq: 1, head: hashOf(other), receivedAt: ten + 60_000 }),
    ];
    const out = await accepts(tabletFile([[first, next], [other]], { receipts }));
    const received = [...out.matchAll(/reçu par le serveur à 02\/11\/2026 ([\d:]+)/g)];
    expect(received.map(([, at]) => at)).toEqual(['10:10:00', '10:20:00', '10:01:00']);
  });

  it('EVID-13 L03 refuses a code that is genuine and whose punch was left out', async () => {
    const file = tabletFile([[first, next]]);
    await accepts(file, ['--receipt', codeOf(next)]);
    const later = punch({ seq: 3, prev: hashOf(next) });
    await refuses(file, 'n’est pas dans ce fichier', ['--receipt', codeOf(later)]);
  });
});
