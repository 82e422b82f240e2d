import { checkPassword } from '@comptoir/shared/access/password';
import { generatePin, managerPinLength } from '@comptoir/shared/access/pin';
import type { SetupAnswer, SetupRequest } from '@comptoir/shared/access/portal';
import { readEmail } from '@comptoir/shared/employees/contact';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { isZone } from '@comptoir/shared/time/zone';
import { hash as bcryptHash } from 'bcryptjs';
import { isHouseAddress } from '../../config.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { insertAccount, linkPerson } from '../../directory/accounts.ts';
import { type HouseConfig, isEmptyHouse, setHouseValue } from '../../directory/house.ts';
import {
  consumeLink,
  createLink,
  endLinks,
  findLink,
  hashSecret,
  linkLife,
} from '../../directory/links.ts';
import { rememberBrowser } from '../../directory/sessions.ts';
import { mintOrganisationScope } from '../../http/scopes.ts';
import { appendWithin, wake } from '../../journal/append.ts';
import { sealBox } from '../../platform/box.ts';
import { pinCost, writePin } from '../commands.ts';
import { foundingOperations } from './founding.ts';
import { type LoggedIn, newBrowser } from './login.ts';
import type { Passwords } from './passwords.ts';
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import type { PortalSessions, SessionOrigin } from './sessions.ts';

const subject = 'house';

/**
 * The link that opens an empty house. Each start makes a new one, and the one before is dead.
 *
 * @returns its address, or null where somebody set this server up already
 */
export async function renewSetupLink(deps: Deps, base: URL): Promise<URL | null> {
  const token = await inTransaction(deps.db, async (trx) => {
    await endLinks(trx, 'setup', subject);
    if (!(await isEmptyHouse(trx))) return null;
    const expires_at = deps.clock.now() + linkLife.setup;
    const link = {
      purpose: 'setup',
      organisation: null,
      subject,
      email: null,
      expires_at,
    } as const;
    return createLink(trx, deps, link);
  });
  return token === null ? null : new URL(`portal/setup#${token}`, base);
}

export type SetupRefusal =
  'already-set-up' | 'dead-link' | 'bad-request' | 'weak-password' | 'busy';

/** Whether a token still opens the house. Changes nothing, however often it is asked. */
export async function inspectSetup(
  { db, clock }: Deps,
  token: string,
): Promise<Result<null, 'already-set-up' | 'dead-link'>> {
  if (!(await isEmptyHouse(db))) return refused('already-set-up');
  const link = await findLink(db, token, clock.now());
  return link?.purpose === 'setup' ? ok(null) : refused('dead-link');
}

/**
 * Organisation, establishment, administrator, manager and PIN, account, roles, address and recovery code: all of it, or
 * nothing (spec ACC-5). Afterwards the link is dead, for ever.
 *
 * @param from where the session is opened; left out: nobody asked by a browser
 * @returns what is shown once, and a session for the administrator in a browser that is known from now on
 */
export async function setUp(
  deps: Deps,
  doors: { passwords: Passwords; sessions: PortalSessions; house: HouseConfig },
  request: SetupRequest,
  from?: SessionOrigin,
): Promise<Result<{ answer: SetupAnswer } & LoggedIn, SetupRefusal>> {
  const { clock, random, keys } = deps;
  const open = await inspectSetup(deps, request.token);
  if (!open.ok) return open;
  const { given, family, password } = request.administrator;
  const email = readEmail(request.administrator.email);
  const address = readAddress(request.kioskAddress);
  if (!email.ok || address === null || !isZone(request.establishment.zone)) {
    return refused('bad-request');
  }
  const names = [given, family, request.organisation, request.establishment.name];
  if (!checkPassword(password, { email: email.value, names }).ok) return refused('weak-password');
  const kept = await doors.passwords.make(password);
  if (!kept.ok) return kept;

  const id = (): string => uuidv7(clock.now(), random.bytes(10));
  const [organisation, establishment, account, administrator] = [id(), id(), id(), id()];
  const manager = request.manager === null ? administrator : id();
  const pin = generatePin(managerPinLength, (count) => random.bytes(count));
  const bcrypt = new TextEncoder().encode(await bcryptHash(pin, deps.pinCost ?? pinCost));
  const recoveryCode = newRecoveryCode(random);
  const scope = mintOrganisationScope(organisation);
  const people = { administrator, manager, account, email: email.value };
  const operations = foundingOperations(request, { establishment, ...people }, random);

  const done = await inTransaction(deps.db, async (trx) => {
    if (!(await isEmptyHouse(trx))) return refused('already-set-up' as const);
    const now = clock.now();
    if (!(await consumeLink(trx, request.token, { purpose: 'setup', now }))) {
      return refused('dead-link' as const);
    }
    await insertAccount(trx, {
      id: account,
      email: email.value,
      ...kept.value,
      language: request.language,
      created_at: now,
      password_at: now,
      email_proved_at: now,
    });
    await linkPerson(trx, { organisation, person: administrator, account, linked_at: now });
    const sealed = sealBox(keys.pin, manager, bcrypt);
    const set = { person: manager, length: pin.length, sealed, at: now, by: null, change: false };
    await writePin(trx, organisation, set);
    const { outcomes, touched } = await appendWithin(trx, deps, scope, operations);
    const refusedOne = outcomes.find(({ status }) => status !== 'applied');
    if (refusedOne) throw new Error(`The set-up was refused: ${refusedOne.refusal}.`);
    await setHouseValue(trx, 'kiosk-address', address.origin);
    await setHouseValue(trx, 'recovery', hashSecret(readRecoveryCode(recoveryCode)));
    await setHouseValue(trx, 'recovery-account', account);
    await endLinks(trx, 'setup', subject);
    const token = await doors.sessions.open(trx, {
      account,
      organisation,
      person: administrator,
      ...(from && { from }),
    });
    const browser = newBrowser(deps);
    await rememberBrowser(trx, { hash: hashSecret(browser), account, created_at: now });
    return ok({ touched, token, browser });
  });
  if (!done.ok) return done;
  wake(deps, organisation, done.value.touched);
  deps.log.info({ organisation, account }, 'set up');
  const who = request.manager ?? { given, family };
  const answer: SetupAnswer = {
    recoveryCode,
    manager: { name: `${who.given} ${who.family}`.trim(), pin },
    kioskAddress: address.origin,
  };
  const { token, browser } = done.value;
  return ok({ answer, token, browser });
}

function readAddress(text: string): URL | null {
  const trimmed = text.trim();
  return isHouseAddress(trimmed) ? new URL(trimmed) : null;
}
