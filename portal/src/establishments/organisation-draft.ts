import type { OrganisationPatch, OrganisationView } from '@comptoir/shared/establishments/portal';

/** What can be changed about the organisation, field by field. */
export type Organisation = {
  [K in keyof OrganisationPatch]-?: NonNullable<OrganisationPatch[K]>['to'];
};
export type FieldName = keyof Organisation;

export const fieldNames = [
  'name',
  'secondFactorGrace',
  'passphrases',
  'logo',
  'invitationFr',
  'invitationEn',
] as const satisfies readonly FieldName[];

export function organisationOf({
  name,
  settings,
  invitation,
  logo,
}: OrganisationView): Organisation {
  const { secondFactorGrace, passphrases } = settings;
  const { fr: invitationFr, en: invitationEn } = invitation;
  return { name, secondFactorGrace, passphrases, logo, invitationFr, invitationEn };
}

/** Fields that differ, each from what the form showed. Empty: there is nothing to save. */
export function patchOf(from: Organisation, to: Organisation): OrganisationPatch {
  return Object.fromEntries(
    fieldNames
      .filter((field) => !isSame(from[field], to[field]))
      .map((field) => [field, { from: from[field], to: to[field] }]),
  );
}

/** Fields that both this form and somebody else changed, and not to the same. */
export function clashesOf(
  from: Organisation,
  now: Organisation,
  wanted: Organisation,
): FieldName[] {
  return fieldNames.filter(
    (field) =>
      !isSame(from[field], now[field]) &&
      !isSame(from[field], wanted[field]) &&
      !isSame(now[field], wanted[field]),
  );
}

/** What this form left alone takes the other's value. */
export function rebase(from: Organisation, now: Organisation, wanted: Organisation): Organisation {
  return fieldNames.reduce(
    (draft, field) => (isSame(from[field], wanted[field]) ? take(draft, now, field) : draft),
    wanted,
  );
}

/** The other's value of one field. */
export function take(draft: Organisation, now: Organisation, field: FieldName): Organisation {
  return { ...draft, [field]: now[field] };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
