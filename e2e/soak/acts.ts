import { businessDay } from '@comptoir/shared/time/business-day';
import type { Act } from '../kills/raw-tablet.ts';
import { type Store, text } from '../kills/staged-house.ts';
import type { Chance } from '../simulation/chance.ts';

const next = {
  in: 'break-start',
  'break-start': 'break-end',
  'break-end': 'out',
  out: 'in',
} as const;
const colours = ['teal', 'brick', 'slate', 'amber', 'violet'] as const;

/** What happens at one store's tablet, one act after the other. */
export class Hands {
  readonly #store: Store;
  readonly #chance: Chance;
  readonly #last = new Map<string, keyof typeof next>();
  readonly #punches: string[] = [];
  readonly #checks: string[] = [];

  constructor(store: Store, chance: Chance) {
    this.#store = store;
    this.#chance = chance;
  }

  /** @param write puts it into the chain and says under which id */
  act(write: (act: Act) => string): void {
    const chance = this.#chance;
    const person = chance.pick(this.#store.people);
    const lot = chance.below(100);
    if (lot < 62) this.#punch(write, person);
    else if (lot < 84) this.#check(write, person);
    else if (lot < 88) this.#edit(write, person);
    else if (lot < 91)
      write({
        kind: 'auth.fail',
        body: { person, purpose: 'punch', failures: 1 + chance.below(4) },
      });
    else if (lot < 94 && this.#checks.length > 0) this.#uncheck(write);
    else if (lot < 97 && this.#punches.length > 0) {
      write({ kind: 'punch.cancel', body: { punch: this.#punches.pop()! }, actor: person });
    } else write({ kind: 'auth.settings', body: {} });
  }

  #punch(write: (act: Act) => string, person: string): void {
    const stranger = this.#chance.hits(0.02);
    const name = stranger ? text('Quelqu’un') : null;
    const type = next[this.#last.get(person) ?? 'out'];
    if (!stranger) this.#last.set(person, type);
    const id = write({
      kind: 'punch.record',
      body: { person: stranger ? null : person, type, nameText: name?.hash ?? null },
      actor: stranger ? null : person,
      auth: stranger ? 'none' : 'pin',
      attachments: name ? [name] : [],
    });
    this.#punches.push(id);
    if (this.#punches.length > 50) this.#punches.shift();
  }

  #check(write: (act: Act) => string, person: string): void {
    const action = this.#chance.hits(0.1) ? text('Porte mal fermée, température revenue.') : null;
    const id = write({
      kind: 'task.check',
      body: {
        ...this.#store.list,
        day: businessDay(Date.now(), 'Europe/Paris', 5),
        person,
        value: this.#chance.below(60) / 10,
        actionText: action?.hash ?? null,
      },
      actor: person,
      auth: 'pin',
      attachments: action ? [action] : [],
    });
    this.#checks.push(id);
    if (this.#checks.length > 20) this.#checks.shift();
  }

  #uncheck(write: (act: Act) => string): void {
    const reason = text('Cochée par erreur');
    write({
      kind: 'task.uncheck',
      body: { check: this.#checks.pop()!, reasonText: reason.hash },
      attachments: [reason],
    });
  }

  /** Some of these clash with another tablet's, and are refused: that is an answer too. */
  #edit(write: (act: Act) => string, person: string): void {
    const [manager] = this.#store.people;
    const from = this.#chance.pick(colours);
    const to = this.#chance.pick(colours);
    write({
      kind: 'employee.edit',
      body: { person, changes: { colour: { from, to } } },
      actor: manager!,
      auth: 'manager',
    });
  }
}
