/** Rises when the text of « Vos données » says something else: then it is shown to everybody again. */
export const privacyEdition = 1;
