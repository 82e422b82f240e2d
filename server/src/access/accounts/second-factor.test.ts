import {
  loginAnswerSchema,
  meSchema,
  recoveryCodesSchema,
  secondFactorOfferSchema,
} from '@comptoir/shared/access/portal';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let me: Awaited<ReturnType<typeof setUpHouse>>['me'];
beforeEach(async () => {
  server = await openTestServer();
  ({ client, me } = await setUpHouse(server));
});
afterEach(() => server.close());

const { password } = administrator;
const step = 30_000;
const minute = 60_000;

/** What the authenticator shows so many steps from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 });
  return totp.generate({ timestamp: server.clock.now() + steps * step });
}

/** Sets the second factor up; the next code is a fresh one. */
async function turnOn(browser = client): Promise<{ secret: string; codes: string[] }> {
  const offer = await browser.post('/me/second-factor', { password });
  const { secret } = secondFactorOfferSchema.parse(await offer.json());
  const confirmed = await browser.post('/me/second-factor/confirm', { code: codeOf(secret) });
  const { codes } = recoveryCodesSchema.parse(await confirmed.json());
  server.clock.advance(2 * step);
  return { secret, codes };
}

async function challenge(browser: PortalClient): Promise<string> {
  const answer = loginAnswerSchema.parse(await (await browser.logIn()).json());
  if (answer.next !== 'second-factor') throw new Error(`No code was asked for: ${answer.next}`);
  return answer.challenge;
}

async function answerCode(browser: PortalClient, code: string): Promise<Response> {
  return browser.post('/session/second-factor', { challenge: await challenge(browser), code });
}

function mailsAbout(word: string) {
  return server.deps.db
    .selectFrom('mail')
    .select('text')
    .where('text', 'like', `%${word}%`)
    .execute();
}

