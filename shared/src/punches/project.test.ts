import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { operationOf } from '../testing/operations.ts';
import { paris } from '../testing/punches.ts';
import { cancelFlags, projectCancel, projectPunch, type PunchContext } from './project.ts';
import { punchSchema } from './punch-schema.ts';

const nine = Date.parse('2026-11-21T09:00:00+01:00');
const pending: PunchContext = { bounds: { after: null, before: null }, rule: paris };
const body = { person: idOf('p', 1), type: 'in' as const, nameText: null };
const arrival = operationOf('punch.record', body, nine, { clock: { offset: 250 } });

describe('a recorded punch', () => {
  it('PUNCH-1 has the corrected time, the raw clock, and no arrival while it is on the tablet', () => {
    expect(projectPunch(arrival, pending)).toEqual({
      id: arrival.id,
      person: idOf('p', 1),
      name: null,
      type: 'in',
      at: nine + 250,
      wall: nine,
      receivedAt: null,
      day: '2026-11-21',
      device: arrival.device,
      epoch: arrival.epoch,
      seq: 1,
      auth: 'pin',
      declared: false,
      cancelledBy: null,
      flags: [],
    });
  });

  it('PUNCH-10 the row of the tablet becomes the row of the server by its bounds alone', () => {
    const bounds = { after: nine - 60_000, before: nine + 3_600_000 };
    expect(projectPunch(arrival, { ...pending, bounds })).toEqual({
      ...projectPunch(arrival, pending),
      receivedAt: bounds.before,
    });
  });

  it('PUNCH-3 somebody who is not in the list is kept by the name typed, flagged', () => {
    const unknown = operationOf(
      'punch.record',
      { person: null, type: 'in', nameText: 'a'.repeat(64) },
      nine,
      { auth: 'none' },
    );
    const row = projectPunch(unknown, { ...pending, name: 'Zoé' });
    expect(row).toMatchObject({ person: null, name: 'Zoé', flags: ['unknown-person', 'no-pin'] });
    expect(punchSchema.parse(row)).toEqual(row);
  });

  it('T24 a punch without a PIN is kept, flagged', () => {
    const locked = operationOf('punch.record', { ...body, type: 'out' }, nine, { auth: 'none' });
    expect(projectPunch(locked, pending)).toMatchObject({ type: 'out', flags: ['no-pin'] });
  });

  it('PUNCH-3 a second arrival is flagged as double, where somebody knows of the first', () => {
    expect(projectPunch(arrival, { ...pending, previous: 'in' }).flags).toEqual(['double']);
    expect(projectPunch(arrival, { ...pending, previous: 'out' }).flags).toEqual([]);
    expect(projectPunch(arrival, { ...pending, previous: null }).flags).toEqual([]);
  });

  it('D18 what only the server can see is flagged too, each flag once', () => {
    const flags = ['archived-person', 'unknown-person', 'archived-person'] as const;
    const row = projectPunch(
      { ...arrival, body: { ...body, person: null } },
      { ...pending, flags },
    );
    expect(row.flags).toEqual(['archived-person', 'unknown-person']);
  });

  it('S15 a punch by a clock a day behind is kept, flagged, and its raw clock unaltered', () => {
    const behind = operationOf('punch.record', body, nine - 86_400_000, {
      clock: { jumped: true },
    });
    const bounds = { after: nine - 1_000, before: nine + 1_000 };
    expect(projectPunch(behind, { ...pending, bounds })).toMatchObject({
      at: nine - 1_000,
      wall: nine - 86_400_000,
      day: '2026-11-21',
      flags: ['clock-jumped', 'clock-clamped'],
    });
  });
});

it('PUNCH-2 a declared departure stands at the time declared, on that business day', () => {
  const declared = operationOf(
    'punch.declare',
    {
      person: idOf('p', 1),
      type: 'out',
      at: Date.parse('2026-11-21T01:10:00+01:00'),
      noteText: null,
    },
    nine,
  );
  const row = projectPunch(declared, pending);
  expect(row).toMatchObject({ day: '2026-11-20', declared: true, wall: nine, flags: ['declared'] });
  expect(row.at).toBe(declared.body.at);
});

it('PUNCH-2 S15 nobody leaves after the moment they say so: a clock a year ahead declares nothing for a year', () => {
  const year = 365 * 86_400_000;
  const declare = (at: number, wall: number) =>
    operationOf('punch.declare', { person: idOf('p', 1), type: 'out', at, noteText: null }, wall);
  const bounds = { after: null, before: nine };
  const ahead = projectPunch(declare(nine + year, nine + year), { ...pending, bounds });
  expect(ahead).toMatchObject({ at: nine, flags: ['declared', 'clock-clamped'] });
  expect(projectPunch(declare(8.64e15, nine), { ...pending, bounds })).toMatchObject({
    at: nine,
    flags: ['declared', 'clock-clamped'],
  });
  // The dial moves by whole minutes: the one that has just begun may be declared.
  const minute = projectPunch(declare(nine + 60_000, nine), { ...pending, bounds });
  expect(minute).toMatchObject({ at: nine + 60_000, flags: ['declared'] });
});

describe('« Annuler »', () => {
  const punch = projectPunch(arrival, pending);
  const cancel = (wall: number, changes: { id?: string; device?: string } = {}) =>
    operationOf('punch.cancel', { punch: punch.id }, wall, { id: idOf('c', 1), ...changes });

  it('PUNCH-4 keeps the punch and marks it', () => {
    expect(projectCancel(cancel(nine + 9_999), punch)).toEqual({
      ...punch,
      cancelledBy: idOf('c', 1),
    });
    expect(cancelFlags(cancel(nine + 15_000), punch)).toEqual([]);
  });

  it('PUNCH-4 late, or from another tablet, it is applied and flagged', () => {
    const late = projectCancel(cancel(nine + 15_001), punch);
    expect(late).toMatchObject({ cancelledBy: idOf('c', 1), flags: ['late-cancel'] });
    const foreign = cancel(nine + 5_000, { device: idOf('d', 2) });
    expect(cancelFlags(foreign, punch)).toEqual(['late-cancel']);
    expect(cancelFlags(cancel(nine - 15_001), punch)).toEqual(['late-cancel']);
  });

  it('PUNCH-4 the first cancellation stays', () => {
    const once = projectCancel(cancel(nine + 2_000), punch);
    expect(projectCancel(cancel(nine + 3_000, { id: idOf('c', 2) }), once)).toEqual(once);
  });

  it('PUNCH-4 of a punch that nobody knows is flagged', () => {
    expect(cancelFlags(cancel(nine), null)).toEqual(['unknown-punch']);
  });
});
