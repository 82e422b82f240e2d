import { checkAnswerSchema, punchTimesAnswerSchema } from '@comptoir/shared/evidence/portal';
import { type ServerEvidence, serverEvidenceSchema } from '@comptoir/shared/evidence/file';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { PunchType } from '@comptoir/shared/punches/operations';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RolesWorld } from '../../testing/roles-world.ts';
import { strangersDesk } from '../testing/run-verifier.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

/** The house was set up at ten in the morning of this Monday. */
const day = '2026-11-02';
const at = (time: string) => Date.parse(`${day}T${time}:00+01:00`);
const hour = 3_600_000;

let world: RolesWorld;
let desk: ReturnType<typeof strangersDesk>;
let tablet: TabletInStore;
let awa: string;
beforeEach(async () => {
  world = await RolesWorld.open();
  desk = strangersDesk();
  tablet = await TabletInStore.open(world.server, world.here);
  awa = await world.addPerson(world.here, 'Awa');
});
afterEach(async () => {
  desk.clear();
  await world.close();
});

const manager = () => ({ actor: world.people.manager, auth: 'manager' }) as const;
const change = (remove: string[], ...add: [PunchType, string][]): PunchChange => ({
  remove,
  add: add.map(([type, time]) => ({ punch: world.newId(), type, at: at(time) })),
});

async function act(
  kind: 'correction.propose' | 'correction.decide' | 'correction.object',
  body: { correction: string; person?: string; [field: string]: unknown },
  by: { actor: string; auth?: 'pin' | 'manager' },
  reason: Attachment,
) {
  const acts = { kind, body: { person: awa, ...body, reasonText: reason.hash }, ...by };
  return tablet.write(acts, [reason]);
}

async function fileOf(person: string, span = { first: day, last: day }): Promise<ServerEvidence> {
  const { administrator } = world.clients;
  // The hours of a day end a session that nobody uses.
  await administrator.logIn();
  const answer = await administrator.post('/evidence/files', { person, ...span });
  return serverEvidenceSchema.parse(await answer.json());
}

const kindsIn = ({ operations }: ServerEvidence) =>
  operations.map(({ bytes }) => (JSON.parse(bytes!) as { kind: string }).kind);

async function told(file: ServerEvidence, language?: string): Promise<string> {
  const ran = await desk.verify([desk.put('preuve.json', file)], language);
  expect([ran.code, ran.err]).toEqual([0, '']);
  return ran.out;
}

it('O7 L04 EVID-10 EVID-12 CORR-5 a stranger sees what was punched, what was corrected by whom and why, the objection, and what stands now', async () => {
  const arrival = await tablet.punch(awa, 'in');
  world.server.clock.advance(3 * hour);
  const departure = await tablet.punch(awa, 'out');
  world.server.clock.advance(8 * hour);
  const correction = world.newId();
  const [asked, said, refusal, again] = [
    world.text('Je suis restée\n• départ 23:59'),
    world.text('D’après la caméra'),
    world.text('Non, 18 h'),
    world.text('D’accord'),
  ];
  const wanted = change([departure], ['out', '18:00']);
  await act('correction.propose', { correction, day, change: wanted }, { actor: awa }, asked);
  const less = change([], ['break-start', '12:00'], ['break-end', '12:30']);
  const edited = { correction, decision: 'approved', edited: less };
  await act('correction.decide', edited, manager(), said);
  await act('correction.object', { correction }, { actor: awa }, refusal);
  await act(
    'correction.decide',
    { correction, decision: 'approved', edited: null },
    manager(),
    again,
  );
  await tablet.write({
    ...{ kind: 'punch.accept', body: { punch: arrival, person: awa } },
    ...manager(),
  });
  const file = await fileOf(awa);
  expect(kindsIn(file).toSorted()).toEqual([
    ...['correction.decide', 'correction.decide', 'correction.object', 'correction.propose'],
    ...['device.enrol', 'punch.accept', 'punch.record', 'punch.record'],
  ]);
  expect(file.texts).toHaveLength(4);
  const out = await told(file);
  const lines = out.split('\n').map((line) => line.trim());
  const by = world.people.manager;
  // What the finger wrote stands there as it was written, and says what became of it.
  const original = out.split('• ').find((part) => part.startsWith('départ'));
  expect(original).toContain('départ 02/11/2026 13:00:00');
  expect(original).toContain(`ÉCARTÉ par une correction du ${day}, décidée par ${by}`);
  expect(original).toContain('horloge de la tablette : 02/11/2026 13:00:00');
  expect(out).toContain(`admis par ${by}`);
  expect(out).toContain(`• correction du ${day} demandée par ${awa}`);
  expect(out).toContain(`approuvée autrement que demandée par ${by}`);
  expect(out).toContain(`• correction du ${day} contestée par ${awa}`);
  expect(lines).toContain('écarte : départ 02/11/2026 13:00:00');
  expect(lines).toContain('ajoute, que personne n’a pointé : départ 02/11/2026 18:00:00');
  // A reason is one line, whatever its author typed.
  expect(lines).toContain('raison : « Je suis restée • départ 23:59 »');
  expect(lines).toContain('raison : « D’après la caméra »');
  expect(lines.filter((line) => line.startsWith('• départ'))).toHaveLength(1);
  const english = await told(file, 'en_GB.UTF-8');
  expect(english).toContain(`SET ASIDE by a correction of ${day}, decided by ${by}`);
  expect(english).toContain('adds, punched by nobody: departure');
});

