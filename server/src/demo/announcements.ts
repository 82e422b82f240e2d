import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { cast } from './cast.ts';
import { seededChance } from './chance.ts';
import type { DemoPerson } from './seed.ts';

const hour = 3_600_000;
const day = 24 * hour;

type Of = {
  establishment: string;
  people: readonly DemoPerson[];
  /** Ids of teams by their name. */
  teams: ReadonlyMap<string, string>;
  now: number;
};

/** One for the whole store on the tablet's home, one for the kitchen, one to come; most have read the first. */
export async function seedAnnouncements(
  deps: Deps,
  scope: OrganisationScope,
  { establishment, people, teams, now }: Of,
): Promise<void> {
  const chance = seededChance('announcements');
  const manager = people.find(({ role }) => role === 'manager')?.id ?? null;
  const text = (words: string) =>
    makeAttachment(Buffer.from(chance.bytes(16)).toString('hex'), words);
  const newId = () => uuidv7(deps.clock.now(), chance.bytes(10));
  const by = {
    ...{ establishment, auth: 'none' as const },
    source: { door: 'setup' as const, account: null },
  };
  const say = (of: {
    title: string;
    words: string;
    team?: string | null;
    pinned?: boolean;
    from?: number;
    until?: number;
  }): NewServerOperation & { kind: 'announcement.publish' } => {
    const { title, words, team = null, pinned = false, from = deps.clock.now(), until = null } = of;
    const [titleText, bodyText] = [text(title), text(words)];
    return {
      ...by,
      kind: 'announcement.publish',
      actor: manager,
      body: {
        ...{ announcement: newId(), team, person: null, pinned, from, until, previous: null },
        ...{ titleText: titleText.hash, bodyText: bodyText.hash },
      },
      attachments: [titleText, bodyText],
    };
  };
  const inventory = say({
    title: 'Inventaire dimanche à 8 h',
    words:
      'Rendez-vous à 8 h en salle, café offert.\n\nOn compte la cave, puis la réserve sèche. Fini avant midi.',
    pinned: true,
    until: now + 9 * day,
  });
  const kitchen = say({
    title: 'Nouvelle carte des desserts',
    words: 'Les fiches sont au-dessus du passe.\nGoûtez le baba avant le service de vendredi.',
    team: teams.get('Cuisine') ?? null,
  });
  const closing = say({
    title: 'Fermeture le 25 décembre',
    words: 'Le restaurant est fermé le 25. Le planning de la semaine tient compte du jour férié.',
    from: now + 2 * day,
  });
  await appendServer(deps, scope, [inventory, kitchen, closing]);
  // Somebody is always the last one to read it.
  const readers = people.filter(({ given }) => !unreadBy.includes(given));
  const cooks = new Set(
    cast.filter(({ team }) => cooking.includes(team)).map(({ given }) => given),
  );
  const readBy =
    ({ body: { announcement } }: typeof inventory) =>
    ({ id }: DemoPerson): NewServerOperation => ({
      ...{ ...by, kind: 'announcement.read', actor: id, attachments: [] },
      body: { announcement, person: id },
    });
  await appendServer(deps, scope, [
    ...readers.map(readBy(inventory)),
    ...readers.filter(({ given }) => cooks.has(given)).map(readBy(kitchen)),
  ]);
}

const cooking: readonly string[] = ['Cuisine', 'Plonge'];
const unreadBy: readonly string[] = ['Ibrahim', 'Margaux', 'Noémie', 'Tuan'];
