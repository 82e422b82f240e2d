import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakePusher } from '../testing/fake-pusher.ts';
import {
  type PushMood,
  PushService,
  type TestBrowser,
  pushServiceCa,
} from '../testing/push-service.ts';
import { type Pusher, type Pushing, isPoint, openPusher } from './push.ts';
import { readEndpoint, readPushHost } from './push-endpoint.ts';

let service: PushService;
beforeEach(async () => {
  service = await PushService.open();
});
afterEach(() => service.close());

const payload = {
  title: 'Votre planning a changé',
  body: '3 changements',
  path: '/schedule',
  tag: 'schedule',
};

function realPusher(): Pusher {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  });
  const { x = '', y = '', d = '' } = jwk;
  return openPusher({
    keys: { publicKey: { kty: 'EC', crv: 'P-256', x, y }, d },
    ...{ subject: 'mailto:comptoir@maison-aubert.fr', hosts: [service.host] },
    ...{ ca: pushServiceCa, silence: 1_500 },
  });
}

type Bench = { pusher: Pusher; mood: (mood: PushMood) => void; taken: () => unknown[] };

const answers: Partial<Record<PushMood, Pushing>> = {
  gone: { ok: false, because: 'gone', problem: 'HTTP 410', wait: null },
  refuses: { ok: false, because: 'refused', problem: 'HTTP 400', wait: null },
  forbids: { ok: false, because: 'refused', problem: 'HTTP 403', wait: null },
  redirects: { ok: false, because: 'refused', problem: 'HTTP 302', wait: null },
  fails: { ok: false, because: 'later', problem: 'HTTP 503', wait: null },
  throttles: { ok: false, because: 'later', problem: 'HTTP 429', wait: 90_000 },
  'too-large': { ok: false, because: 'too-large', problem: 'HTTP 413', wait: null },
  stalls: { ok: false, because: 'unreachable', problem: 'the operation timed out', wait: null },
};

const benches: Record<string, () => Bench> = {
  'the real one': () => ({
    pusher: realPusher(),
    mood: (mood) => {
      service.mood = mood;
      service.retryAfter = mood === 'throttles' ? 90 : null;
    },
    taken: () => service.received.map((one) => one.payload),
  }),
  'the fake': () => {
    const pusher = new FakePusher([service.host]);
    return {
      pusher,
      mood: (mood) => {
        pusher.answer = answers[mood] ?? { ok: true };
      },
      taken: () => pusher.sent.map((one) => JSON.parse(one.payload) as unknown),
    };
  },
};

describe.each(Object.entries(benches))('%s', (_, open) => {
  const send = (bench: Bench, target: TestBrowser) =>
    bench.pusher.send({ target, payload: JSON.stringify(payload), ttl: 3_600, topic: 'schedule' });

  it('NOTE-10 brings a push to its browser', async () => {
    const bench = open();
    expect(await send(bench, service.browser())).toEqual({ ok: true });
    expect(bench.taken()).toEqual([payload]);
  });

  it('NOTE-11 tells apart what is gone, refused, for later, too large and without an answer, and throws for none', async () => {
    const bench = open();
    const browser = service.browser();
    for (const [mood, answer] of Object.entries(answers)) {
      bench.mood(mood as PushMood);
      const said = await send(bench, browser);
      expect([mood, said]).toEqual([
        mood,
        mood === 'stalls' ? { ...answer, problem: expect.any(String) as string } : answer,
      ]);
    }
    expect(bench.taken()).toEqual([]);
  });

  it('X11 sends nothing to what is no push service, whoever saved it', async () => {
    const bench = open();
    const endpoint = 'https://169.254.169.254/latest/meta-data';
    const said = await send(bench, { ...service.browser(), endpoint });
    expect(said).toMatchObject({ ok: false, because: 'refused' });
    expect(bench.pusher.allows(endpoint)).toBe(false);
  });
});

