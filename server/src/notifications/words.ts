import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type Facts,
  type Said,
  type Sentences,
  afterName,
  capital,
  dates,
  offersOf,
  shiftsOf,
} from './sentences.ts';
import type { Subject } from './subject.ts';

/** Every sentence of a notification. French first; English must have every one. */
const fr: Sentences = {
  schedule(subject) {
    const { count, isNew, range, lines } = shiftsOf(subject, 'fr', {
      added: 'Nouveau',
      gone: 'Retiré',
      detail: 'poste, pause ou note',
    });
    const what = isNew
      ? `${count} ${count === 1 ? 'service' : 'services'}`
      : `${count} ${count === 1 ? 'changement' : 'changements'}`;
    return {
      title: isNew ? 'Votre planning est publié' : 'Votre planning a changé',
      text: count === 1 ? (lines[0] ?? what) : `${what} : ${range}`,
      lines,
      button: 'Voir mon planning',
    };
  },
  'absence-asked': ({ type, from, to, person }, facts) => ({
    title:
      type === 'unavailable'
        ? 'Une indisponibilité attend votre décision'
        : 'Une absence attend votre décision',
    text: afterName(facts, person, dates(from, to, 'fr')),
    button: 'Décider',
  }),
  'absence-decided': ({ type, outcome, from, to }) => {
    const what = type === 'unavailable' ? 'indisponibilité' : 'absence';
    const title = {
      approved: `Votre demande d’${what} est acceptée`,
      refused: `Votre demande d’${what} n’est pas acceptée`,
      entered: `Une ${what} est notée à votre nom`,
      removed: `Votre ${what} est retirée du planning`,
    }[outcome];
    return { title, text: dates(from, to, 'fr'), button: 'Voir mes demandes' };
  },
  'swap-asked': ({ person }, facts) => ({
    title: 'On vous propose un échange',
    text: `${facts.nameOf(person) ?? 'Quelqu’un de l’équipe'} attend votre réponse. Vous êtes libre de refuser.`,
    button: 'Répondre',
  }),
  'swap-answered': ({ colleague, accepted }, facts) => {
    const who = facts.nameOf(colleague) ?? 'La personne demandée';
    return {
      title: accepted ? 'Votre échange avance' : 'Votre échange n’est pas possible',
      text: accepted
        ? `${who} est d’accord. Votre responsable décide maintenant.`
        : `${who} ne peut pas. Votre planning ne change pas.`,
      button: 'Voir mes demandes',
    };
  },
  'swap-waiting': ({ person, open }, facts) => ({
    title: open ? 'Une demande de service attend' : 'Un échange attend votre décision',
    text: afterName(
      facts,
      person,
      open ? 'demande un service à prendre' : 'les personnes concernées sont d’accord',
    ),
    button: 'Décider',
  }),
  'swap-decided': ({ approved, open }) => ({
    title: (open
      ? { yes: 'Le service est à vous', no: 'Le service n’est pas pour vous' }
      : { yes: 'L’échange est accepté', no: 'L’échange n’est pas accepté' })[
      approved ? 'yes' : 'no'
    ],
    text: approved ? 'Votre planning en tient compte.' : 'Votre planning ne change pas.',
    button: 'Voir mes demandes',
  }),
  'swap-withdrawn': ({ person }, facts) => ({
    title: 'Une proposition d’échange est retirée',
    text: `${facts.nameOf(person) ?? 'La personne qui demandait'} n’en a plus besoin. Votre planning ne change pas.`,
    button: 'Voir mes demandes',
  }),
  'swap-stale': ({ because, open }) => ({
    title: open ? 'Ce service n’est plus à prendre' : 'L’échange n’est plus possible',
    text: {
      changed: 'Un des services a changé depuis la demande. Votre planning publié fait foi.',
      taken:
        'Le service a été confié à quelqu’un d’autre. Le reste de votre planning ne change pas.',
      left: 'L’autre personne ne travaille plus ici. Votre planning ne change pas.',
    }[because],
    button: 'Voir mes demandes',
  }),
  offers(subject) {
    const { count, range, lines } = offersOf(subject, 'fr');
    return {
      title: count === 1 ? 'Un service à prendre' : `${count} services à prendre`,
      text: count === 1 ? (lines[0] ?? '') : capital(range),
      lines,
      button: 'Voir les services à prendre',
    };
  },
  'correction-asked': ({ person, day, again }, facts) => ({
    title: again
      ? 'Une correction d’heures est contestée'
      : 'Une correction d’heures attend votre décision',
    text: afterName(facts, person, dates(day, day, 'fr')),
    button: 'Décider',
  }),
  announcement: (_, { announcement }) => ({
    title: announcement?.title ?? 'Nouvelle annonce',
    text: announcement?.body ?? 'Ouvrez Comptoir pour la lire.',
    button: 'Lire l’annonce',
  }),
  correction: ({ day, outcome }) => ({
    title:
      outcome === 'approved'
        ? 'Une correction de vos heures est acceptée'
        : 'Une correction de vos heures n’est pas acceptée',
    text: dates(day, day, 'fr'),
    button: 'Voir mes heures',
  }),
  statement: ({ from, to }) => ({
    title: 'Votre relevé d’heures est prêt',
    text: dates(from, to, 'fr'),
    button: 'Voir mon relevé',
  }),
};

