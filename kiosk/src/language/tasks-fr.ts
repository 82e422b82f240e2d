/** Words of this room's part of Paramètres › Établissement. Loaded with the settings, not with the first screen. */
export const tasksFr = {} as const;
