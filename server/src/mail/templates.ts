import type { Language } from '@comptoir/shared/establishments/languages';
import type { InvitationText } from '@comptoir/shared/establishments/operations';
import { type Detail, type MailText, type MailTexts, en, fr } from './texts.ts';

/** What each mail is about. Nothing here is ever a password. */
export type MailContents = {
  /** « Ouvrir un compte »: the login, the link that opens it, and whom to ask. */
  invitation: {
    organisation: string;
    given: string;
    email: string;
    phone: string | null;
    url: string;
    hours: number;
    /** Who invites; null where it is nobody that the register names. */
    inviter: string | null;
    inviterPhone: string | null;
    /** What the organisation writes; null: as Comptoir has it. */
    words: InvitationText | null;
    /** Its logo comes with the mail (`logoId`). */
    logo: boolean;
  };
  forgotten: { email: string; url: string; minutes: number };
  'password-changed': { email: string; url: string };
  /** To administrators: a Manager account was opened from a tablet. */
  'manager-account': {
    organisation: string;
    establishment: string;
    person: string;
    opener: string | null;
    url: string;
  };
  /** To administrators: a tablet exists twice, or went back to what it had been. */
  /** The day's checkpoint of the journal: kept by whoever gets it, it shows later what was changed (spec EVID-4). */
  checkpoint: {
    organisation: string;
    operations: number;
    /** The day, as it is written. */
    day: string;
    /** JSON in one line, to be pasted into a file as it stands. */
    checkpoint: string;
    thumbprint: string;
  };
  /** To the person: a statement of these days was issued to them. */
  statement: { organisation: string; given: string; from: string; to: string; url: string };
  /** To the person: somebody decided about a correction of their hours. `own`: they had asked for it themselves. */
  correction: {
    organisation: string;
    given: string;
    /** The day, as it is written. */
    day: string;
    outcome: 'approved' | 'edited' | 'refused';
    own: boolean;
    url: string;
  };
  /** To anybody: something that they chose to hear of. The sentences are the notification's own, in their language. */
  notification: {
    organisation: string;
    given: string;
    title: string;
    lines: readonly string[];
    button: string;
    footer: string;
    url: string;
  };
  'tablet-forked': {
    organisation: string;
    establishment: string;
    fingerprint: string;
    url: string;
  };
  /** An administrator asked for it (C16). */
  'reset-given': { organisation: string; email: string; url: string; minutes: number };
  /** `left`: recovery codes that are left. */
  'second-factor': {
    email: string;
    event: 'on' | 'off' | 'codes' | 'code-used';
    left: number;
    url: string;
  };
  'sign-up': { email: string; url: string; hours: number };
  /** The same page was asked with an e-mail that has an account. */
  'sign-up-known': { email: string; url: string };
  /** To the new address. `organisation`: who noted it as a contact; null: its owner asked. */
  'email-confirm': {
    from: string;
    email: string;
    organisation: string | null;
    url: string;
    hours: number;
  };
  /** To the address of until now. */
  'email-asked': { email: string; to: string; url: string };
  'email-changed': { email: string; to: string; url: string };
};
export type MailTemplate = keyof MailContents;
/** Those about one's login: their sentences stand in account-texts.ts. */
export type AccountTemplate =
  | 'reset-given'
  | 'second-factor'
  | 'sign-up'
  | 'sign-up-known'
  | 'email-confirm'
  | 'email-asked'
  | 'email-changed';
export type MailContent = {
  [T in MailTemplate]: { template: T; data: MailContents[T] };
}[MailTemplate];

export type RenderedMail = { subject: string; text: string; html: string };

const languages: Record<Language, MailTexts> = { fr, en };

/** Writes a mail: a subject of one line, plain text, and HTML that loads nothing from anywhere. */
export function renderMail(content: MailContent, language: Language): RenderedMail {
  const mail = textOf(languages[language], inOneLine(content));
  return {
    subject: oneLine(mail.subject),
    text: textBody(mail),
    html: htmlBody(mail, language),
  };
}

