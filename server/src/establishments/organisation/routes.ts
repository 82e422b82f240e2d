import {
  invitationPreviewSchema,
  organisationPatchSchema,
  organisationViewSchema,
} from '@comptoir/shared/establishments/portal';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { accountScope, requirePermission } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { coversAll, organisationOf, portalSource } from '../../http/scopes.ts';
import { statuses } from '../../http/statuses.ts';
import { enqueueMail } from '../../mail/commands.ts';
import { findLogo } from '../../mail/logo.ts';
import { findImage } from '../../mail/queries.ts';
import { logoId, renderMail, withoutLogo } from '../../mail/templates.ts';
import { editOrganisation } from './edit.ts';
import { type SampleMail, findSample } from './sample.ts';
import { findOrganisation } from './views.ts';

/** A mail is shown in a frame of the portal, and is as little of a page as can be (spec MAIL-17). */
const previewPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

/** `/api/portal/organisation`: what is decided for the whole house (`organisation.manage` everywhere). */
export function organisationRoutes(
  deps: Deps,
  doors: { sessions: PortalSessions; address: () => Promise<URL> },
): Router {
  const { sessions, address } = doors;
  const router = express.Router();

  const managerOf = async (request: Request, response: Response) => {
    const scope = await requirePermission(sessions, request, response, 'organisation.manage');
    if (!scope || coversAll(scope)) return scope;
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/', async (request, response) => {
    const scope = await managerOf(request, response);
    if (!scope) return;
    const { view } = await findOrganisation(deps.db, scope.organisation);
    response.json(organisationViewSchema.parse(view));
  });

  router.patch('/', async (request, response) => {
    const scope = await managerOf(request, response);
    const patch = scope && readBody(organisationPatchSchema, request.body, response);
    if (!patch) return;
    const by = { actor: scope.person, source: portalSource(scope) };
    const done = await editOrganisation(deps, organisationOf(scope), patch, by);
    const { view: current } = await findOrganisation(deps.db, scope.organisation);
    if (done.ok) response.json(organisationViewSchema.parse(current));
    else if (done.refusal === 'conflict') {
      const problem = { protocol: protocolMarker, refusal: done.refusal, current };
      response.status(statuses.conflict).json(problem);
    } else sendProblem(response, done.refusal === 'malformed' ? 'bad-request' : done.refusal);
  });

  /** The form of the editor, and the mail that it would make for whoever asks. */
  const sampleOf = async (
    request: Request,
    response: Response,
    asked: unknown,
  ): Promise<SampleMail | null> => {
    const scope = await managerOf(request, response);
    const form = scope && readBody(invitationPreviewSchema, asked, response);
    if (!form) return null;
    const account = await accountScope(sessions, request, response);
    return account && findSample(deps.db, account, form, await address());
  };

  router.get('/invitation/preview', async (request, response) => {
    const sample = await sampleOf(request, response, request.query);
    if (!sample) return;
    const { html } = renderMail(sample.content, sample.language);
    const logo =
      sample.logo === null ? null : await findLogo(deps.db, sample.organisation, sample.logo);
    const shown = logo
      ? html.replaceAll(
          `cid:${logoId}`,
          `data:image/png;base64,${Buffer.from(logo).toString('base64')}`,
        )
      : withoutLogo(html);
    response.setHeader('Content-Security-Policy', previewPolicy);
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    response.type('text/html').send(shown);
  });

  router.post('/invitation/test', async (request, response) => {
    const sample = await sampleOf(request, response, request.body);
    if (!sample) return;
    const { organisation, content, language, to, logo } = sample;
    const isThere = logo !== null && (await findImage(deps.db, organisation, logo)) !== null;
    await inTransaction(deps.db, (trx) =>
      enqueueMail(trx, deps, {
        ...content,
        data: { ...content.data, logo: isThere },
        ...(isThere && { logoHash: logo }),
        ...{ to, language, organisation },
      }),
    );
    response.status(202).end();
  });

  return router;
}
