import { ButtonLink } from '@comptoir/ui/button-link';
import { createLink } from '@tanstack/react-router';

/** A link of the portal in the shape of a button. */
export const LinkButton = createLink(ButtonLink);