function textOf(texts: MailTexts, content: MailContent): MailText {
  switch (content.template) {
    case 'invitation':
      return texts.invitation(content.data);
    case 'forgotten':
      return texts.forgotten(content.data);
    case 'password-changed':
      return texts['password-changed'](content.data);
    case 'manager-account':
      return texts['manager-account'](content.data);
    case 'checkpoint':
      return texts.checkpoint(content.data);
    case 'statement':
      return texts.statement(content.data);
    case 'correction':
      return texts.correction(content.data);
    case 'notification':
      return texts.notification(content.data);
    case 'tablet-forked':
      return texts['tablet-forked'](content.data);
    case 'reset-given':
      return texts['reset-given'](content.data);
    case 'second-factor':
      return texts['second-factor'](content.data);
    case 'sign-up':
      return texts['sign-up'](content.data);
    case 'sign-up-known':
      return texts['sign-up-known'](content.data);
    case 'email-confirm':
      return texts['email-confirm'](content.data);
    case 'email-asked':
      return texts['email-asked'](content.data);
    case 'email-changed':
      return texts['email-changed'](content.data);
  }
}

function inOneLine(content: MailContent): MailContent {
  const data = Object.fromEntries(
    Object.entries(content.data).map(([name, value]) => [
      name,
      typeof value === 'string' ? oneLine(value) : eachInOneLine(value),
    ]),
  );
  return { ...content, data } as MailContent;
}

function eachInOneLine(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? oneLine(one) : one));
}

/** No name can begin a header or a paragraph of its own: what is not printable becomes a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
}

function textBody({ lines, details = [], button, call, after }: MailText): string {
  const parts = [
    ...lines,
    ...(details.length > 0 ? [details.map(spoken).join('\n')] : []),
    ...(button ? [`${button.label}\n${button.url}`] : []),
    ...(call ? [spoken(call)] : []),
    ...after,
  ];
  return `${parts.join('\n\n')}\n`;
}

function spoken({ label, value }: Detail): string {
  return `${label} ${value}`;
}

/** The name by which the HTML of a mail shows an image that comes with it. */
export const logoId = 'logo@comptoir';

const ink = '#1f2a24';
const paragraph = 'margin:0 0 16px;font-size:16px;line-height:1.5;overflow-wrap:anywhere';
const pressed = `display:inline-block;padding:16px 32px;border-radius:8px;background:${ink};color:#ffffff;font-size:18px;font-weight:600;letter-spacing:.02em;text-decoration:none`;

function htmlBody(mail: MailText, language: Language): string {
  const { subject, lines, details = [], button, call, after, logo } = mail;
  const link =
    button &&
    `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="${pressed}">${escapeHtml(button.label)}</a></p>`;
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(oneLine(subject))}</title></head>`,
    `<body style="margin:0;padding:24px;background:#f6f3ec;color:${ink};font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif">`,
    '<div style="max-width:520px;margin:0 auto;padding:32px;border-radius:12px;background:#ffffff">',
    ...(logo === undefined ? [] : [logoImage(logo)]),
    ...lines.map(shownLine),
    ...(details.length > 0 ? [detailTable(details)] : []),
    ...(link ? [link] : []),
    ...(call ? [`<p style="${paragraph}">${escapeHtml(call.label)} ${valueOf(call)}</p>`] : []),
    ...after.map(shownLine),
    '</div></body></html>',
  ].join('\n');
}

function shownLine(line: string): string {
  return `<p style="${paragraph}">${escapeHtml(line).replaceAll('\n', '<br>')}</p>`;
}

/** @param alt what stands there while images are not shown */
function logoImage(alt: string): string {
  return `<p style="margin:0 0 24px"><img src="cid:${logoId}" alt="${escapeHtml(alt)}" style="display:block;max-width:240px;max-height:96px"></p>`;
}

/** The HTML of a mail whose image is gone meanwhile. */
export function withoutLogo(html: string): string {
  return html.replaceAll(new RegExp(`<img src="cid:${logoId}"[^>]*>`, 'g'), '');
}

function detailTable(details: readonly Detail[]): string {
  const rows = details.map(
    (detail) =>
      `<tr><td style="padding:6px 16px 6px 0;color:#5c665f">${escapeHtml(detail.label)}</td><td style="padding:6px 0;font-weight:600">${valueOf(detail)}</td></tr>`,
  );
  return `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse;font-size:16px">${rows.join('')}</table>`;
}

/** A telephone number is called by a tap. */
function valueOf({ value, phone }: Detail): string {
  const shown = escapeHtml(value);
  if (phone === undefined) return shown;
  const style = `color:${ink};display:inline-block;padding:6px 0`;
  return `<a href="tel:${escapeHtml(phone.replaceAll(/[^+\d]/g, ''))}" style="${style}">${shown}</a>`;
}

/** A name is text, whatever it looks like (X08). */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
