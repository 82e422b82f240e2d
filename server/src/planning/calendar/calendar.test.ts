import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToldWorld } from '../../testing/told-world.ts';
import { day } from '../../testing/store-world.ts';
import { writeCalendar } from './icalendar.ts';
import { type CalendarShift, findCalendarShifts } from './queries.ts';

type Event = {
  uid: string;
  sequence: number;
  status: string;
  start: number;
  end: number;
  stamp: number;
  modified: number;
  summary: string;
  location: string;
};

/** What ical.js reads. */
function byIcalJs(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const time = (name: string) =>
      (component.getFirstPropertyValue(name) as ICAL.Time).toUnixTime() * 1000;
    return {
      ...{ uid: event.uid, sequence: event.sequence, summary: event.summary },
      ...{ location: event.location, status: String(component.getFirstPropertyValue('status')) },
      ...{ start: time('dtstart'), end: time('dtend') },
      ...{ stamp: time('dtstamp'), modified: time('last-modified') },
    };
  });
}

/** What node-ical reads. */
function byNodeIcal(text: string): Event[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) => {
    if (one?.type !== 'VEVENT') return [];
    const words = (value: unknown) =>
      typeof value === 'object' && value !== null && 'val' in value ? value.val : value;
    return [
      {
        ...{ uid: one.uid, sequence: Number(one.sequence), status: String(one.status) },
        ...{ start: one.start.getTime(), end: one.end?.getTime() ?? 0 },
        ...{ stamp: one.dtstamp.getTime(), modified: one.lastmodified?.getTime() ?? 0 },
        ...{ summary: String(words(one.summary)), location: String(words(one.location)) },
      },
    ];
  });
}

/** Both read the same, or one of them reads something else than was written. */
function read(text: string): Event[] {
  const events = byIcalJs(text);
  const order = (a: Event, b: Event) => (a.uid < b.uid ? -1 : 1);
  expect(byNodeIcal(text).sort(order)).toEqual([...events].sort(order));
  return events;
}

let world: ToldWorld;
beforeEach(async () => {
  world = await ToldWorld.open();
});
afterEach(() => world.close());

const [monday, wednesday, thursday, sunday] = [
  '2026-11-02',
  '2026-11-04',
  '2026-11-05',
  '2026-11-08',
];
const nine = (rest = {}, date = wednesday) => world.plan.content(date, ['09:00', '17:00'], rest);

async function feed(person = world.store.employee): Promise<string> {
  const now = world.store.clock.now();
  const { organisation } = world.store.scope;
  const span = { from: now - 28 * day, to: now + 84 * day, cancelledSince: now - 56 * day };
  const shifts = await findCalendarShifts(world.store.deps.db, { organisation, person }, span);
  return writeCalendar(shifts, { language: 'fr', since: now });
}

describe('a calendar', () => {
  it('CAL-3 CAL-4 holds published shifts; a moved one keeps its UID and raises its SEQUENCE', async () => {
    await world.plan.drafted(nine({}, thursday));
    expect(read(await feed())).toEqual([]);
    const shift = await world.plan.published(wednesday, nine({ pause: 30 }));
    const publishedAt = Math.floor(world.store.clock.now() / 1000) * 1000;
    expect(read(await feed())).toEqual([
      {
        ...{ uid: `${shift}@comptoir`, sequence: 1, status: 'CONFIRMED' },
        ...{ start: nine().start, end: nine().end, stamp: publishedAt, modified: publishedAt },
        ...{ summary: 'Travail', location: 'Le Comptoir des Halles' },
      },
    ]);
    expect(await feed()).toContain('DESCRIPTION:Pause prévue : 30 min');
    world.store.clock.advance(day / 2);
    const later = nine({ start: world.plan.at(`${wednesday} 11:00`) });
    await world.plan.set(shift, nine({ pause: 30 }), later);
    await world.plan.publish(monday, wednesday);
    expect(read(await feed())).toMatchObject([
      { uid: `${shift}@comptoir`, sequence: 2, start: later.start, status: 'CONFIRMED' },
    ]);
  });

  it('CAL-5 a shift that is gone or given away stays cancelled for eight weeks, and comes back higher', async () => {
    const lou = await world.store.addPerson(world.store.newId(), 'employee');
    const shift = await world.plan.published(wednesday, nine());
    await world.plan.set(shift, nine(), nine({ person: lou }));
    await world.plan.publish(monday, sunday);
    expect(read(await feed())).toMatchObject([
      { uid: `${shift}@comptoir`, sequence: 2, status: 'CANCELLED', start: nine().start },
    ]);
    expect(read(await feed(lou))).toMatchObject([{ sequence: 1, status: 'CONFIRMED' }]);
    expect(await feed(lou)).not.toContain('Awa');
    world.store.clock.advance(57 * day);
    expect(read(await feed())).toEqual([]);
    world.store.clock.advance(-57 * day);
    await world.plan.set(shift, nine({ person: lou }), nine());
    await world.plan.publish(monday, sunday);
    expect(read(await feed())).toMatchObject([{ sequence: 3, status: 'CONFIRMED' }]);
  });

  it('CAL-6 X08 times are right across the clock changes, and a name is text on one line, whatever it holds', () => {
    const at = (iso: string) => Date.parse(iso);
    const shift = (id: string, start: string, end: string, rest = {}): CalendarShift => ({
      ...{ shift: id, place: 'Le Comptoir', position: null, pause: 0, cancelled: false },
      ...{ start: at(start), end: at(end), sequence: 1, changedAt: at('2026-10-01T08:00:00Z') },
      ...rest,
    });
    const odd = {
      position: '<img src=x onerror=alert(1)>; a, b\\ "c"\r\nATTENDEE:mailto:x@y.z\u2028é'.repeat(
        3,
      ),
      place: `BEGIN:VEVENT\nEND:VCALENDAR ${'éà'.repeat(60)}`,
    };
    const nights = [
      // Nine hours on the wall in October, seven in March.
      shift('autumn', '2026-10-24T20:00:00Z', '2026-10-25T05:00:00Z'),
      shift('spring', '2027-03-27T21:00:00Z', '2027-03-28T04:00:00Z'),
      shift('odd', '2026-11-04T08:00:00Z', '2026-11-04T16:00:00Z', odd),
    ];
    const text = writeCalendar(nights, { language: 'fr', since: 0 });
    const events = read(text);
    expect(events.map(({ start, end }) => (end - start) / 3_600_000)).toEqual([9, 7, 8]);
    const [summary, location] = [events[2]?.summary ?? '', events[2]?.location ?? ''];
    expect(summary).toContain('<img src=x onerror=alert(1)>; a, b\\ "c" ATTENDEE:mailto:x@y.z');
    expect(location).toBe(odd.place.replace('\n', ' '));
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).not.toMatch(/^ATTENDEE/m);
    // node-ical takes the two letters for a line break; they are two letters.
    const two = [shift('two', '2026-11-04T08:00:00Z', '2026-11-04T16:00:00Z', { place: 'a\\nb' })];
    expect(byIcalJs(writeCalendar(two, { language: 'en', since: 0 }))[0]?.location).toBe('a\\nb');
  });
});
