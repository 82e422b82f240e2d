import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { colours } from '@comptoir/shared/employees/operations';
import type { Deps } from '@comptoir/server/deps';
import { mintOrganisationScope } from '@comptoir/server/http/scopes';
import { type NewServerOperation, appendServer } from '@comptoir/server/journal/append';

export type Store = { organisation: string; establishment: string; people: string[] };

/** Makes an organisation with one establishment and its people, through the journal like everything else. */
export async function makeStore(deps: Deps, people: number): Promise<Store> {
  const newId = () => uuidv7(deps.clock.now(), deps.random.bytes(10));
  const textOf = (text: string) =>
    makeAttachment(Buffer.from(deps.random.bytes(16)).toString('hex'), text);
  const store = {
    organisation: newId(),
    establishment: newId(),
    people: Array.from({ length: people }, newId),
  };
  const bySystem = {
    actor: null,
    auth: 'none',
    source: { door: 'setup', account: null },
  } as const;
  const names = ['Maison Aubert', 'Le Comptoir des Halles'].map(textOf);
  const [organisationName, establishmentName] = names;
  if (organisationName === undefined || establishmentName === undefined) throw new Error('names');
  const operations: NewServerOperation[] = [
    {
      ...bySystem,
      establishment: null,
      kind: 'organisation.create',
      body: { nameText: organisationName.hash },
      attachments: [organisationName],
    },
    {
      ...bySystem,
      establishment: store.establishment,
      kind: 'establishment.create',
      body: {
        establishment: store.establishment,
        nameText: establishmentName.hash,
        settings: {
          ...defaultSettings,
          zone: 'Europe/Paris',
          language: 'fr',
          cutOffHour: 5,
          openPeriodLimit: 780,
          hideStatuses: false,
          hideSurnames: false,
          leaseDays: 14,
        },
      },
      attachments: [establishmentName],
    },
    ...store.people.map((person, at): NewServerOperation => {
      const name = textOf(JSON.stringify({ given: `Awa ${at}`, family: 'Diallo' }));
      return {
        ...bySystem,
        establishment: store.establishment,
        kind: 'employee.create',
        body: {
          person,
          nameText: name.hash,
          colour: colours[at % colours.length] ?? 'teal',
          role: 'employee',
          team: null,
          minorUntil: null,
        },
        attachments: [name],
      };
    }),
  ];
  const outcomes = await appendServer(deps, mintOrganisationScope(store.organisation), operations);
  const refused = outcomes.find(({ status }) => status !== 'applied');
  if (refused !== undefined) throw new Error(`the store was not made: ${refused.refusal}`);
  return store;
}
