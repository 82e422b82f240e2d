import type { EstablishmentSettings, Retention } from '@comptoir/shared/establishments/operations';

/** What « Réglages de l'établissement » shows and changes. */
export type EstablishmentFields = Omit<EstablishmentSettings, 'timeRules' | 'planningRules'> & {
  name: string;
  /** Whom to ask about one's data. */
  contact: string | null;
};
export type EstablishmentField = keyof EstablishmentFields;

/** One field that somebody changed elsewhere before this tablet's change arrived (O4). */
export type EstablishmentClash = {
  [F in EstablishmentField]: {
    field: F;
    mine: EstablishmentFields[F];
    theirs: EstablishmentFields[F];
    /** When it was asked here, ms. */
    at: number;
    /** Name of who asked; empty when nobody knows. */
    by: string;
  };
}[EstablishmentField];

export type EstablishmentView = {
  fields: EstablishmentFields;
  /** Changed here, and not heard of by the server. */
  unsent: ReadonlySet<EstablishmentField>;
  clashes: EstablishmentClash[];
};

/** What « Vos données » says about this store. */
export type PrivacyView = {
  establishment: string;
  contact: string | null;
  retention: Retention;
  /** The home screen does not say who is in. */
  hideStatuses: boolean;
};
