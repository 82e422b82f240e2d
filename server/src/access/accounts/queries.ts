import { permissionsIn } from '@comptoir/shared/access/policy';
import type { PasswordContext } from '@comptoir/shared/access/password';
import type { Me } from '@comptoir/shared/access/portal';
import {
  type PersonName,
  colourSchema,
  personNameSchema,
} from '@comptoir/shared/employees/operations';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { Reader } from '../../database/connection.ts';
import { standingPersons } from '../../directory/accounts.ts';
import type { AccountScope } from '../../http/scopes.ts';
import { findTexts, readSettings } from '../../journal/queries.ts';
import { findFactorDuty, findSettings } from './duty/queries.ts';

/** `GET /api/portal/me`: who one is, what one may do, and where. */
export async function findMe(db: Reader, scope: AccountScope, now: number): Promise<Me> {
  const { organisation, person } = scope;
  const house = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('employee')
    .select(['name_text', 'colour', 'phone_text', 'photo', 'team'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  const stores = (
    await db
      .selectFrom('establishment')
      .select(['establishment', 'name_text', 'contact_text', 'settings'])
      .where('organisation', '=', organisation)
      .orderBy('establishment')
      .execute()
  ).filter(({ establishment }) => isTheirs(scope, establishment));
  const texts = await findTexts(db, organisation, [
    house.name_text,
    row.name_text,
    ...(row.phone_text === null ? [] : [row.phone_text]),
    ...stores.flatMap(({ name_text, contact_text }) => [name_text, contact_text ?? []].flat()),
  ]);
  const textOf = (hash: string | null): string => texts.get(hash ?? '') ?? '';
  const name = readName(texts.get(row.name_text));
  return {
    account: { email: scope.email, language: scope.language },
    organisation: {
      id: organisation,
      name: textOf(house.name_text),
      passphrases: (await findSettings(db, organisation)).passphrases,
    },
    person: {
      id: person,
      given: name?.given ?? '',
      family: name?.family ?? '',
      colour: colourSchema.parse(row.colour),
      phone: row.phone_text === null ? null : textOf(row.phone_text),
      photo: row.photo,
      team: row.team,
    },
    permissions: permissionsIn(scope.asker),
    secondFactor: await findFactorDuty(db, scope, now),
    establishments: stores.map(({ establishment, name_text, contact_text, settings }) => {
      const { zone, cutOffHour, retention } = readSettings(settings);
      return {
        id: establishment,
        name: textOf(name_text),
        zone,
        cutOffHour,
        contact: texts.get(contact_text ?? '') ?? null,
        retention,
      };
    }),
  };
}

/** Where one works, and where one holds anything beyond one's own. */
function isTheirs({ asker, teams }: AccountScope, establishment: string): boolean {
  if (asker.memberships.has(establishment)) return true;
  return asker.holdings.some(({ holds, establishment: place, team }) => {
    if (team !== null) return teams.find(({ id }) => id === team)?.establishment === establishment;
    if (place !== null) return place === establishment;
    return !('role' in holds) || (holds.role !== 'employee' && holds.role !== 'manager');
  });
}

export async function findOrganisationName(
  db: Reader,
  organisation: string,
): Promise<string | null> {
  const house = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  if (!house) return null;
  return (await findTexts(db, organisation, [house.name_text])).get(house.name_text) ?? null;
}

/** Names that say who somebody is: of the person, the organisation, its establishments. */
export type Surroundings = {
  name: PersonName | null;
  organisation: string | null;
  establishments: string[];
  /** What the person reads, or the first establishment. */
  language: Language;
  /** Whether the organisation takes a passphrase (ACC-2). */
  passphrases: boolean;
};

/** What others know of a person: no part of a password (ACC-3), and how a mail greets them. */
export async function findSurroundings(
  db: Reader,
  organisation: string,
  person: string,
): Promise<Surroundings> {
  const row = await db
    .selectFrom('employee')
    .select(['name_text', 'language'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  const house = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const stores = await db
    .selectFrom('establishment')
    .select(['name_text', 'settings'])
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  const [settings] = stores.map((one) => JSON.parse(one.settings) as EstablishmentSettings);
  const hashes = [row, house, ...stores].flatMap((one) => (one ? [one.name_text] : []));
  const texts = await findTexts(db, organisation, hashes);
  return {
    name: readName(texts.get(row?.name_text ?? '')),
    organisation: texts.get(house?.name_text ?? '') ?? null,
    establishments: stores.flatMap(({ name_text }) => texts.get(name_text) ?? []),
    language: row?.language ?? settings?.language ?? 'fr',
    passphrases: (await findSettings(db, organisation)).passphrases,
  };
}

/** The same for every organisation in which an account stands. */
export async function findAllSurroundings(db: Reader, account: string): Promise<Surroundings[]> {
  const persons = await standingPersons(db, account);
  return Promise.all(
    persons.map(({ organisation, person }) => findSurroundings(db, organisation, person)),
  );
}

function namesIn({ name, organisation, establishments }: Surroundings): string[] {
  const own = name ? [name.given, name.family] : [];
  return [...own, ...(organisation === null ? [] : [organisation]), ...establishments];
}

/** What `checkPassword` is told of somebody who stands there; nobody's is weakened by what another organisation takes. */
export function passwordContext(email: string, around: readonly Surroundings[]): PasswordContext {
  return {
    email,
    names: around.flatMap(namesIn),
    exemption: around.length > 0 && around.every(({ passphrases }) => passphrases),
  };
}

/** Pending invitations that may be to this e-mail; whoever reads the text as an e-mail knows. */
export async function findInvited(
  db: Reader,
  email: string,
): Promise<{ organisation: string; id: string; text: string }[]> {
  return db
    .selectFrom('invitation')
    .innerJoin('attachment', (join) =>
      join
        .onRef('attachment.organisation', '=', 'invitation.organisation')
        .onRef('attachment.hash', '=', 'invitation.email_text'),
    )
    .select(['invitation.organisation', 'invitation.id', 'attachment.text'])
    .where('invitation.state', '=', 'pending')
    .where((eb) => eb(eb.fn('lower', [eb.fn('trim', ['attachment.text'])]), '=', email))
    .orderBy('invitation.organisation')
    .orderBy('invitation.position')
    .execute();
}

/** Whom an invitation is for. */
export async function findOffered(
  db: Reader,
  { organisation, invitation }: { organisation: string; invitation: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select('person')
    .where('organisation', '=', organisation)
    .where('id', '=', invitation)
    .executeTakeFirst();
  return row?.person;
}

/** How a mail names somebody. */
export function fullName({ name }: Surroundings): string {
  return name ? `${name.given} ${name.family}`.trim() : '';
}

function readName(text: string | undefined): PersonName | null {
  if (text === undefined) return null;
  try {
    const read = personNameSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    // An attachment holds whatever its author wrote: what is not JSON is not a name.
    return null;
  }
}