it('EVID-10 EVID-12 a correction that was taken back says that the punch counts again; somebody else’s is not there', async () => {
  const departure = await tablet.punch(awa, 'out');
  world.server.clock.advance(hour);
  const correction = world.newId();
  const text = world.text('Erreur');
  const body = { correction, day, change: change([departure]) };
  await act('correction.propose', body, { actor: awa }, text);
  await act(
    'correction.decide',
    { correction, decision: 'approved', edited: null },
    manager(),
    text,
  );
  await act('correction.object', { correction }, { actor: awa }, text);
  await act(
    'correction.decide',
    { correction, decision: 'refused', edited: null },
    manager(),
    text,
  );
  const zoe = await world.addPerson(world.here, 'Zoé');
  const hers = { correction: world.newId(), person: zoe, day, change: change([], ['in', '10:30']) };
  await act('correction.propose', hers, { actor: zoe }, world.text('Moi'));
  const file = await fileOf(awa);
  expect(JSON.stringify(file)).not.toContain(zoe);
  const out = await told(file);
  expect(out).toMatch(/ÉCARTÉ[^\n]*\n {4}compte de nouveau, décidé par/);
  expect(out).toContain(`• correction du ${day} refusée par ${world.people.manager}`);
});

it('EVID-10 an hour that a correction adds under the id of somebody else’s operation brings nothing of theirs', async () => {
  await tablet.punch(awa, 'in');
  world.server.clock.advance(hour);
  const zoe = await world.addPerson(world.here, 'Zoé');
  const hers = { correction: world.newId(), person: zoe, day, change: change([], ['in', '10:30']) };
  const punch = await act('correction.propose', hers, { actor: zoe }, world.text('Moi'));
  const correction = world.newId();
  const added = { remove: [], add: [{ punch, type: 'out', at: at('10:30') }] };
  const text = world.text('Oubli');
  await act('correction.propose', { correction, day, change: added }, { actor: awa }, text);
  const decision = { correction, decision: 'approved', edited: null };
  await act('correction.decide', decision, manager(), text);
  const file = await fileOf(awa);
  expect(kindsIn(file)).toContain('correction.decide');
  expect(JSON.stringify(file)).not.toContain(zoe);
});

it('EVID-10 the correction of a night brings its departure of the next day, and the file of the next day that correction', async () => {
  // Half past six on Tuesday: a business day of its own, the end of Monday's night.
  await tablet.punch(awa, 'in');
  world.server.clock.set(Date.parse('2026-11-03T06:30:00+01:00'));
  const departure = await tablet.punch(awa, 'out');
  const correction = world.newId();
  const body = { correction, day, change: change([departure], ['out', '23:00']) };
  await act('correction.propose', body, { actor: awa }, world.text('Fini avant'));
  await act(
    'correction.decide',
    { correction, decision: 'approved', edited: null },
    manager(),
    world.text('Oui'),
  );
  const monday = await told(await fileOf(awa));
  expect(monday).toContain('• départ 03/11/2026 06:30:00');
  const next = { first: '2026-11-03', last: '2026-11-03' };
  const tuesday = await fileOf(awa, next);
  expect(kindsIn(tuesday).toSorted()).toEqual([
    ...['correction.decide', 'correction.propose', 'device.enrol', 'punch.record'],
  ]);
  expect(await told(tuesday)).toContain('ÉCARTÉ');
});

it('EVID-10 what was corrected under a second record is in the file of the first', async () => {
  const second = await world.addPerson(world.here, 'Awa');
  await tablet.punch(second, 'in');
  world.server.clock.advance(hour);
  const correction = world.newId();
  const body = { correction, person: second, day, change: change([], ['out', '10:30']) };
  await act('correction.propose', body, { actor: second }, world.text('Oubli'));
  await world.append([
    { kind: 'employee.merge', establishment: world.here, body: { person: second, into: awa } },
  ]);
  const out = await told(await fileOf(awa));
  expect(out).toContain(`• correction du ${day} demandée par ${second}`);
});

it('O9 O6 L04 EVID-20 EVID-35 the code of a punch that a correction set aside says so, and goes on telling what was punched', async () => {
  const departure = await tablet.punch(awa, 'out');
  const code = await tablet.punchReceipt(awa, 'out');
  const punched = world.server.clock.now();
  world.server.clock.advance(hour);
  const check = async () => {
    const answer = await world.server.post('/api/evidence/check', { receipt: code });
    return checkAnswerSchema.parse(await answer.json());
  };
  const text = world.text('Plus tard');
  const correction = world.newId();
  const body = { correction, day, change: change([departure], ['out', '10:30']) };
  await act('correction.propose', body, { actor: awa }, text);
  expect(await check()).toMatchObject({ state: 'recorded', setAside: false });
  const decision = { correction, decision: 'approved', edited: null };
  await act('correction.decide', decision, manager(), text);
  expect(await check()).toMatchObject({
    ...{ state: 'recorded', type: 'out', setAside: true, cancelled: false },
    times: { wall: punched, estimated: punched },
  });
  const { administrator } = world.clients;
  await administrator.logIn();
  const answer = await administrator.get(`/punches?person=${awa}&first=${day}&last=${day}`);
  const { punches } = punchTimesAnswerSchema.parse(await answer.json());
  expect(punches.map(({ type, setAside, added }) => [type, setAside, added])).toEqual([
    ['out', true, false],
    ['out', false, true],
  ]);
});
