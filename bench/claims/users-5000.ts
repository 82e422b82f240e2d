import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import 'temporal-polyfill/global';
import { type ImportHouse, readImport } from '@comptoir/shared/employees/import';
import { openDatabase } from '@comptoir/server/database/connection';
import { inTransaction } from '@comptoir/server/database/driver';
import type { Deps } from '@comptoir/server/deps';
import { createWithin } from '@comptoir/server/employees/commands-of-doors';
import { readTable } from '@comptoir/server/employees/import/read-table';
import { isFoundBy, readQuery, soughtWords } from '@comptoir/shared/employees/search';
import { findLines } from '@comptoir/server/employees/list/lines';
import {
  mintAccountScope,
  mintEstablishmentScope,
  mintOrganisationScope,
} from '@comptoir/server/http/scopes';
import { systemClock } from '@comptoir/server/platform/clock';
import { appendServer } from '@comptoir/server/journal/append';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import { Witness, type Written, insertSameRows } from '../floor/same-rows.ts';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import { type Store, makeStore } from '../world/store.ts';

const count = 5_000;

/**
 * A house of 5,000 people: the list of users beside bare selects, an import beside bare inserts of what it writes, a search
 * while it is typed beside one look into one text a person.
 */
export const users5000: Claim = {
  name: 'users-5000',
  async measure({ rounds, folder, say }) {
    const keys = await openKeys(join(folder, 'keys'));
    const template = join(folder, 'template.sqlite');
    const open = async (file: string): Promise<Deps> => ({
      db: await openDatabase(file),
      clock: systemClock,
      random: systemRandom,
      keys,
      pokes: { poke: () => undefined, close: () => undefined },
      log: openLogger('silent'),
    });
    const first = await open(template);
    const store = await makeStore(first, 1);
    const [administrator = ''] = store.people;
    const given = { role: 'administration', establishment: null, team: null } as const;
    await appendServer(first, mintOrganisationScope(store.organisation), [
      {
        ...{ establishment: null, actor: null, auth: 'none', attachments: [] },
        source: { door: 'setup', account: null },
        kind: 'role.give',
        body: { person: administrator, ...given },
      },
    ]);
    // The last connection folds the write-ahead log into the file: from here on the file is all.
    await first.db.destroy();
    let copies = 0;
    const fresh = () => {
      const file = join(folder, `copy-${++copies}.sqlite`);
      copyFileSync(template, file);
      return file;
    };
    const table = Buffer.from(tableOf(count));

    say('once unmeasured, to see which rows an import writes');
    const full = fresh();
    const witness = new Witness(full);
    await importAll(await open(full), store, table);
    const rows: Written[][] = [inStatements(witness.look())];
    witness.close();

    const imports: Round[] = [];
    const lists: Round[] = [];
    const searches: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const ours = async () => importAll(await open(fresh()), store, table);
      const value = round % 2 === 0 ? await ours() : null;
      const limit = insertSameRows(fresh(), rows);
      imports.push({ value: value ?? (await ours()), limit });
      const listed = round % 2 === 0 ? await list(await open(full), store) : null;
      const bare = selectSameRows(full, store.organisation);
      lists.push({ value: listed ?? (await list(await open(full), store)), limit: bare });
      searches.push(search(round % 2 === 0));
      say(`round ${round + 1} of ${rounds}`);
    }
    const written = rows.flat().reduce((sum, one) => sum + one.rows.length, 0);
    return {
      figures: [
        judge('import of 5,000 people (ms)', 3, imports),
        judge('list of 5,000 people (ms)', 3, lists),
        judge('search among 5,000 people, 16 keys (ms)', 3, searches),
      ],
      notes: [
        `import: CSV read, every row and every operation judged, ${written} rows hashed, chained, projected and committed in one synced transaction; without HTTP.`,
        'search: the whole list is filtered at each key of two words and of a telephone number in pairs; the bare side asks `includes` of one text a person.',
        'list: every person with texts, stores, roles and access, as JSON; the bare side selects the same rows, and writes them as JSON too.',
      ],
    };
  },
};

/** As many rows a statement as SQLite takes, all in one transaction. */
function inStatements(written: readonly Written[]): Written[] {
  return written.flatMap(({ table, rows }) =>
    Array.from({ length: Math.ceil(rows.length / 500) }, (_, at) => {
      return { table, rows: rows.slice(at * 500, (at + 1) * 500) };
    }),
  );
}

function tableOf(people: number): string {
  const rows = Array.from({ length: people }, (_, at) => {
    const phone = `06 39 98 ${String(Math.floor(at / 100)).padStart(2, '0')} ${String(at % 100).padStart(2, '0')}`;
    return `Awa ${at};Diallo;awa.${at}@example.com;${phone};Salarié;01/09/2026;M${at}`;
  });
  return ['Prénom;Nom;E-mail;Mobile;Rôle;Arrivée;Matricule', ...rows].join('\r\n');
}

