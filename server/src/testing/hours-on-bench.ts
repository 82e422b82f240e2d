import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { PunchType } from '@comptoir/shared/punches/operations';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { compareRebuilt } from '../journal/rebuild.ts';
import { type StoreWorld, settings } from './store-world.ts';
import { type TabletOnBench, rowsAfter } from './tablet-on-bench.ts';

type By = { actor?: string; auth?: 'pin' | 'manager' | 'none'; on?: TabletOnBench };

/** Hours of one store, as its tablet and its server say them; each act answers its refusal, or `applied`. */
export class HoursOnBench {
  readonly world: StoreWorld;
  readonly tablet: TabletOnBench;

  constructor(world: StoreWorld, tablet: TabletOnBench) {
    this.world = world;
    this.tablet = tablet;
  }

  /** Somebody punched then (an ISO time of Paris), and the server heard of it now. */
  async punched(person: string, ...acts: [PunchType, string][]): Promise<string[]> {
    // Punched without a network: nothing bounds these times but the server's own.
    this.tablet.receipt = null;
    const built = acts.map(([type, time]) =>
      this.tablet.punch(person, type, { wall: at(time), sincePage: 0 }),
    );
    await this.tablet.push(built);
    return built.map(({ operation }) => operation.id);
  }

  /** A change: ids that it sets aside, and what it adds. */
  change(remove: string[], ...add: [PunchType, string][]): PunchChange {
    return {
      remove,
      add: add.map(([type, time]) => ({ punch: this.world.newId(), type, at: at(time) })),
    };
  }

  async propose(
    day: string,
    change: PunchChange,
    of: By & { person?: string; correction?: string } = {},
  ): Promise<{ correction: string; said: string }> {
    const { world } = this;
    const { person = world.employee, correction = world.newId(), on = this.tablet } = of;
    const reason = world.text('Oublié de pointer');
    const body = { correction, person, day, change, reasonText: reason.hash };
    const actor = of.actor ?? person;
    const auth = of.auth ?? (actor === person ? 'pin' : 'manager');
    const built = on.write({ kind: 'correction.propose', body, actor, auth });
    return { correction, said: said(await on.push([built], [reason])) };
  }

  async decide(
    correction: string,
    decision: 'approved' | 'refused',
    of: By & { person?: string; edited?: PunchChange } = {},
  ): Promise<string> {
    const { world } = this;
    const { person = world.employee, edited = null, on = this.tablet } = of;
    const body = { correction, person, decision, edited, reasonText: null };
    const { actor = world.manager, auth = 'manager' } = of;
    return said(await on.push([on.write({ kind: 'correction.decide', body, actor, auth })]));
  }

  async object(correction: string, person = this.world.employee): Promise<string> {
    const reason = this.world.text('Pas d’accord');
    const body = { correction, person, reasonText: reason.hash };
    const acts = { kind: 'correction.object', body, actor: person } as const;
    return said(await this.tablet.push([this.tablet.write(acts)], [reason]));
  }

  async withdraw(correction: string, { actor, auth = 'pin' }: By = {}): Promise<string> {
    const body = { correction, person: this.world.employee };
    const by = { actor: actor ?? this.world.employee, auth };
    const built = this.tablet.write({ kind: 'correction.withdraw', body, ...by });
    return said(await this.tablet.push([built]));
  }

  async lock(
    from: string,
    to: string,
    establishment = this.world.establishment,
  ): Promise<{ lock: string; said: string }> {
    const lock = this.world.newId();
    const body = { lock, from, to, rules: settings.timeRules ?? defaultTimeRules };
    const [outcome] = await this.world.append([{ kind: 'period.lock', establishment, body }]);
    return { lock, said: outcome?.refusal ?? outcome?.status ?? '' };
  }

  async reopen(lock: string, establishment = this.world.establishment): Promise<string> {
    const reason = this.world.text('Oubli de la paie');
    const body = { lock, reasonText: reason.hash };
    const [outcome] = await this.world.append([
      { kind: 'period.reopen', establishment, body, attachments: [reason] },
    ]);
    return outcome?.refusal ?? outcome?.status ?? '';
  }

  /** Rows that a new tablet of the store would hold, by `room key`. */
  async shown(): Promise<Map<string, unknown>> {
    this.tablet.cursor = null;
    return rowsAfter(await this.tablet.pull());
  }

  /** Worked time of the employee's days as the server holds it, in minutes. */
  async days(person = this.world.employee): Promise<Record<string, number>> {
    const rows = await this.world.deps.db
      .selectFrom('day')
      .select(['day', 'worked'])
      .where('person', '=', person)
      .orderBy('day')
      .execute();
    return Object.fromEntries(rows.map(({ day, worked }) => [day, worked / 60_000]));
  }

  async isRebuilt(): Promise<boolean> {
    return (await compareRebuilt(this.world.deps.db, this.world.scope.organisation)).ok;
  }
}

/** `2026-11-02 09:00` of Paris in winter, in ms. */
export function at(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}:00+01:00`);
}

function said(answer: { outcomes: { status: string; refusal?: string | undefined }[] }): string {
  const outcome = answer.outcomes.at(-1);
  return outcome?.refusal ?? outcome?.status ?? '';
}
