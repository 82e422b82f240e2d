import { base64urlnopad } from '@scure/base';
import { genSaltSync, hashSync } from 'bcryptjs';
import { pinTagInput } from '@comptoir/shared/access/pin';
import { type PublicKey, sealedSchema } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, unseal } from '@comptoir/shared/devices/sealing';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import type { EmployeeRow, PinRow } from '@comptoir/shared/sync/rows';
import type { Change, Outcome } from '@comptoir/shared/sync/messages';
import { problem } from './answers.ts';
import type { TransportRequest } from '../ports.ts';

/** The pretended server's people: rows, PINs, photos and links, by the contract's own words. */
export type PretendPeople = {
  rows: Map<string, EmployeeRow>;
  /** The bcrypt string of each person's PIN, as it was unsealed. */
  pins: Map<string, { version: number; bcrypt: string }>;
  photos: Map<string, Uint8Array>;
  /** What becomes of a `PUT` of a photo; null: it is taken. */
  photoRefusal: string | null;
  /** Somebody changed something by another door. */
  change(person: string, changes: Partial<EmployeeRow>): void;
  archive(person: string): void;
  setPin(person: string, pin: string): Promise<void>;
  /** What the server makes of an operation of a tablet; null for what is not about people. */
  take(operation: DeviceOperation): Promise<Partial<Outcome> | null>;
  attach(attachments: readonly Attachment[]): void;
  photo(path: string, request: TransportRequest): Response;
};

const kinds = [
  'employee.create',
  'employee.edit',
  'employee.archive',
  'employee.restore',
  'pin.renew',
  'access.open',
] as const;
type Known = Extract<DeviceOperation, { kind: (typeof kinds)[number] }>;

function isKnown(operation: DeviceOperation): operation is Known {
  return (kinds as readonly string[]).includes(operation.kind);
}

const { subtle } = globalThis.crypto;

export function pretendPeople(of: {
  feed: Change[];
  organisation: string;
  sealPair: { publicKey: PublicKey; privateKey: CryptoKey };
  deviceMac: CryptoKey;
  now: () => number;
}): PretendPeople {
  const { feed, now } = of;
  const texts = new Map<string, string>();
  const put = (room: string, key: string, row: Change['row']) => feed.push({ room, key, row });
  const text = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));

  const people: PretendPeople = {
    rows: new Map(),
    pins: new Map(),
    photos: new Map(),
    photoRefusal: null,
    change(person, changes) {
      const row = { ...people.rows.get(person)!, ...changes };
      people.rows.set(person, row);
      put('employees', person, row);
    },
    archive(person) {
      const { name, colour, role } = people.rows.get(person)!;
      people.pins.delete(person);
      put('employees', person, null);
      put('pins', person, null);
      put('accesses', person, null);
      const former = { id: person, name, colour, role, archivedAt: now(), archivedBy: null };
      put('formerEmployees', person, former);
    },
    async setPin(person, pin) {
      const version = (people.pins.get(person)?.version ?? 0) + 1;
      await pinRow(person, version, hashSync(pin, genSaltSync(4)), { length: pin.length });
    },
    attach(attachments) {
      for (const one of attachments) texts.set(one.hash, one.text);
    },
    async take(operation) {
      if (!isKnown(operation)) return null;
      switch (operation.kind) {
        case 'employee.create': {
          const { person, nameText, colour, role, team, minorUntil } = operation.body;
          const name = JSON.parse(text(nameText)!) as EmployeeRow['name'];
          const known = { id: person, name, nameText, colour, role, team, minorUntil };
          people.change(person, { ...unsetDetails, ...known });
          return {};
        }
        case 'employee.edit':
          return edit(operation.body.person, operation.body.changes);
        case 'employee.archive':
          people.archive(operation.body.person);
          return {};
        case 'employee.restore':
          put('formerEmployees', operation.body.person, null);
          people.change(operation.body.person, {});
          return {};
        case 'pin.renew':
          return await renew(operation.body, operation.actor);
        case 'access.open':
          put('accesses', operation.body.person, {
            person: operation.body.person,
            invitation: operation.id,
            role: operation.body.role,
            state: 'pending',
            delivery: 'queued',
            expiresAt: null,
            openedAt: now(),
            openedBy: operation.actor,
          });
          if (operation.body.role === 'manager')
            people.change(operation.body.person, { role: 'manager' });
          return {};
      }
    },
    photo(path, request) {
      const hash = path.slice(path.lastIndexOf('/') + 1);
      if (request.method === 'PUT') {
        if (people.photoRefusal !== null) return problem(415, people.photoRefusal);
        people.photos.set(hash, request.body as Uint8Array);
        return new Response(null, { status: 204 });
      }
      const bytes = people.photos.get(hash);
      if (bytes === undefined) return problem(404, 'not-found');
      return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/webp' } });
    },
  };

  type Edits = [string, { from: unknown; to: unknown }][];

  function edit(person: string, changes: object): Partial<Outcome> {
    const row = people.rows.get(person);
    if (row === undefined) return { status: 'refused', refusal: 'not-found' };
    const standing = row as Record<string, unknown>;
    for (const [field, { from, to }] of Object.entries(changes) as Edits) {
      if (field === 'photo' && to !== null && !people.photos.has(to as string))
        return { status: 'retry' };
      if (standing[field] !== from) return { status: 'refused', refusal: 'conflict' };
    }
    for (const [field, { to }] of Object.entries(changes) as Edits) {
      people.change(person, { [field]: to });
      if (!field.endsWith('Text')) continue;
      const shown = text(to as string | null);
      const value = field === 'nameText' ? (JSON.parse(shown!) as unknown) : shown;
      people.change(person, { [field.slice(0, -4)]: value });
    }
    return {};
  }

  async function renew(
    body: { person: string; from: number; length: number; change: boolean; sealedText: string },
    actor: string | null,
  ): Promise<Partial<Outcome>> {
    const { person, from, length, change, sealedText } = body;
    if ((people.pins.get(person)?.version ?? 0) !== from)
      return { status: 'refused', refusal: 'conflict' };
    const sealed = sealedSchema.parse(JSON.parse(text(sealedText)!));
    const crypto = globalThis.crypto as unknown as SealingCrypto;
    const bcrypt = new TextDecoder().decode(await unseal(crypto, of.sealPair, 'pin', sealed));
    await pinRow(person, from + 1, bcrypt, { length, change, setAt: now(), setBy: actor });
    return {};
  }

  async function pinRow(
    person: string,
    version: number,
    bcrypt: string,
    more: Partial<PinRow> & { length: number },
  ): Promise<void> {
    people.pins.set(person, { version, bcrypt });
    const input = pinTagInput({ organisation: of.organisation, person, version, bcrypt });
    const mac = await subtle.sign('HMAC', of.deviceMac, new TextEncoder().encode(input));
    const tag = base64urlnopad.encode(new Uint8Array(mac));
    put('pins', person, { person, version, salt: bcrypt.slice(0, 29), tag, ...more });
  }

  return people;
}