describe('a second factor', () => {
  it('C14 ACC-21 ACC-22 is set up with a code, and asked for at the next log-in', async () => {
    const phone = new PortalClient(server);
    await phone.logIn();
    const offer = await client.post('/me/second-factor', { password });
    const { url, secret } = secondFactorOfferSchema.parse(await offer.json());
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(url).toContain(`otpauth://totp/Comptoir:`);
    expect(url).toContain(`secret=${secret}`);
    // Shown is not in force.
    expect((await client.me())?.secondFactor.on).toBe(false);
    const confirmed = await client.post('/me/second-factor/confirm', { code: codeOf(secret) });
    expect(recoveryCodesSchema.parse(await confirmed.json()).codes).toHaveLength(10);
    expect((await client.me())?.secondFactor).toMatchObject({ on: true, restricted: false });
    expect(await phone.me()).toBeNull();
    server.clock.advance(2 * step);
    const answer = await answerCode(phone, codeOf(secret));
    expect(loginAnswerSchema.parse(await answer.json()).next).toBe('in');
    expect(await phone.me()).not.toBeNull();
    expect(await mailsAbout('vient d’être activée')).toHaveLength(1);
    const stored = JSON.stringify(
      await server.deps.db.selectFrom('second_factor').selectAll().execute(),
    );
    expect(stored).not.toContain(secret);
    const written = await server.deps.db
      .selectFrom('operation')
      .select('bytes')
      .where('kind', '=', 'account.secure')
      .execute();
    expect(
      written.map(({ bytes }) => (JSON.parse(bytes ?? '') as { body: unknown }).body),
    ).toMatchObject([{ event: 'second-factor-on' }]);
    expect(JSON.stringify(written)).not.toContain(secret);
  });

  it('ACC-22 is not set up without the password, nor with a secret of before', async () => {
    const wrong = await client.post('/me/second-factor', { password: 'Wrong-Password-9' });
    expect(await refusalOf(wrong)).toEqual([401, 'wrong-credentials']);
    const none = await client.post('/me/second-factor/confirm', { code: '123456' });
    expect(await refusalOf(none)).toEqual([410, 'dead-link']);
    const first = await client.post('/me/second-factor', { password });
    const { secret } = secondFactorOfferSchema.parse(await first.json());
    await client.post('/me/second-factor', { password });
    const old = await client.post('/me/second-factor/confirm', { code: codeOf(secret) });
    expect(await refusalOf(old)).toEqual([401, 'wrong-code']);
  });

  it('P13 ACC-22 takes no code twice, the one of the set-up included', async () => {
    const offer = await client.post('/me/second-factor', { password });
    const { secret } = secondFactorOfferSchema.parse(await offer.json());
    const code = codeOf(secret);
    await client.post('/me/second-factor/confirm', { code });
    const phone = new PortalClient(server);
    expect(await refusalOf(await answerCode(phone, code))).toEqual([401, 'wrong-code']);
    server.clock.advance(2 * step);
    const fresh = codeOf(secret);
    expect((await answerCode(phone, fresh)).status).toBe(200);
    expect(await refusalOf(await answerCode(phone, fresh))).toEqual([401, 'wrong-code']);
    // Nor the one of a step before it.
    expect(await refusalOf(await answerCode(phone, codeOf(secret, -1)))).toEqual([
      401,
      'wrong-code',
    ]);
  });

  it('P13 ACC-22 gives the same code to one of two who type it at once, at the set-up too', async () => {
    const offer = await client.post('/me/second-factor', { password });
    const { secret } = secondFactorOfferSchema.parse(await offer.json());
    const confirm = () => client.post('/me/second-factor/confirm', { code: codeOf(secret) });
    const set = await Promise.all([confirm(), confirm(), confirm()]);
    expect(set.filter(({ status }) => status === 200)).toHaveLength(1);
    server.clock.advance(2 * step);
    const browsers = [1, 2, 3, 4].map(() => new PortalClient(server));
    const challenges: string[] = [];
    for (const browser of browsers) challenges.push(await challenge(browser));
    const code = codeOf(secret);
    const answers = await Promise.all(
      browsers.map((browser, at) =>
        browser.post('/session/second-factor', { challenge: challenges[at], code }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  it('P14 ACC-22 takes the step before and after, and nothing else', async () => {
    const { secret } = await turnOn();
    const phone = new PortalClient(server);
    for (const code of [
      codeOf(secret, -2),
      codeOf(secret, 2),
      codeOf(secret).slice(0, 5),
      `${codeOf(secret)}0`,
      'abcdef',
      '１２３４５６',
      '',
    ]) {
      expect([code, ...(await refusalOf(await answerCode(phone, code)))]).toEqual([
        code,
        401,
        'wrong-code',
      ]);
    }
    expect((await answerCode(phone, codeOf(secret, 1))).status).toBe(200);
    server.clock.advance(4 * step);
    expect((await answerCode(phone, codeOf(secret, -1))).status).toBe(200);
    server.clock.advance(2 * step);
    const spaced = `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`;
    expect((await answerCode(phone, spaced)).status).toBe(200);
  });

  it('P14 ACC-22 makes whoever guesses wait a quarter of an hour after ten codes, whichever challenge they stand in', async () => {
    const { secret } = await turnOn();
    const phone = new PortalClient(server);
    for (let n = 1; n <= 10; n++) {
      expect(await refusalOf(await answerCode(phone, '000000'))).toEqual([401, 'wrong-code']);
    }
    const locked = await answerCode(phone, codeOf(secret));
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '900']);
    server.clock.advance(14 * minute);
    expect((await answerCode(phone, codeOf(secret))).status).toBe(429);
    server.clock.advance(minute);
    expect((await answerCode(phone, codeOf(secret))).status).toBe(200);
  });

  it('ACC-21 asks at a challenge that is over after five tries, ten minutes or one answer', async () => {
    const { secret } = await turnOn();
    const phone = new PortalClient(server);
    const dead = [410, 'dead-link'];
    const answer = async (of: string, code: string) =>
      phone.post('/session/second-factor', { challenge: of, code });
    const tired = await challenge(phone);
    for (let n = 1; n <= 5; n++) await answer(tired, '000000');
    expect(await refusalOf(await answer(tired, codeOf(secret)))).toEqual(dead);
    const old = await challenge(phone);
    server.clock.advance(10 * minute);
    expect(await refusalOf(await answer(old, codeOf(secret)))).toEqual(dead);
    const used = await challenge(phone);
    expect((await answer(used, codeOf(secret))).status).toBe(200);
    server.clock.advance(2 * step);
    expect(await refusalOf(await answer(used, codeOf(secret)))).toEqual(dead);
    expect(await refusalOf(await answer('A'.repeat(43), codeOf(secret)))).toEqual(dead);
  });

  it('P17 ACC-21 gives no session with a challenge, and no cookie', async () => {
    await turnOn();
    const phone = new PortalClient(server);
    const token = await challenge(phone);
    expect([...phone.jar.keys()]).toEqual([]);
    phone.jar.set('__Host-sid', token);
    for (const path of ['/me', '/me/sessions', '/employees', '/devices']) {
      expect([path, (await phone.get(path)).status]).toEqual([path, 401]);
    }
  });

  it('P15 ACC-22 is replaced by a recovery code once, of two at once for one, and the owner hears of it', async () => {
    const { codes } = await turnOn();
    const [first = '', second = ''] = codes;
    const phone = new PortalClient(server);
    const typed = first.toLowerCase().replaceAll('-', ' ');
    expect((await answerCode(phone, typed)).status).toBe(200);
    expect(await refusalOf(await answerCode(phone, first))).toEqual([401, 'wrong-code']);
    expect(await mailsAbout('vient de servir')).toHaveLength(1);
    const browsers = [1, 2, 3].map(() => new PortalClient(server));
    const challenges: string[] = [];
    for (const browser of browsers) challenges.push(await challenge(browser));
    const answers = await Promise.all(
      browsers.map((browser, at) =>
        browser.post('/session/second-factor', { challenge: challenges[at], code: second }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const stored = await server.deps.db.selectFrom('account_recovery_code').selectAll().execute();
    for (const code of codes) expect(JSON.stringify(stored)).not.toContain(code);
  });

  it('P15 ACC-22 has new recovery codes for the password, and the old ones open nothing', async () => {
    const { codes } = await turnOn();
    const renewed = await client.post('/me/second-factor/codes', { password });
    const next = recoveryCodesSchema.parse(await renewed.json()).codes;
    const phone = new PortalClient(server);
    const old = await answerCode(phone, codes[0] ?? '');
    expect(await refusalOf(old)).toEqual([401, 'wrong-code']);
    expect((await answerCode(phone, next[0] ?? '')).status).toBe(200);
  });

  it('P12 ACC-10 is asked for after a reset by mail all the same, and every session has ended', async () => {
    const { secret } = await turnOn();
    const link = await resetLink();
    const done = await client.post('/passwords/reset', { token: link, password: 'Quatre-Geais-8' });
    expect(done.status).toBe(204);
    expect(await client.me()).toBeNull();
    const answer = await client.logIn(administrator.email, 'Quatre-Geais-8');
    const asked = loginAnswerSchema.parse(await answer.json());
    expect(asked.next).toBe('second-factor');
    expect(await client.me()).toBeNull();
    const code = codeOf(secret);
    const given = asked.next === 'second-factor' ? asked.challenge : '';
    expect((await client.post('/session/second-factor', { challenge: given, code })).status).toBe(
      200,
    );
  });

  it('P20 ACC-22 cannot be ended by an administrator while the organisation requires it', async () => {
    const { secret } = await turnOn();
    const off = () => client.post('/me/second-factor/off', { password, code: codeOf(secret) });
    expect(await refusalOf(await off())).toEqual([403, 'not-allowed']);
    await server.deps.db
      .updateTable('organisation')
      .set({ settings: JSON.stringify({ secondFactorGrace: null }) })
      .execute();
    const bad = { password, code: '000000' };
    expect(await refusalOf(await client.post('/me/second-factor/off', bad))).toEqual([
      401,
      'wrong-code',
    ]);
    expect((await off()).status).toBe(204);
    expect((await client.me())?.secondFactor.on).toBe(false);
    expect(loginAnswerSchema.parse(await (await client.logIn()).json()).next).toBe('in');
  });

  it('C14 ACC-23 is required of administrators after the days of grace: until then everything, then the profile alone', async () => {
    const day = 24 * 60 * minute;
    const before = await client.me();
    expect(before?.secondFactor).toEqual({
      on: false,
      requiredBy: server.clock.now() + 14 * day,
      restricted: false,
    });
    server.clock.advance(14 * day);
    await client.logIn();
    const restricted = meSchema.parse(await (await client.get('/me')).json());
    expect(restricted.secondFactor.restricted).toBe(true);
    expect(restricted.permissions).toEqual(['own.profile', 'support.request']);
    expect(await refusalOf(await client.get('/devices'))).toEqual([403, 'not-allowed']);
    await turnOn();
    expect((await client.me())?.permissions).toContain('roles.give');
    expect((await client.get('/devices')).status).toBe(200);
  });
});

describe('an invitation to somebody who has a second factor', () => {
  it('P12 P19 ACC-21 is accepted with the present password, and opens nothing before the code', async () => {
    const people = new PortalPeople(server, me);
    const person = await people.hire('awa@example.fr');
    const opened = { person, role: 'employee' };
    await client.post('/accesses/open', opened);
    const phone = new PortalClient(server);
    const token = await people.tokenTo('awa@example.fr', 'activation');
    await phone.post('/activate', { token, password });
    const { secret } = await turnOn(phone);
    await client.post('/accesses/revoke', { person });
    expect(await phone.me()).toBeNull();
    await client.post('/accesses/open', opened);
    const again = await people.tokenTo('awa@example.fr', 'activation');
    const laptop = new PortalClient(server);
    const answer = await laptop.post('/activate', { token: again, password });
    const asked = loginAnswerSchema.parse(await answer.json());
    expect([asked.next, [...laptop.jar.keys()]]).toEqual(['second-factor', []]);
    const given = asked.next === 'second-factor' ? asked.challenge : '';
    const body = { challenge: given, code: codeOf(secret) };
    expect((await laptop.post('/session/second-factor', body)).status).toBe(200);
    expect(await laptop.me()).toMatchObject({ person: { id: person } });
  });

  it('C16 ACC-29 who lost it has it ended by an administrator, once, and is told', async () => {
    const people = new PortalPeople(server, me);
    const person = await people.hire('awa@example.fr');
    await client.post('/accesses/open', { person, role: 'employee' });
    const phone = new PortalClient(server);
    const token = await people.tokenTo('awa@example.fr', 'activation');
    await phone.post('/activate', { token, password });
    await turnOn(phone);
    expect((await client.post(`/accesses/${person}/second-factor-off`)).status).toBe(204);
    expect(await phone.me()).toBeNull();
    const told = await people.mailsTo('awa@example.fr');
    expect(told.filter(({ text }) => text?.includes('désactivée'))).toHaveLength(1);
    const entered = await phone.logIn('awa@example.fr', password);
    expect(loginAnswerSchema.parse(await entered.json()).next).toBe('in');
    const twice = await client.post(`/accesses/${person}/second-factor-off`);
    expect(await refusalOf(twice)).toEqual([409, 'conflict']);
  });
});

describe('a proof', () => {
  it('ACC-24 is the log-in, for ten minutes, and then the password; with a second factor it is a code', async () => {
    const again = { password };
    await turnOn();
    const renew = async () => (await client.post('/me/second-factor/codes', again)).status;
    expect(await renew()).toBe(200);
    server.clock.advance(10 * minute);
    const late = await client.post('/me/second-factor/codes', again);
    expect(await refusalOf(late)).toEqual([403, 'prove-again']);
    expect(await refusalOf(await client.post('/me/proof', again))).toEqual([401, 'wrong-code']);
  });

  it('ACC-24 by password is counted against guessing like a log-in', async () => {
    const wrong = { password: 'Wrong-Password-9' };
    for (let n = 1; n <= 6; n++) {
      expect(await refusalOf(await client.post('/me/proof', wrong))).toEqual([
        401,
        'wrong-credentials',
      ]);
    }
    expect((await client.post('/me/proof', { password })).status).toBe(429);
    server.clock.advance(minute);
    expect((await client.post('/me/proof', { password })).status).toBe(204);
    for (const nothing of [{}, { code: '123456' }]) {
      expect((await client.post('/me/proof', nothing)).status).toBe(401);
    }
  });
});

/** Asks for a reset and takes its token from the queue. */
async function resetLink(): Promise<string> {
  await client.post('/passwords/forgotten', { email: administrator.email });
  for (;;) {
    const [mail] = await mailsAbout('/portal/reset#');
    const [, token] = /reset#([\w-]{43})/.exec(mail?.text ?? '') ?? [];
    if (token !== undefined) return token;
    await new Promise((done) => setTimeout(done, 5));
  }
}
