import {
  type OrganisationView,
  establishmentViewSchema,
  organisationViewSchema,
} from '@comptoir/shared/establishments/portal';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertPhoto } from '../../employees/commands.ts';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { standardInvitation } from '../../mail/invitation-words.ts';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';
import { findOrganisationSettings } from '../queries.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let person: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  person = house.me.person.id;
});
afterEach(() => server.close());

const read = async (): Promise<OrganisationView> =>
  organisationViewSchema.parse(await (await client.get('/organisation')).json());
const patch = (body: object, by = client) => by.send('PATCH', '/organisation', body);

async function sendLogo(): Promise<string> {
  const create = { width: 30, height: 20, channels: 3, background: '#a53' } as const;
  const webp = new Uint8Array(await sharp({ create }).webp().toBuffer());
  const hash = hashPhoto(webp);
  await insertPhoto(server.deps.db, organisation, { hash, webp, at: server.deps.clock.now() });
  return hash;
}

const words = { subject: 'Bienvenue, {prénom}', text: 'Bonjour {prénom} !\n\nÀ bientôt.' };

describe('EST-9 what is decided for the whole organisation', () => {
  it('is as Comptoir has it until somebody chooses, and changes field by field', async () => {
    expect(await read()).toEqual({
      name: 'Maison Aubert',
      settings: { secondFactorGrace: 14, passphrases: false },
      invitation: { fr: null, en: null },
      standard: standardInvitation,
      logo: null,
    });
    const logo = await sendLogo();
    const answer = await patch({
      name: { from: 'Maison Aubert', to: ' Maison Aubert & fils ' },
      secondFactorGrace: { from: 14, to: null },
      passphrases: { from: false, to: true },
      invitationFr: { from: null, to: words },
      logo: { from: null, to: logo },
    });
    expect(answer.status).toBe(200);
    const changed = organisationViewSchema.parse(await answer.json());
    expect(changed).toMatchObject({
      name: 'Maison Aubert & fils',
      settings: { secondFactorGrace: null, passphrases: true },
      invitation: { fr: words, en: null },
      logo,
    });
    expect(await read()).toEqual(changed);
    expect(await findOrganisationSettings(server.deps.db, organisation)).toEqual(changed.settings);
    expect((await client.me())?.organisation.name).toBe('Maison Aubert & fils');
    const back = await patch({
      invitationFr: { from: words, to: null },
      logo: { from: logo, to: null },
    });
    expect(await back.json()).toMatchObject({ invitation: { fr: null }, logo: null });
    expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
  });

  it('that somebody else changed meanwhile stays, all of it, and is shown', async () => {
    await patch({ secondFactorGrace: { from: 14, to: 7 } });
    const answer = await patch({
      passphrases: { from: false, to: true },
      secondFactorGrace: { from: 14, to: 30 },
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      refusal: 'conflict',
      current: { settings: { secondFactorGrace: 7, passphrases: false } },
    });
    const from = { subject: 'Autre', text: 'Autre' };
    const other = await patch({ invitationEn: { from, to: words } });
    expect(other.status).toBe(409);
    const nowhere = await patch({ logo: { from: null, to: 'f'.repeat(64) } });
    expect(await refusalOf(nowhere)).toEqual([400, 'bad-request']);
    const grace = await patch({ secondFactorGrace: { from: 7, to: 365 } });
    expect(await refusalOf(grace)).toEqual([400, 'bad-request']);
    expect(await refusalOf(await patch({ owner: { from: 1, to: 2 } }))).toEqual([
      400,
      'bad-request',
    ]);
  });
});

describe('MAIL-17 the invitation in the portal', () => {
  const query = (form: Record<string, string>) => `?${new URLSearchParams(form).toString()}`;
  const preview = (form: Record<string, string>, by = client) =>
    by.get(`/organisation/invitation/preview${query({ language: 'fr', ...form })}`);

  it('C20 is previewed as it would look, and changes nothing', async () => {
    const logo = await sendLogo();
    const answer = await preview({ ...words, logo });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const html = await answer.text();
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Bonjour Nour !');
    expect(html).toMatch(/<img src="data:image\/png;base64,[A-Za-z0-9+/=]+" alt="Maison Aubert"/);
    expect(html).not.toContain('cid:');
    expect(html).toContain(administrator.email);
    expect(await read()).toMatchObject({ invitation: { fr: null }, logo: null });
    expect(await server.deps.db.selectFrom('mail').selectAll().execute()).toEqual([]);
  });

  it('X08 is framed by the portal alone, runs nothing, loads nothing, and writes what is typed as text', async () => {
    const answer = await preview({ subject: 'x', text: '<script>alert(1)</script>{prénom}' });
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", 'sandbox', "frame-ancestors 'self'"]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const html = await answer.text();
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;Nour');
  });

  it('P11 C20 is tried on oneself, with a link to the configured address, whatever the request says', async () => {
    const asked = { language: 'en', ...words };
    const headers = { 'x-forwarded-host': 'evil.example' };
    const answer = await client.post('/organisation/invitation/test', asked, { headers });
    expect(answer.status).toBe(202);
    const mails = await server.deps.db.selectFrom('mail').selectAll().execute();
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail).toMatchObject({ to_address: administrator.email, subject: 'Bienvenue, Nour' });
    const links = [...(mail?.html ?? '').matchAll(/href="(?!tel:)([^"]+)"/g)].map(([, url]) => url);
    const { origin } = new URL(links[0] ?? '');
    expect(links).toHaveLength(1);
    expect(origin).not.toContain('evil');
    expect(links[0]).toBe(`${origin}/portal/`);
    // Nobody else can be named.
    const other = await client.post('/organisation/invitation/test', { ...asked, to: 'a@b.fr' });
    expect(await refusalOf(other)).toEqual([400, 'bad-request']);
  });

  it('X03 is nobody’s but the administration’s of the whole organisation', async () => {
    const made = await client.post('/establishments', { name: 'Annexe', zone: 'Europe/Paris' });
    const there = establishmentViewSchema.parse(await made.json()).id;
    await server.deps.db
      .updateTable('holding')
      .set({ establishment: there })
      .where('person', '=', person)
      .execute();
    const answers = [
      await client.get('/organisation'),
      await patch({ passphrases: { from: false, to: true } }),
      await preview(words),
      await client.post('/organisation/invitation/test', { language: 'fr', ...words }),
    ];
    for (const answer of answers) expect(await refusalOf(answer)).toEqual([403, 'not-allowed']);
    const stranger = new PortalClient(server);
    expect(await refusalOf(await preview(words, stranger))).toEqual([401, 'unauthorised']);
  });
});
