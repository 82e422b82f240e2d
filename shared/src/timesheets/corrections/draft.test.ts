import { describe, expect, it } from 'vitest';
import { isCounted } from '../../punches/punch.ts';
import { standCorrection } from '../project.ts';
import { idOf } from '../../testing/ids.ts';
import { paris, punchLine } from '../../testing/punches.ts';
import {
  type DraftLine,
  changeOf,
  draftOf,
  draftWith,
  instantsOf,
  likelyType,
  outcomeOf,
  presentOf,
  punchesOfDay,
} from './draft.ts';

const day = '2026-11-20';
const hour = 3_600_000;
const clock = (time: string, date = day) => Date.parse(`${date}T${time}:00+01:00`);
const now = clock('20:00', '2026-11-22');
let made = 0;
const newId = () => idOf('z', (made += 1));
const added = (type: DraftLine['type'], time: string): DraftLine => ({
  ...{ key: `new-${type}-${time}`, punch: null, type, time, removed: false },
});
const at = (line: string, date = day) => {
  const punches = punchLine(date, line);
  const lines = draftOf(punches, date, paris);
  const sent = (wanted: readonly DraftLine[]) => changeOf(wanted, date, paris, { now, newId });
  return { punches, lines, sent };
};

describe('a day that somebody puts right', () => {
  it('CORR-40 holds the night that began on it, and not the one that ended on it', () => {
    const punches = [
      ...punchLine('2026-11-19', '+22:00 -06:30'),
      ...punchLine(day, '+22:00 (02:00 )02:30 -06:30').map((one) => ({
        ...one,
        id: idOf('w', one.seq),
      })),
    ];
    expect(punchesOfDay(punches, day).map(({ type }) => type)).toEqual([
      'in',
      'break-start',
      'break-end',
      'out',
    ]);
    expect(punchesOfDay(punches, '2026-11-21')).toEqual([]);
    expect(draftOf(punches, day, paris).map(({ time }) => time)).toEqual([
      '22:00',
      '02:00',
      '02:30',
      '06:30',
    ]);
  });

  it('CORR-40 shows what was cancelled, and edits only what counts', () => {
    const { punches, lines } = at('+08:55 ~+08:57 -17:00');
    expect(punchesOfDay(punches, day)).toHaveLength(3);
    expect(punches.filter(isCounted)).toHaveLength(2);
    expect(lines.map(({ time }) => time)).toEqual(['08:55', '17:00']);
  });

  it('CORR-41 takes a time before the cut-off, and a departure before the arrival, for the next date', () => {
    const { lines } = at('+22:00');
    const wanted = [...lines, added('out', '06:30'), added('break-start', '02:00')];
    const instants = instantsOf(wanted, day, paris);
    expect(instants.get('new-out-06:30')).toBe(clock('06:30', '2026-11-21'));
    expect(instants.get('new-break-start-02:00')).toBe(clock('02:00', '2026-11-21'));
    expect(instants.get(lines[0]!.key)).toBe(clock('22:00'));
    // An arrival earlier than the others is an earlier arrival.
    expect(instantsOf([...lines, added('in', '09:00')], day, paris).get('new-in-09:00')).toBe(
      clock('09:00'),
    );
  });

  it('CORR-41 leaves the seconds of what nobody moved, and an orphan where it was', () => {
    const { lines } = at('-08:00 +09:00:40 -17:00');
    const instants = instantsOf(lines, day, paris);
    expect(instants.get(lines[0]!.key)).toBe(clock('08:00'));
    expect(instants.get(lines[1]!.key)).toBe(clock('09:00') + 40_000);
  });

  it('CORR-42 sets aside what is removed or moved, and adds what is moved or new', () => {
    const { lines, sent } = at('+09:00 (12:00 )12:30 -17:00');
    const wanted = lines.map((line) =>
      line.type === 'in' ? { ...line, time: '08:45' } : { ...line, removed: line.type !== 'out' },
    );
    const drafted = sent(wanted);
    expect(drafted).toMatchObject({
      ok: true,
      change: {
        remove: lines.slice(0, 3).map(({ key }) => key),
        add: [{ type: 'in', at: clock('08:45') }],
      },
    });
    expect(sent([...lines.slice(0, 3), added('out', '18:00')])).toMatchObject({
      change: { remove: [], add: [{ type: 'out', at: clock('18:00') }] },
    });
  });

  it('CORR-42 says what is wrong, at its line', () => {
    const { lines, sent } = at('+22:00');
    const faultsOf = (wanted: readonly DraftLine[]) => {
      const drafted = sent(wanted);
      return drafted.ok ? [] : drafted.faults.map(({ fault, line }) => [fault, line]);
    };
    expect(faultsOf(lines)).toEqual([['unchanged', null]]);
    expect(faultsOf([...lines, added('out', '')])).toEqual([['no-time', 'new-out-']]);
    expect(faultsOf([...lines, added('out', '25:10')])).toEqual([['no-time', 'new-out-25:10']]);
    // 17:00 of the next date is the last: twelve hours after the day has turned.
    expect(faultsOf([...lines, added('out', '17:01')])).toEqual([['beyond', 'new-out-17:01']]);
    expect(faultsOf([...lines, added('out', '17:00')])).toEqual([]);
    const today = draftOf([], '2026-11-22', paris);
    expect(changeOf([...today, added('in', '20:02')], '2026-11-22', paris, { now, newId })).toEqual(
      { ok: false, faults: [{ fault: 'to-come', line: 'new-in-20:02' }] },
    );
    const many = Array.from({ length: 11 }, (_, n) =>
      added('in', `${String(n + 6).padStart(2, '0')}:00`),
    );
    expect(faultsOf(many)).toEqual([['too-many', null]]);
  });

  it('CORR-43 shows the day as it would count, and what it still lacks', () => {
    const { punches, lines, sent } = at('+09:00 (12:00 )12:30');
    expect(presentOf(punches, day)).toEqual({ worked: 3 * hour, breaks: hour / 2, missing: 'out' });
    const drafted = sent([...lines, added('out', '17:00')]);
    if (!drafted.ok) throw new Error('It is a good draft.');
    const of = { day, person: idOf('p', 1), rule: paris };
    expect(outcomeOf(punches, drafted.change, of)).toEqual({
      ...{ worked: 7.5 * hour, breaks: hour / 2, missing: null },
    });
    const gone = sent(lines.map((line) => ({ ...line, removed: line.type === 'in' })));
    expect(gone.ok && outcomeOf(punches, gone.change, of)).toMatchObject({
      ...{ worked: 0, missing: 'in' },
    });
  });

  it('CORR-44 begins with what was asked for, whatever of it stands already', () => {
    const { punches, lines, sent } = at('+09:00 -12:00');
    const asked = {
      remove: [lines[1]!.key],
      add: [{ punch: newId(), type: 'out', at: clock('17:00') }],
    } as const;
    const of = { day, person: idOf('p', 1), rule: paris };
    const correction = idOf('c', 1);
    const change = { remove: [...asked.remove], add: [...asked.add] };
    const standing = standCorrection(punches, change, { correction, ...of, receivedAt: 1 });
    for (const known of [punches, standing]) {
      const wanted = draftWith(known, { id: correction, asked: change }, of);
      expect(wanted.map(({ time, removed }) => [time, removed])).toEqual([
        ['09:00', false],
        ['12:00', true],
        ['17:00', false],
      ]);
      expect(sent(wanted)).toMatchObject({ ok: true, change: { remove: asked.remove } });
      const later = sent(wanted.map((one) => (one.punch ? one : { ...one, time: '17:30' })));
      expect(
        later.ok && outcomeOf(known, later.change, { ...of, instead: correction }),
      ).toMatchObject({ worked: 8.5 * hour });
    }
  });

  it('CORR-43 offers the act that the day most likely lacks', () => {
    expect(likelyType(at('+09:00').lines)).toBe('out');
    expect(likelyType(at('+09:00 -12:00').lines)).toBe('in');
    expect(likelyType([])).toBe('in');
  });
});
