import { alwaysByMail } from '@comptoir/shared/notifications/notification';
import type { Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { enqueueMail } from '../mail/commands.ts';
import type { Pusher } from '../platform/push.ts';
import { findAnnouncementWords } from './announced/queries.ts';
import { insertNotification } from './commands.ts';
import { enqueuePush, pushLife } from './push/commands.ts';
import { findSubscriptions } from './push/queries.ts';
import {
  type Recipient,
  findGivenNames,
  findHouseName,
  findRecipients,
} from './recipients/queries.ts';
import { type Subject, type Telling, kindOf, pathOf } from './subject.ts';
import { mailFooter, moreLines, nobodyNamed, say } from './words.ts';

/** What is older when it is found is told by the space alone (spec NOTE-6). Ms. */
const mailPatience = 7 * 86_400_000;

/** Lines of a mail about the schedule. */
const mostLines = 15;

type FanOutDeps = Pick<Deps, 'clock' | 'random'>;

type FanOut = {
  organisation: string;
  tellings: readonly Telling[];
  /** Base of the links. */
  base: URL;
  pusher: Pick<Pusher, 'allows'>;
};

/** Writes what each is told, and puts it on the ways that they chose (spec NOTE-5). */
export async function fanOut(trx: Trx, deps: FanOutDeps, of: FanOut): Promise<void> {
  const { organisation, tellings } = of;
  if (tellings.length === 0) return;
  const recipients = await findRecipients(
    trx,
    organisation,
    tellings.map(({ person }) => person),
  );
  const subscriptions = await findSubscriptions(trx, organisation, [...recipients.keys()]);
  const now = deps.clock.now();
  const house = await findHouseName(trx, organisation);
  for (const telling of tellings) {
    const recipient = recipients.get(telling.person);
    // Whoever has no access hears of it on the tablet.
    if (!recipient) continue;
    const id = await insertNotification(trx, deps, organisation, telling);
    // Whoever has read the thing itself needs no call to it.
    if (id === null || telling.readAt !== undefined) continue;
    const kind = kindOf[telling.subject.about];
    const { mail, push } = recipient.preferences[kind];
    const age = now - telling.at;
    // Of these, rooms of their own write the mail.
    if (mail && age < mailPatience && !alwaysByMail.includes(kind)) {
      await mailTo(trx, deps, { telling, recipient, house, organisation, base: of.base });
    }
    if (!push || age >= pushLife) continue;
    for (const { id: subscription, person, endpoint } of subscriptions) {
      if (person !== telling.person || !of.pusher.allows(endpoint)) continue;
      const { title, text } = say(telling.subject, recipient.language, nobodyNamed);
      await enqueuePush(trx, deps, {
        ...{ organisation, subscription, topic: kind, until: telling.at + pushLife },
        payload: { title, body: text, path: pathOf[telling.subject.about], tag: kind },
        dedupe: `${id}/${subscription}`,
      });
    }
  }
}

async function mailTo(
  trx: Trx,
  deps: FanOutDeps,
  of: { telling: Telling; recipient: Recipient; house: string; organisation: string; base: URL },
): Promise<void> {
  const { telling, recipient, house, organisation, base } = of;
  const { subject, person, key } = telling;
  const { language, name, address } = recipient;
  const named = await factsOf(trx, { organisation, person }, [subject]);
  const { title, text, lines = paragraphs(text), button } = say(subject, language, named(subject));
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), moreLines[language](more)] : lines;
  await enqueueMail(trx, deps, {
    template: 'notification',
    data: {
      ...{ organisation: house, given: name.split(' ')[0] ?? '', title, lines: shown, button },
      footer: mailFooter[language],
      url: new URL(`/portal${pathOf[subject.about]}`, base).href,
    },
    to: { name, address },
    language,
    organisation,
    dedupe: `notification/${person}/${key}`,
  });
}

function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Names and words that subjects speak of, as they are now, and as far as they are for this person. */
export async function factsOf(
  trx: Reader,
  reader: { organisation: string; person: string },
  subjects: readonly Subject[],
) {
  const { organisation } = reader;
  const people = subjects.flatMap((one) =>
    'person' in one ? one.person : 'colleague' in one ? one.colleague : [],
  );
  const announcements = subjects.flatMap((one) => ('announcement' in one ? one.announcement : []));
  const names = await findGivenNames(trx, organisation, people);
  const words = await findAnnouncementWords(trx, reader, announcements);
  return (subject: Subject) => ({
    nameOf: (person: string) => names.get(person) ?? null,
    announcement: 'announcement' in subject ? (words.get(subject.announcement) ?? null) : null,
  });
}