const en: Sentences = {
  schedule(subject) {
    const { count, isNew, range, lines } = shiftsOf(subject, 'en', {
      added: 'New',
      gone: 'Taken off',
      detail: 'position, break or note',
    });
    const what = isNew
      ? `${count} ${count === 1 ? 'shift' : 'shifts'}`
      : `${count} ${count === 1 ? 'change' : 'changes'}`;
    return {
      title: isNew ? 'Your schedule is published' : 'Your schedule has changed',
      text: count === 1 ? (lines[0] ?? what) : `${what}: ${range}`,
      lines,
      button: 'See my schedule',
    };
  },
  'absence-asked': ({ type, from, to, person }, facts) => ({
    title:
      type === 'unavailable'
        ? 'An unavailability waits for your decision'
        : 'An absence waits for your decision',
    text: afterName(facts, person, dates(from, to, 'en')),
    button: 'Decide',
  }),
  'absence-decided': ({ type, outcome, from, to }) => {
    const what = type === 'unavailable' ? 'unavailability' : 'absence';
    const title = {
      approved: `Your ${what} is approved`,
      refused: `Your ${what} is not approved`,
      entered: `An ${what} was noted for you`,
      removed: `Your ${what} was taken off the schedule`,
    }[outcome];
    return { title, text: dates(from, to, 'en'), button: 'See my requests' };
  },
  'swap-asked': ({ person }, facts) => ({
    title: 'A swap is offered to you',
    text: `${facts.nameOf(person) ?? 'Somebody of the team'} waits for your answer. You are free to say no.`,
    button: 'Answer',
  }),
  'swap-answered': ({ colleague, accepted }, facts) => {
    const who = facts.nameOf(colleague) ?? 'The person asked';
    return {
      title: accepted ? 'Your swap moves on' : 'Your swap is not possible',
      text: accepted
        ? `${who} agrees. Your manager decides now.`
        : `${who} cannot. Your schedule does not change.`,
      button: 'See my requests',
    };
  },
  'swap-waiting': ({ person, open }, facts) => ({
    title: open ? 'A request for a shift waits' : 'A swap waits for your decision',
    text: afterName(
      facts,
      person,
      open ? 'asks for a shift to take' : 'the people concerned agree',
    ),
    button: 'Decide',
  }),
  'swap-decided': ({ approved, open }) => ({
    title: (open
      ? { yes: 'The shift is yours', no: 'The shift is not for you' }
      : { yes: 'The swap is approved', no: 'The swap is not approved' })[approved ? 'yes' : 'no'],
    text: approved ? 'Your schedule reflects it.' : 'Your schedule does not change.',
    button: 'See my requests',
  }),
  'swap-withdrawn': ({ person }, facts) => ({
    title: 'An offer to swap was taken back',
    text: `${facts.nameOf(person) ?? 'Whoever asked'} no longer needs it. Your schedule does not change.`,
    button: 'See my requests',
  }),
  'swap-stale': ({ because, open }) => ({
    title: open ? 'That shift is no longer to take' : 'The swap is no longer possible',
    text: {
      changed: 'One of the shifts has changed since it was asked. What is published counts.',
      taken: 'The shift went to somebody else. The rest of your schedule does not change.',
      left: 'The other person no longer works here. Your schedule does not change.',
    }[because],
    button: 'See my requests',
  }),
  offers(subject) {
    const { count, range, lines } = offersOf(subject, 'en');
    return {
      title: count === 1 ? 'A shift to take' : `${count} shifts to take`,
      text: count === 1 ? (lines[0] ?? '') : capital(range),
      lines,
      button: 'See the shifts to take',
    };
  },
  'correction-asked': ({ person, day, again }, facts) => ({
    title: again
      ? 'A correction of hours is contested'
      : 'A correction of hours waits for your decision',
    text: afterName(facts, person, dates(day, day, 'en')),
    button: 'Decide',
  }),
  announcement: (_, { announcement }) => ({
    title: announcement?.title ?? 'New announcement',
    text: announcement?.body ?? 'Open Comptoir to read it.',
    button: 'Read the announcement',
  }),
  correction: ({ day, outcome }) => ({
    title:
      outcome === 'approved'
        ? 'A correction of your hours is approved'
        : 'A correction of your hours is not approved',
    text: dates(day, day, 'en'),
    button: 'See my hours',
  }),
  statement: ({ from, to }) => ({
    title: 'Your statement of hours is ready',
    text: dates(from, to, 'en'),
    button: 'See my statement',
  }),
};

const languages: Record<Language, Sentences> = { fr, en };

/** What stands below a mail about the schedule. */
export const mailFooter: Record<Language, string> = {
  fr: 'Vous choisissez ce que vous recevez, et comment, dans « Mon profil », « Notifications ».',
  en: 'You choose what you receive, and how, under “My profile”, “Notifications”.',
};

export const moreLines: Record<Language, (count: number) => string> = {
  fr: (count) => `… et ${count} de plus dans votre planning.`,
  en: (count) => `… and ${count} more in your schedule.`,
};

/** Says a subject in a language. */
export function say(subject: Subject, language: Language, facts: Facts): Said {
  const sentence = languages[language][subject.about] as (of: Subject, facts: Facts) => Said;
  return sentence(subject, facts);
}

/** What may stand on a locked screen: nobody else is named, nothing that somebody wrote is quoted (spec NOTE-12). */
export const nobodyNamed: Facts = { nameOf: () => null, announcement: null };
