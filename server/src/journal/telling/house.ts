import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { Told } from '@comptoir/shared/journal/told-fields';
import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Teller } from './known.ts';
import { changed, edited, given, plain, several, taken, worded } from './known.ts';
import { writeInvitation } from './names.ts';

type House =
  | 'organisation.create'
  | 'organisation.edit'
  | 'establishment.create'
  | 'establishment.configure'
  | 'establishment.edit'
  | 'team.create'
  | 'team.edit'
  | 'team.remove'
  | 'device.enrol'
  | 'device.retire'
  | 'device.lose'
  | 'device.revoke'
  | 'device.clear'
  | 'quarantine.settle';

/** What happened to the organisation, its establishments, their teams and tablets. */
export const house: { [K in House]: Teller<K> } = {
  'organisation.create': ({ body }, known) => [changed('name', null, known.text(body.nameText))],
  'organisation.edit': ({ body }, known) =>
    edited(body.changes, {
      nameText: worded('name', known),
      secondFactorGrace: plain('secondFactorGrace'),
      passphrases: plain('passphrases'),
      invitationFrText: worded('invitationFr', known, writeInvitation),
      invitationEnText: worded('invitationEn', known, writeInvitation),
      logo: plain('logo'),
    }),
  'establishment.create': ({ body }, known) => [
    changed('name', null, known.text(body.nameText)),
    ...settled(body.settings),
  ],
  'establishment.configure': ({ body }) => settled(body.settings),
  'establishment.edit': ({ body }, known) =>
    edited(body.changes, {
      nameText: worded('name', known),
      contactText: worded('contact', known),
      zone: plain('zone'),
      language: plain('language'),
      cutOffHour: plain('cutOffHour'),
      openPeriodLimit: plain('openPeriodLimit'),
      hideStatuses: plain('hideStatuses'),
      hideSurnames: plain('hideSurnames'),
      leaseDays: plain('leaseDays'),
      pinLength: plain('pinLength'),
      pinChange: plain('pinChange'),
      languages: ({ from, to }) => [changed('languages', several(from), several(to))],
      retention: ({ from, to }) =>
        [
          changed('retentionPunches', from.punches, to.punches),
          changed('retentionCheckOffs', from.checkOffs, to.checkOffs),
          changed('retentionContacts', from.contacts, to.contacts),
        ].filter((told) => told.from !== told.to),
      timeRules: ({ from, to }) => [changed('timeRules', rulesOf(from), rulesOf(to))],
      planningRules: ({ from, to }) => [changed('planningRules', rulesOf(from), rulesOf(to))],
    }),
  'team.create': ({ body }, known) => [
    changed('name', null, body.name),
    ...given('parent', known.team(body.parent)),
  ],
  'team.edit': ({ body }, known) => {
    const told = edited(body.changes, {
      name: plain('name'),
      parent: ({ from, to }) => [changed('parent', known.team(from), known.team(to))],
    });
    // Where it hangs alone does not say which it is.
    return body.changes.name ? told : [...named(known.team(body.team)), ...told];
  },
  'team.remove': ({ body }, known) => taken('name', known.team(body.team)),
  // Whose place it takes is what it was before: one tablet, then another.
  'device.enrol': ({ body }, known) => {
    const tablet = known.tablet(body.device);
    const before = body.replaces === undefined ? null : known.tablet(body.replaces);
    return tablet === null ? [] : [changed('tablet', before, tablet)];
  },
  'device.retire': ({ body }, known) => taken('tablet', known.tablet(body.device)),
  'device.lose': ({ body }, known) => taken('tablet', known.tablet(body.device)),
  'device.revoke': ({ body }, known) => taken('tablet', known.tablet(body.device)),
  'device.clear': ({ body }, known) => {
    const tablet = known.tablet(body.device);
    return tablet === null ? [] : [changed('tablet', tablet, tablet)];
  },
  'quarantine.settle': ({ body }, known) => [
    ...given('tablet', known.tablet(body.device)),
    ...(body.punch === null
      ? []
      : [changed('punch', null, body.punch.type), changed('punchAt', null, body.punch.at)]),
    ...given('reason', known.text(body.reasonText)),
  ],
};

function named(team: string | null): Told[] {
  return team === null ? [] : [changed('team', team, team)];
}

/** Every setting as it was given at once. */
function settled(settings: EstablishmentSettings): Told[] {
  const { languages, retention, timeRules, planningRules, ...rest } = settings;
  return [
    ...(Object.keys(rest) as (keyof typeof rest)[]).map((field) =>
      changed(field, null, rest[field]),
    ),
    changed('languages', null, several(languages)),
    changed('retentionPunches', null, retention.punches),
    changed('retentionCheckOffs', null, retention.checkOffs),
    changed('retentionContacts', null, retention.contacts),
    changed('timeRules', null, rulesOf(timeRules)),
    changed('planningRules', null, rulesOf(planningRules)),
  ];
}

/** As JSON: whoever shows it writes it in words. */
function rulesOf(rules: TimeRules | PlanningRules): string {
  return JSON.stringify(rules);
}
