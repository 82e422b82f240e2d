import { type House, type Subject, mayFromPortal } from '@comptoir/shared/access/portal-acts';
import type { Asker, Holding, TeamPlace } from '@comptoir/shared/access/policy';
import type { Kind } from '@comptoir/shared/journal/kinds';
import type { Operation, ServerOperation } from '@comptoir/shared/journal/operation';
import type { RosterEntry } from './roster.ts';

/** What the roster and the holdings say of somebody. */
export type Standing = { entry: RosterEntry; holdings: readonly Holding[] };

/** What the judge reads, under the organisation's lock. */
export type JudgeReads = {
  /** Whoever is on no roster is missing. */
  findStandings(people: readonly string[]): Promise<Map<string, Standing>>;
  findTeams(): Promise<TeamPlace[]>;
  placeOfDevice(device: string): Promise<string | undefined>;
};

const changesTeams: ReadonlySet<Kind> = new Set(['team.create', 'team.edit', 'team.remove']);

/** After these somebody may do, or be, something else. */
const changesPerson: ReadonlySet<Kind> = new Set([
  'role.take',
  'grant.take',
  'access.delete',
  'employee.archive',
  'employee.restore',
  'employee.erase',
  'membership.add',
  'membership.remove',
]);

/**
 * Judges what the portal asks, one operation after the other, each by what the ones before it have left (spec ROLE-3). What
 * stands is read once for a whole batch; an operation that can change it makes the judge forget whom it changes.
 */
export class PortalJudge {
  readonly #reads: JudgeReads;
  /** Everybody whom the batch names, so that they are read together. */
  readonly #named: readonly string[];
  /** Null: on no roster. Whoever is missing here is to be read. */
  #known = new Map<string, Standing | null>();
  #teams: readonly TeamPlace[] | null = null;

  constructor(reads: JudgeReads, operations: readonly Operation[]) {
    this.#reads = reads;
    this.#named = [...new Set(operations.flatMap(peopleIn))];
  }

  /** @param settle projects what was allowed so far: called before anything is read that it may have changed */
  async allows(operation: ServerOperation, settle: () => Promise<void>): Promise<boolean> {
    const { kind, body, establishment, actor } = operation;
    // What nobody asks for is the server's own, and comes by another door.
    if (actor === null) return false;
    const device = 'device' in body ? body.device : null;
    const missing = peopleIn(operation).some((person) => !this.#known.has(person));
    if (missing || this.#teams === null) {
      await settle();
      await this.#read();
    }
    const place = device === null ? undefined : await this.#reads.placeOfDevice(device);
    const teams = this.#teams ?? [];
    const house: House = {
      teams,
      subject: (person) => subjectOf(this.#known.get(person)),
      placeOfDevice: (id) => (id === device ? place : undefined),
      placeOfTeam: (team) => teams.find(({ id }) => id === team),
    };
    return mayFromPortal({ kind, body, establishment }, this.#askerOf(actor), house);
  }

  /** What this operation may have changed by the time that the next one is judged, whichever door it came by. */
  note(operation: ServerOperation): void {
    const { kind, body } = operation;
    if (kind === 'employee.create') this.#noteCreated(operation);
    else if (kind === 'role.give' || kind === 'grant.give') this.#noteGiven(operation);
    else if (kind === 'employee.edit') {
      if (body.changes.role ?? body.changes.team) this.#forget(body.person);
    } else if (kind === 'access.open') {
      if (body.role === 'manager') this.#forget(body.person);
    } else if (kind === 'employee.merge') this.#forget(body.person, body.into);
    else if (changesTeams.has(kind)) {
      this.#known = new Map();
      this.#teams = null;
    } else if (changesPerson.has(kind) && 'person' in body && body.person !== null) {
      this.#forget(body.person);
    }
  }

  /** Whoever was there before stays who they are: the creation is refused. */
  #noteCreated({ body, establishment }: Extract<ServerOperation, { kind: 'employee.create' }>) {
    const { person, role, team } = body;
    if (this.#known.get(person) || establishment === null) return;
    const entry = { archived: false, role, team, establishments: new Set([establishment]) };
    this.#known.set(person, { entry, holdings: [] });
  }

  /** Whoever gives had all of it: what is noted here never makes anything possible that was not before. */
  #noteGiven({ body }: Extract<ServerOperation, { kind: 'role.give' | 'grant.give' }>): void {
    const { person, establishment, team = null } = body;
    const known = this.#known.get(person);
    if (!known) return;
    const holds = 'role' in body ? { role: body.role } : { grant: body.grant };
    const raised = 'role' in body && body.role === 'manager' && team === null;
    this.#known.set(person, {
      entry: raised ? { ...known.entry, role: 'manager' } : known.entry,
      holdings: [...known.holdings, { holds, establishment, team }],
    });
  }

  #forget(...people: string[]): void {
    for (const person of people) this.#known.delete(person);
  }

  async #read(): Promise<void> {
    const missing = this.#named.filter((person) => !this.#known.has(person));
    const found = await this.#reads.findStandings(missing);
    for (const person of missing) this.#known.set(person, found.get(person) ?? null);
    this.#teams ??= await this.#reads.findTeams();
  }

  #askerOf(person: string): Asker {
    const known = this.#known.get(person);
    const gone = !known || known.entry.archived;
    return {
      person,
      holdings: gone ? [] : known.holdings,
      memberships: gone ? new Set() : known.entry.establishments,
      // The second factor is the directory's matter: a session without it asks for nothing (C14).
      restricted: false,
    };
  }
}

function subjectOf(known: Standing | null | undefined): Subject | undefined {
  if (!known) return undefined;
  const { entry, holdings } = known;
  const { establishments, team, role } = entry;
  return { establishments, team, holdings, manages: role === 'manager' };
}

/** Who asks, and whom it is about. */
function peopleIn({ actor, body }: Operation): string[] {
  const { person, into } = body as { person?: unknown; into?: unknown };
  return [actor, person, into].filter((named) => typeof named === 'string');
}