/** @returns ms from the file's bytes to the commit */
async function importAll(deps: Deps, store: Store, file: Buffer): Promise<number> {
  const house: ImportHouse = {
    establishments: [{ id: store.establishment, name: 'Le Comptoir des Halles' }],
    home: store.establishment,
    teamsOf: () => [],
    mayPlace: () => true,
    mayGive: () => true,
    takenEmails: new Set(),
    takenIds: new Set(),
  };
  const scope = mintOrganisationScope(store.organisation);
  // As the portal asks: every operation is judged under the lock.
  const [actor = ''] = store.people;
  const by = { actor, source: { door: 'portal' as const, account: actor } };
  const start = performance.now();
  const table = await readTable(file);
  if (!table.ok) throw new Error(`the table was not read: ${table.refusal}`);
  const { rows, people } = readImport(table.value.columns, table.value.rows, house);
  if (people.length !== rows.length) throw new Error('a row of the table has a fault');
  const made = await inTransaction(deps.db, (trx) => createWithin(trx, deps, scope, people, by));
  const took = performance.now() - start;
  if (!made.ok) throw new Error(`the import was refused: ${made.refusal}`);
  await deps.db.destroy();
  return took;
}

/** @returns ms from the question to the text of the answer */
async function list(deps: Deps, store: Store): Promise<number> {
  const [person = ''] = store.people;
  const account = mintAccountScope({
    ...{ organisation: store.organisation, account: person, person, session: '', teams: [] },
    ...{ email: 'nour@maison-aubert.fr', language: 'fr' },
    asker: {
      person,
      holdings: [{ holds: { role: 'administration' }, establishment: null, team: null }],
      memberships: new Set(),
      restricted: false,
    },
  });
  const scope = mintEstablishmentScope(account, 'employees.read');
  if (!scope) throw new Error('an administrator reads people');
  const rooms = { holdingStands: () => true };
  const start = performance.now();
  const employees = await findLines(deps.db, rooms, scope, deps.clock.now());
  const text = JSON.stringify({ employees });
  const took = performance.now() - start;
  if (employees.length !== count + 1 || text.length === 0) throw new Error('people are missing');
  await deps.db.destroy();
  return took;
}

/** @returns ms for bare selects of the same rows, as JSON */
function selectSameRows(file: string, organisation: string): number {
  const sqlite = new BetterSqlite(file, { readonly: true });
  const start = performance.now();
  const text = (column: string) =>
    `(select text from attachment a where a.organisation = e.organisation and a.hash = e.${column})`;
  const people = sqlite
    .prepare(
      `select person, colour, role, team, photo, archived_at, ${text('name_text')} as name,
       ${text('display_text')} as display, ${text('email_text')} as email, ${text('phone_text')} as phone
       from employee e where organisation = ?`,
    )
    .all(organisation);
  const others = ['membership', 'holding', 'invitation', 'pin', 'account_person'].map((table) =>
    sqlite.prepare(`select * from ${table} where organisation = ?`).all(organisation),
  );
  const answer = JSON.stringify([people, others]);
  const took = performance.now() - start;
  if (answer.length === 0) throw new Error('nothing was selected');
  sqlite.close();
  return took;
}

/** Someone types a name, then a number in pairs, into the list of a whole house. */
function search(oursFirst: boolean): Round {
  const people = Array.from({ length: count }, (_, at) => ({
    name: { given: 'Aïssatou', family: `Le Goff ${at}` },
    display: null,
    team: 'Cuisine',
    email: `aissatou.${at}@example.com`,
    phone: `+3363998${String(at).padStart(4, '0')}`,
  }));
  const typed = ['Aïssatou', '06 39 98'].flatMap((words) =>
    Array.from(words, (_, at) => words.slice(0, at + 1)),
  );
  const words = people.map(soughtWords);
  const texts = people.map(({ name, email, phone }) =>
    `${name.given} ${name.family} ${email} ${phone}`.toLowerCase(),
  );
  const timed = (find: (text: string) => number) => {
    const start = performance.now();
    const found = typed.reduce((sum, text) => sum + find(text), 0);
    if (found === 0) throw new Error('nobody was found');
    return performance.now() - start;
  };
  const ours = () =>
    timed((text) => {
      const query = readQuery(text);
      return words.filter((own) => isFoundBy(query, own)).length;
    });
  const bare = () =>
    timed((text) => texts.filter((own) => own.includes(text.toLowerCase())).length);
  const value = oursFirst ? ours() : null;
  const limit = bare();
  return { value: value ?? ours(), limit };
}
