/** The end of a tablet's life, the one that takes its place, and what was handed in apart. */
export const frDevices = {
  'tablet.acts-of': 'Actions pour la tablette {{fingerprint}} de {{name}}',
  'tablet.retiring': 'À remplacer',
  'tablet.lost': 'Perdue',
  'tablet.revoked': 'Terminée',
  'tablet.replaced-by': 'Remplacée par la tablette {{fingerprint}}.',
  'tablet.replaces': 'A pris la place de la tablette {{fingerprint}}.',
  'tablet.waited-for': 'Celle qui a pris sa place prévient que des pointages manquent peut-être.',
  'tablet.stop-waiting': 'Ne plus attendre…',
  'tablet.stop-waiting-title': 'Ne plus attendre cette tablette\u00a0?',
  'tablet.stop-waiting-act': 'Ne plus attendre',
  'tablet.stop-waiting-text':
    "La tablette qui l'a remplacée à {{name}} cesse de prévenir que des pointages manquent. Demandez d'abord leurs heures à celles et ceux qu'elle nomme\u00a0: ensuite plus rien ne le rappelle.",
  'tablet.stop-waiting-pending_one':
    "{{count}} enregistrement n'était pas arrivé aux dernières nouvelles. Il ne compte pas.",
  'tablet.stop-waiting-pending_other':
    "{{count}} enregistrements n'étaient pas arrivés aux dernières nouvelles. Ils ne comptent pas.",
  'tablet.stop-waiting-unknown':
    "Elle n'a rien dit depuis son remplacement\u00a0: on ne sait pas s'il lui restait quelque chose.",
  'tablet.stop-waiting-back':
    "Rien n'est effacé. Si elle revient avec quelque chose, tout est pris, et on vous le dit.",
  'tablet.stop-waiting-forked': 'Elle est aussi marquée comme vérifiée.',
  'tablet.clear-waiting':
    "On cesse aussi d'attendre ce qu'elle gardait\u00a0: la tablette qui l'a remplacée ne prévient plus que des pointages manquent.",
  'tablet.retiring-text':
    "On continue d'y pointer. Elle se termine seule quand une autre a pris sa place et que tout ce qu'elle garde est arrivé.",
  'tablet.lost-text':
    "Au prochain contact elle efface noms, codes et coordonnées, et remet ce qu'elle garde, sans limite de temps.",
  'tablet.unsettled_one': 'Décider\u00a0: {{count}} enregistrement',
  'tablet.unsettled_other': 'Décider\u00a0: {{count}} enregistrements',
  'tablet.apart': 'Voir ce qui est mis à part ({{count}})',
  'tablet.act-retire': 'Retirer…',
  'tablet.act-replace': 'Remplacer…',
  'tablet.act-lose': 'Déclarer perdue…',
  'tablet.act-revoke': 'Terminer maintenant…',

  'tablet.retire-title': 'Retirer cette tablette\u00a0?',
  'tablet.retire-act': 'Retirer la tablette',
  'tablet.retire-text':
    "On continue de pointer sur la tablette de {{name}}\u00a0: rien n'y est effacé et rien n'est refusé. Elle prévient l'équipe qu'elle va être remplacée.",
  'tablet.retire-then':
    "Elle se termine seule quand une autre a pris sa place et que tout est arrivé. D'ici là vous pouvez la remplacer, la terminer ou la déclarer perdue\u00a0; revenir en arrière demande de l'inscrire de nouveau.",
  'tablet.lose-title': 'Déclarer cette tablette perdue\u00a0?',
  'tablet.lose-act': 'Déclarer perdue',
  'tablet.lose-text':
    "Dès maintenant la tablette de {{name}} ne reçoit plus rien. À son prochain contact elle efface noms, codes, coordonnées et planning\u00a0; ses pointages sont gardés\u00a0: ils arrivent ici, mis à part, pour que quelqu'un décide.",
  'tablet.lose-risk':
    "Tant qu'elle n'a pas de réseau, elle garde tout cela. Si elle a pu tomber en de mauvaises mains, donnez de nouveaux codes à l'équipe.",
  'tablet.lose-back':
    "On ne revient pas en arrière\u00a0: retrouvée, elle se remet à zéro une fois tout remis, puis s'inscrit comme une neuve.",
  'tablet.revoke-title': 'Terminer cette tablette maintenant\u00a0?',
  'tablet.revoke-act': 'Terminer la tablette',
  'tablet.revoke-text':
    "La tablette de {{name}} ne reçoit plus rien, efface noms et codes à son prochain contact, et remet ce qu'elle garde encore\u00a0: ce sera mis à part. Pour s'en servir de nouveau, il faudra l'inscrire comme une neuve.",
  'tablet.revoke-pending_one':
    "Elle garde {{count}} enregistrement qui n'est pas encore arrivé\u00a0: il sera mis à part, pas perdu, et quelqu'un devra décider.",
  'tablet.revoke-pending_other':
    "Elle garde {{count}} enregistrements qui ne sont pas encore arrivés\u00a0: ils seront mis à part, pas perdus, et quelqu'un devra décider.",
  'tablet.revoke-rather':
    'Pour changer de tablette sans rien mettre à part, préférez «\u00a0Remplacer\u00a0».',

  'tablet.replace-title': 'Remplacer une tablette',
  'tablet.replace-lead':
    'Prenez la nouvelle tablette en main\u00a0: elle affiche un code. Elle prendra la place de la tablette {{fingerprint}} de {{name}}.',
  'tablet.replace-compare':
    "Elle prend la place de la tablette {{fingerprint}}, qui se retire avec cette approbation\u00a0: l'ancienne envoie ce qu'elle garde, puis se termine.",
  'tablet.replace-compare-ended':
    'Elle prend la place de la tablette {{fingerprint}}, qui ne reçoit déjà plus rien.',
  'tablet.replaced': 'La tablette est remplacée',
  'tablet.replaced-lead':
    "La nouvelle montre dans quelques instants qui est en service, en pause ou bloqué, et les tâches du jour. S'il manque des pointages de l'ancienne, elle dit combien et à qui demander.",

  'apart.title': 'Mis à part',
  'apart.lead': '{{name}}, tablette {{fingerprint}}',
  'apart.back': 'Tablettes',
  'apart.what':
    "Ces enregistrements ont été faits sur une tablette perdue, terminée ou copiée. Ils sont en lieu sûr, signés par elle, et ne comptent pas tant que personne n'a décidé.",
  'apart.none': 'Rien de mis à part',
  'apart.none-text': "De cette tablette, rien n'est mis à part. Vous n'avez rien à faire.",
  'apart.open': 'À décider',
  'apart.open-none': 'Tout est décidé.',
  'apart.settled': 'Réglé',
  'apart.punch': '{{type}} · {{moment}}',
  'apart.nobody': "Quelqu'un hors liste",
  'apart.named': '{{name}} (hors liste)',
  'apart.erased': 'Personne effacée',
  'apart.other': 'Autre enregistrement',
  'apart.other-text': "Ce n'est pas un pointage\u00a0: rien à compter.",
  'apart.unreadable': 'Illisible',
  'apart.unreadable-text':
    "Le contenu ne se lit pas. Il est gardé tel quel\u00a0; on peut seulement l'écarter.",
  'apart.same-clock': "L'horloge de la tablette et l'heure estimée sont d'accord.",
  'apart.other-clock':
    "L'horloge de la tablette disait {{moment}}\u00a0; Comptoir estime l'heure ci-dessus.",
  'apart.received': 'Remis le {{moment}}',
  'apart.reason-fork': 'mémoire copiée ou restaurée',
  'apart.reason-drain': 'tablette perdue ou terminée',
  'apart.reason-export': 'fichier de secours',
  'apart.state-noted': 'Pour mémoire',
  'apart.state-noted-text': "Dit ce qui s'est passé sur la tablette\u00a0: rien à décider.",
  'apart.state-known': 'Déjà compté',
  'apart.state-known-text': 'Le journal a déjà ce même enregistrement\u00a0: rien à faire.',
  'apart.state-kept': 'Gardé',
  'apart.state-dismissed': 'Écarté',
  'apart.settled-by': 'par {{name}}, {{moment}}',
  'apart.settled-at': '{{moment}}',
  'apart.keep': 'Garder…',
  'apart.keep-of': 'Garder\u00a0: {{what}}',
  'apart.dismiss': 'Écarter…',
  'apart.dismiss-of': 'Écarter\u00a0: {{what}}',
  'apart.keep-title': 'Garder ce pointage\u00a0?',
  'apart.keep-text':
    "Il comptera dès maintenant, avec la mention qu'il vient d'une tablette retirée. L'original reste tel quel à côté.",
  'apart.keep-own':
    "Ce pointage est à votre nom\u00a0: s'il compte pour vous, c'est à une autre personne de le dire. Vous pouvez seulement dire qu'il est de quelqu'un d'autre.",
  'apart.keep-person': 'Qui',
  'apart.keep-person-choose': 'Choisir…',
  'apart.keep-person-missing': 'Dites de qui est ce pointage.',
  'apart.keep-type': 'Quoi',
  'apart.keep-date': 'Jour',
  'apart.keep-time': 'Heure',
  'apart.keep-time-missing': "Donnez le jour et l'heure.",
  'apart.keep-act': 'Garder ce pointage',
  'apart.dismiss-title': 'Écarter cet enregistrement\u00a0?',
  'apart.dismiss-text':
    'Il ne comptera pas. Il reste gardé ici avec votre raison, que chacun peut relire.',
  'apart.dismiss-reason': 'Pourquoi',
  'apart.dismiss-missing': 'Écrivez une raison\u00a0: elle reste à côté.',
  'apart.dismiss-act': 'Écarter',
  'apart.may-not': 'Garder ou écarter revient à qui approuve les pointages de cet établissement.',
  'apart.kept-toast': 'Pointage gardé\u00a0: il compte.',
  'apart.dismissed-toast': 'Écarté, avec votre raison.',

  'home.apart': 'Mis à part, venu de tablettes',
  'home.apart-count_one': 'enregistrement à décider',
  'home.apart-count_other': 'enregistrements à décider',
} as const;
