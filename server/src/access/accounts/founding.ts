import type { SetupRequest } from '@comptoir/shared/access/portal';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { NewServerOperation } from '../../journal/append.ts';
import { saltedText } from '../../journal/salted-text.ts';
import type { Random } from '../../platform/random.ts';

/** Ids that the set-up has drawn. `manager` may be the administrator. */
export type Founders = {
  establishment: string;
  administrator: string;
  manager: string;
  account: string;
  email: string;
};

/** The first operations of an organisation's journal, in their order. */
export function foundingOperations(
  request: SetupRequest,
  { establishment, administrator, manager, account, email }: Founders,
  random: Random,
): NewServerOperation[] {
  const text = (value: string): Attachment => saltedText(random, value);
  const written = {
    actor: null,
    auth: 'none' as const,
    source: { door: 'setup' as const, account },
  };
  const house = text(request.organisation);
  const store = text(request.establishment.name);
  const address = text(email);
  const hire = (
    person: string,
    { given, family }: { given: string; family: string },
    colour: 'teal' | 'amber',
  ): NewServerOperation => {
    const name = text(JSON.stringify({ given, family }));
    const role = person === manager ? ('manager' as const) : ('employee' as const);
    return {
      ...written,
      establishment,
      kind: 'employee.create',
      body: { person, nameText: name.hash, colour, role, team: null, minorUntil: null },
      attachments: [name],
    };
  };
  return [
    {
      ...written,
      establishment: null,
      kind: 'organisation.create',
      body: { nameText: house.hash },
      attachments: [house],
    },
    {
      ...written,
      establishment,
      kind: 'establishment.create',
      body: {
        establishment,
        nameText: store.hash,
        settings: {
          ...defaultSettings,
          zone: request.establishment.zone,
          language: request.language,
        },
      },
      attachments: [store],
    },
    hire(administrator, request.administrator, 'teal'),
    {
      ...written,
      establishment,
      kind: 'employee.edit',
      body: {
        person: administrator,
        changes: { emailText: { from: null, to: address.hash } },
      },
      attachments: [address],
    },
    ...(request.manager ? [hire(manager, request.manager, 'amber')] : []),
    {
      ...written,
      establishment: null,
      kind: 'pin.set',
      body: { person: manager, version: 1, length: 6 },
      attachments: [],
    },
    {
      ...written,
      establishment: null,
      kind: 'role.give',
      body: { person: administrator, role: 'administration', establishment: null },
      attachments: [],
    },
    {
      ...written,
      establishment: null,
      kind: 'access.accept',
      body: { person: administrator, account },
      attachments: [],
    },
  ];
}