it('NOTE-10 a push is sealed to its browser, signed by this server, lives for a time and has a topic', async () => {
  const pusher = realPusher();
  await pusher.send({
    ...{ target: service.browser(), payload: JSON.stringify(payload), ttl: 3_600 },
    topic: 'schedule',
  });
  expect(service.received).toEqual([
    {
      browser: '/push/0',
      ...{ payload, topic: 'schedule', ttl: 3_600, bytes: expect.any(Number) as number },
      claims: {
        aud: `https://${service.host}`,
        sub: 'mailto:comptoir@maison-aubert.fr',
        exp: expect.any(Number) as number,
      },
    },
  ]);
  expect(service.received[0]!.bytes).toBeLessThan(400);
});

it('NOTE-11 a redirect is not followed, and a date of Retry-After is kept to', async () => {
  service.mood = 'redirects';
  const pusher = realPusher();
  const message = { target: service.browser(), payload: '{}', ttl: 60, topic: 'x' };
  expect(await pusher.send(message)).toMatchObject({ because: 'refused' });
  expect(service.attempts).toBe(1);
});

it('NOTE-11 an answer without an end is no answer to wait for: its status counts, and its heads are given a time', async () => {
  const pusher = realPusher();
  const message = { target: service.browser(), payload: JSON.stringify(payload), ttl: 60 };
  service.mood = 'floods';
  expect(await pusher.send({ ...message, topic: 'x' })).toEqual({ ok: true });
  service.mood = 'drips';
  expect(await pusher.send({ ...message, topic: 'x' })).toMatchObject({ because: 'unreachable' });
});

it('NOTE-11 keys that nothing can be sealed to are an answer, not a crash', async () => {
  const target = { ...service.browser(), p256dh: Buffer.alloc(65, 4).toString('base64url') };
  expect(isPoint(target.p256dh)).toBe(false);
  expect(isPoint(service.browser('other').p256dh)).toBe(true);
  const said = await realPusher().send({ target, payload: '{}', ttl: 60, topic: 'x' });
  expect(said).toMatchObject({ ok: false, because: 'refused' });
  expect(service.attempts).toBe(0);
});

describe('X11 an endpoint', () => {
  it('X11 of each known service is taken', () => {
    for (const one of [
      'https://fcm.googleapis.com/fcm/send/abc:def-1_2',
      'https://web.push.apple.com/QGuQyavXutnMH9r3',
      'https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2b',
      'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    ]) {
      expect([one, readEndpoint(one)?.href]).toEqual([one, one]);
    }
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/a',
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://user@fcm.googleapis.com/a',
    'https://fcm.googleapis.com@evil.example/a',
    'https://fcm.googleapis.com:8443/a',
    'https://fcm.googleapis.com:443/a',
    'https://fcm.googleapis.com.evil.example/a',
    'https://evilfcm.googleapis.com/a',
    'https://push.apple.com/a',
    'https://evilpush.apple.com/a',
    'https://web.push.apple.com.evil.example/a',
    'https://fcm.googleapis.com./a',
    'https://fcm.googleapis.com\\@evil.example/a',
    ' https://fcm.googleapis.com/a',
    'https://FCM.googleapis.com/a',
    'https://fcm.googleapis.com/a#b',
    `https://fcm.googleapis.com/${'a'.repeat(2_048)}`,
    'data:text/plain,x',
    '',
  ])('X11 %s is not', (endpoint) => {
    expect(readEndpoint(endpoint)).toBeNull();
  });

  it('X11 of a host that the server’s owner named is taken, and of no other port', () => {
    expect(readEndpoint('https://localhost:9000/x', ['localhost:9000'])).not.toBeNull();
    expect(readEndpoint('https://localhost:9001/x', ['localhost:9000'])).toBeNull();
    expect(readEndpoint('http://localhost:9000/x', ['localhost:9000'])).toBeNull();
    expect(readEndpoint('https://a.push.maison.fr/x', ['*.push.maison.fr'])).not.toBeNull();
    for (const bad of ['*', '*.', 'https://a.fr', 'a b', 'a/b', 'u@a.fr', '']) {
      expect([bad, readPushHost(bad)]).toEqual([bad, null]);
    }
  });
});
