/** Every sentence that the back office answers. French first; English must have every one. */
const fr = {
  'no-token': 'Il manque l’en-tête « Authorization: Bearer » avec une clé d’accès de Comptoir.',
  'wrong-key': 'Cette clé d’accès n’est pas connue, a expiré ou a été révoquée.',
  'missing-scope': 'Cette clé d’accès n’a pas ce droit.',
  'too-many-requests': 'Trop de demandes avec cette clé : attendez le temps indiqué.',
  'too-large': 'Au plus 500 personnes et 1 Mo par envoi.',
  'bad-request': 'Cette demande n’a pas la forme attendue.',
  'stale-cursor': 'Ce curseur n’est pas de ce journal : recommencez sans curseur.',
  'key-reused': 'Cette clé d’idempotence a déjà servi pour un autre envoi.',
  'bad-key': 'Une clé d’idempotence a de 1 à 200 caractères ASCII visibles.',
  'bad-field': 'Ce champ n’a pas la forme attendue.',
  'bad-email': 'Cette adresse n’en est pas une.',
  'bad-phone': 'Ce numéro de téléphone n’en est pas un.',
  'name-missing':
    'Personne ne porte encore cet identifiant : le nom est nécessaire pour l’ajouter.',
  'establishment-missing':
    'Il y a plusieurs établissements : dites lequel, par son identifiant ou son nom.',
  'establishment-unknown': 'Aucun établissement n’a cet identifiant ou ce nom.',
  'establishment-ambiguous': 'Plusieurs établissements ont ce nom : donnez l’identifiant.',
  'nobody-to-archive': 'Personne ne porte cet identifiant : il n’y a personne à archiver.',
  'nobody-to-compare': 'Personne ne porte cet identifiant : il n’y a rien à quoi comparer « if ».',
  older: 'Un envoi plus récent a déjà été pris : celui-ci ne l’écrase pas.',
  changed: 'Ce champ a changé entre-temps : rien n’a été écrit.',
  archived:
    'Cette personne est archivée : renvoyez-la avec « active: true » pour la faire revenir.',
  erased: 'Les données de cette personne ont été effacées : elle ne revient pas.',
  'last-administrator':
    'C’est la dernière personne qui administre la maison : elle n’est pas archivée.',
};

export type Sentence = keyof typeof fr;

const en: Record<Sentence, string> = {
  'no-token': 'The header “Authorization: Bearer” with an access token of Comptoir is missing.',
  'wrong-key': 'This access token is unknown, has expired or was revoked.',
  'missing-scope': 'This access token does not have that right.',
  'too-many-requests': 'Too many requests with this token: wait for the time stated.',
  'too-large': 'At most 500 people and 1 MB in one push.',
  'bad-request': 'This request does not have the expected shape.',
  'stale-cursor': 'This cursor is not one of this journal: start again without a cursor.',
  'key-reused': 'This idempotency key was used for another push already.',
  'bad-key': 'An idempotency key has 1 to 200 visible ASCII characters.',
  'bad-field': 'This field does not have the expected shape.',
  'bad-email': 'This is not an e-mail address.',
  'bad-phone': 'This is not a telephone number.',
  'name-missing': 'Nobody has this id yet: a name is needed to add them.',
  'establishment-missing': 'There are several establishments: say which, by its id or its name.',
  'establishment-unknown': 'No establishment has this id or this name.',
  'establishment-ambiguous': 'Several establishments have this name: give the id.',
  'nobody-to-archive': 'Nobody has this id: there is nobody to archive.',
  'nobody-to-compare': 'Nobody has this id: there is nothing to compare “if” with.',
  older: 'A newer push was taken already: this one does not overwrite it.',
  changed: 'This field has changed meanwhile: nothing was written.',
  archived: 'This person is archived: send them with “active: true” to bring them back.',
  erased: 'The data of this person was erased: they do not come back.',
  'last-administrator': 'This is the last person who administers the house: they are not archived.',
};

/** A sentence in both languages: whoever reads a log of software may read either. */
export function say(sentence: Sentence): { fr: string; en: string } {
  return { fr: fr[sentence], en: en[sentence] };
}
