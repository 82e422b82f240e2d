import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { PushPayload } from '@comptoir/shared/notifications/portal';
import { findDeciders } from '../access/roles/deciders.ts';
import { inTransaction } from '../database/driver.ts';
import { insertAccount, linkPerson } from '../directory/accounts.ts';
import { saveSubscription } from '../notifications/push/commands.ts';
import { notificationTeller } from '../notifications/teller.ts';
import { openLogger } from '../platform/logger.ts';
import { FakePusher } from './fake-pusher.ts';
import { PlanOnBench } from './plan-on-bench.ts';
import { StoreWorld } from './store-world.ts';

/** As servers have it. Ms. */
export const patience = 60_000;

/** A store whose employee and manager have accounts, and the teller that looks when a test says so. */
export class ToldWorld {
  readonly store: StoreWorld;
  readonly plan: PlanOnBench;
  readonly pusher = new FakePusher();
  readonly log: string[] = [];
  readonly #tell: () => Promise<void>;

  private constructor(store: StoreWorld, plan: PlanOnBench) {
    this.store = store;
    this.plan = plan;
    this.#tell = this.startedAgain();
  }

  static async open(): Promise<ToldWorld> {
    const store = await StoreWorld.open();
    const world = new ToldWorld(store, new PlanOnBench(store, await store.tablet()));
    for (const person of [store.employee, store.manager]) await world.giveAccount(person);
    const { manager: person, establishment } = store;
    const body = { person, role: 'manager', establishment, team: null } as const;
    await store.append([{ kind: 'role.give', body }]);
    await world.tell();
    return world;
  }

  /** Looks once, as the mail queue does, when what changed the schedule has stood for as long as it must. */
  tell(): Promise<void> {
    this.store.clock.advance(patience);
    return this.#tell();
  }

  /** The teller of a server that has just started. */
  startedAgain(): () => Promise<void> {
    const log = openLogger('info', { write: (line) => void this.log.push(line) });
    return notificationTeller(
      { ...this.store.deps, log },
      {
        address: () => Promise.resolve(new URL('https://comptoir.example.fr')),
        pusher: this.pusher,
        patience,
        rooms: {
          findDeciders: (db, organisation, { permission, establishment, team }) =>
            findDeciders(db, organisation, {
              permission,
              place: { establishments: [establishment], team },
            }),
        },
      },
    );
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async giveAccount(person: string, language: Language = 'fr'): Promise<string> {
    const { deps, scope } = this.store;
    const now = deps.clock.now();
    const account = uuidv7(now, deps.random.bytes(10));
    await inTransaction(deps.db, async (trx) => {
      await insertAccount(trx, {
        ...{ id: account, email: `${person}@maison-aubert.fr`, language },
        ...{ password: 'never-typed', pepper: 'none', created_at: now, password_at: now },
      });
      await linkPerson(trx, { organisation: scope.organisation, person, account, linked_at: now });
    });
    return account;
  }

  /** A browser of somebody that is told by push. */
  async giveBrowser(
    person: string,
    target = {
      endpoint: `https://fcm.googleapis.com/fcm/send/${this.store.newId()}`,
      p256dh: '',
      auth: '',
    },
  ): Promise<string> {
    const { deps, scope } = this.store;
    const id = this.store.newId();
    const { account } = await deps.db
      .selectFrom('account_person')
      .select('account')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const who = { organisation: scope.organisation, person, account, session: 'none' };
    await inTransaction(deps.db, (trx) =>
      saveSubscription(trx, {
        id,
        ...who,
        ...target,
        agent: 'Chrome',
        created_at: deps.clock.now(),
      }),
    );
    return id;
  }

  /** What somebody was told, by kind, in order. */
  async told(person: string): Promise<string[]> {
    const rows = await this.store.deps.db
      .selectFrom('notification')
      .select('subject')
      .where('person', '=', person)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(({ subject }) => (JSON.parse(subject) as { about: string }).about);
  }

  async mails(person: string): Promise<{ subject: string; text: string }[]> {
    const rows = await this.store.deps.db
      .selectFrom('mail')
      .select(['subject', 'text'])
      .where('to_address', '=', `${person}@maison-aubert.fr`)
      .orderBy('id')
      .execute();
    return rows.map(({ subject, text }) => ({ subject, text: text ?? '' }));
  }

  async pushes(): Promise<(PushPayload & { topic: string })[]> {
    const rows = await this.store.deps.db
      .selectFrom('push')
      .select(['payload', 'topic'])
      .orderBy('id')
      .execute();
    return rows.map(({ payload, topic }) => ({
      ...(JSON.parse(payload ?? '{}') as PushPayload),
      topic,
    }));
  }
}
